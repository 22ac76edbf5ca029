"""Prefixed attention heads, measured under the derived bounds.

numpy, scipy and numba only: bounds reach this package as numbers, never as claims.
"""

"""Mutants of every claim: which are refuted, which are still true, and whether any false one comes out proved."""

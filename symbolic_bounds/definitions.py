"""The paper's shared quantities, as transparent definitions: every engine sees the formula."""

from __future__ import annotations

from typing import TypeAlias

import sympy as sp

Expr: TypeAlias = "sp.Expr | int"


def order(m: Expr) -> sp.Expr:
    """nu = (m-1)/2, the order of the Bessel functions that belong to the sphere S^m."""
    return (m - 1) / sp.Integer(2)


def ratio(nu: Expr, x: Expr) -> sp.Expr:
    """r_nu(x) = I_{nu+1}(x) / I_nu(x)."""
    return sp.besseli(nu + 1, x) / sp.besseli(nu, x)


def bound_ratio(lam: Expr, mu: Expr) -> sp.Expr:
    """B(lam, mu) = lam / (mu + sqrt(lam^2 + mu^2)), the lower bound of Amos for r_{mu-1}(lam)."""
    return lam / (mu + sp.sqrt(lam**2 + mu**2))


def eigenvalue(k: Expr, lam: Expr, m: Expr) -> sp.Expr:
    """a_k(lam) = I_{nu+k}(lam) / I_nu(lam), the eigenvalue of the kernel on harmonics of degree k on S^m."""
    return sp.besseli(order(m) + k, lam) / sp.besseli(order(m), lam)


def surface(m: Expr) -> sp.Expr:
    """w_m = 2 pi^((m+1)/2) / Gamma((m+1)/2), the area of S^m."""
    half = (m + 1) / sp.Integer(2)
    return 2 * sp.pi**half / sp.gamma(half)


def normaliser(lam: Expr, m: Expr) -> sp.Expr:
    """c(lam) = w_m lam^nu / ((2 pi)^(nu+1) I_nu(lam)): the kernel is K_lam(t) = c(lam) e^(lam t)."""
    nu = order(m)
    return surface(m) * lam**nu / ((2 * sp.pi) ** (nu + 1) * sp.besseli(nu, lam))

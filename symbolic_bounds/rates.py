"""The constants of the paper's two theorems: concentration and prefix length, by precision and smoothness."""

from __future__ import annotations

import sympy as sp

from symbolic_bounds.definitions import Expr, normaliser
from symbolic_bounds.symbols import C_H, C_R, F, L, m


def degree_bound(eps: Expr) -> sp.Expr:
    """K = 4 L C_R/eps + 1, at least the degree ceil(4 L C_R/eps) of the polynomial."""
    return 4 * L * C_R / eps + 1


def beta(eps: Expr) -> sp.Expr:
    """1 - eps^2/(8 L C_H C_R + 2 eps C_H), which is 1 - (eps/(2 C_H))/K."""
    return 1 - eps**2 / (8 * L * C_H * C_R + 2 * eps * C_H)


def exponent(eps: Expr) -> sp.Expr:
    """p = eps/(4 L C_R + eps), which is 1/K."""
    return eps / (4 * L * C_R + eps)


def concentration(eps: Expr, p: Expr | None = None) -> sp.Expr:
    """Lambda(eps); `p` replaces the exponent."""
    rho = beta(eps) ** (exponent(eps) if p is None else p)
    return (8 * L * C_R + m * eps + eps) * rho / (eps * (1 - rho**2))


def cap_angle(lam: Expr, eps: Expr) -> sp.Expr:
    """delta = eps/(6 (L + lam F) c(lam) e^lam), the size of the cells."""
    return eps / (6 * (L + lam * F) * normaliser(lam, m) * sp.exp(lam))


def rogers(n: Expr) -> sp.Expr:
    """n ln n + n ln ln n + 5 n, the covering density of Rogers in dimension n."""
    return n * sp.log(n) + n * sp.log(sp.log(n)) + 5 * n


def covering_constant(m: Expr) -> sp.Expr:
    """Phi(m) = e (n ln n + n ln ln n + 5 n) with n = m + 1."""
    return sp.E * rogers(m + 1)


def prefix_length(lam: Expr, eps: Expr) -> sp.Expr:
    """N(lam, eps) = Phi(m) (3 pi (L + lam F) c(lam) e^lam/eps)^(2 (m + 1))."""
    base = 3 * sp.pi * (L + lam * F) * normaliser(lam, m) * sp.exp(lam) / eps
    return covering_constant(m) * base ** (2 * (m + 1))

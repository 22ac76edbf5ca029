"""From relations between real expressions to polynomial constraints.

Every term that is not polynomial becomes an atom, a variable of its own, together with what is known of it:
the square of a root, the sign of a power of a positive base, the range of a cosine. Nothing is rewritten that
is not defined: a denominator, a radicand, the base of a real power and the argument of a logarithm must first
be shown to have the sign that they need, and each such condition is an obligation like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from proofs.atoms import CONSTANTS, FUNCTIONS, is_integral
from proofs.certificate import Constraint
from proofs.polynomial import ONE, Polynomial, product
from proofs.ratio import Ratio, factors, lower, over
from proofs.verdict import TranslationError
from symbolic_bounds.symbols import Sort, sort_of

Require = Callable[[Sequence[Constraint], Constraint], bool]
_printed = lru_cache(1 << 14)(str)  # the same atoms come back in every goal, and sympy prints slowly


class Translator:
    """Collects constraints; `require(constraints, goal)` must show a side condition or say that it could not."""

    def __init__(self, require: Require) -> None:
        self._require = require
        self.constraints: list[Constraint] = []
        self.divided_by: set[int] = set()  # constraints that made it sound to cancel a factor
        self._names: dict[sp.Expr, str] = {}
        self._ratios: dict[sp.Expr, Ratio] = {}
        self._taken: set[str] = set()

    # -- relations -----------------------------------------------------------------------------------------

    def assume(self, relation: Relational) -> range:
        """Add a relation that is known to hold; the positions of its constraints. `!=` adds none."""
        known = [] if isinstance(relation, sp.Ne) else self.constraint(relation)
        if isinstance(relation, (sp.Gt, sp.Lt)) and all(map(is_integral, relation.args)):
            known = [Constraint(c.poly - ONE, ">=") for c in known]  # integers that differ, differ by one
        self.constraints.extend(known)
        return range(len(self.constraints) - len(known), len(self.constraints))

    def constraint(self, relation: Relational) -> list[Constraint]:
        """The polynomial form of a relation; `a = b` gives one equation."""
        lhs, rhs = relation.args
        if isinstance(relation, (sp.Le, sp.Lt)):
            lhs, rhs = rhs, lhs
        elif not isinstance(relation, (sp.Ge, sp.Gt, sp.Eq)):
            raise TranslationError(f"{relation}: expected one of =, <=, <, >=, >")
        gap = self.ratio(lhs) + self.ratio(rhs) * Ratio(Polynomial.constant(-1))
        gap = Ratio(self._strip(gap.num), gap.den)
        if isinstance(relation, sp.Eq):
            return [Constraint(gap.num, "=")]
        return [Constraint(gap.num, ">" if isinstance(relation, (sp.Gt, sp.Lt)) else ">=")]

    # -- expressions ---------------------------------------------------------------------------------------

    def ratio(self, expr: sp.Expr) -> Ratio:
        """An expression as a quotient of polynomials in the atoms.

        Raises:
            TranslationError: if the expression has no meaning as a real number, or none was shown.
        """
        known = self._ratios.get(expr)  # what was shown of its parts need not be shown again
        if known is None:
            known = self._ratios[expr] = self._translated(expr)
        return known

    def _translated(self, expr: sp.Expr) -> Ratio:
        if isinstance(expr, sp.Rational):
            return Ratio(Polynomial.constant(Fraction(int(expr.p), int(expr.q))))
        if expr in CONSTANTS:
            return Ratio(self._constant(expr))
        if isinstance(expr, sp.Symbol):
            return Ratio(self._symbol(expr))
        if isinstance(expr, sp.Add):
            total = Ratio(Polynomial({}))
            for arg in expr.args:
                total = total + self.ratio(arg)
            return total
        if isinstance(expr, sp.Mul):
            result = Ratio(ONE)
            for arg in expr.args:
                result = result * self.ratio(arg)
            return result
        if isinstance(expr, sp.exp):
            return self._power(sp.E, expr.args[0])
        if isinstance(expr, sp.Pow):
            return self._power(*expr.as_base_exp()) if expr.base is not sp.E else self._power(sp.E, expr.exp)
        return Ratio(self._function(expr))

    def _strip(self, poly: Polynomial) -> Polynomial:
        """Divide by the variables that every term shares and that are known to be positive."""
        shared = frozenset.intersection(*(frozenset(v for v, _ in mono) for mono in poly.terms)) if poly.terms else ()
        for name in sorted(shared):
            positive = Constraint(Polynomial.variable(name), ">")
            if positive in self.constraints:
                self.divided_by.add(self.constraints.index(positive))
                while poly.terms and all(name in dict(mono) for mono in poly.terms):
                    poly = Polynomial({lower(mono, name): c for mono, c in poly.terms.items()})
        return poly

    def positive(self, expr: sp.Expr) -> None:
        """Demand expr > 0."""
        self._demand(self.ratio(expr).num, ">", f"{expr} > 0")

    def _demand(self, poly: Polynomial, relation: str, what: str) -> None:
        if not self._require(self.constraints, Constraint(poly, relation)):
            raise TranslationError(f"it was not shown that {what}")

    def _inverse(self, value: Ratio, expr: sp.Expr) -> Ratio:
        num = value.num
        if num.is_constant:
            if num.is_zero:
                raise TranslationError(f"division by zero in 1/({expr})")
            return over(value.den, num.constant_value)
        parts = factors(num)
        sign = 1
        for i, factor in enumerate(parts):
            if factor.is_constant:
                continue
            if self._require(self.constraints, Constraint(factor, ">")):
                continue
            if not self._require(self.constraints, Constraint(-factor, ">")):
                raise TranslationError(f"the denominator {expr} was not shown to keep one sign")
            parts[i], sign = -factor, -sign
        scale = Fraction(sign)
        den = []
        for factor in parts:
            if factor.is_constant:
                scale /= factor.constant_value
            else:
                den.append(factor)
        return Ratio(product(value.den).scale(scale), tuple(den)).reduced()

    def _power(self, base: sp.Expr, exponent: sp.Expr) -> Ratio:
        if isinstance(exponent, sp.Integer):
            n = int(exponent)
            if abs(n) > 64:
                raise TranslationError(f"the exponent {n} is too large to expand")
            value = self.ratio(base) ** abs(n)
            return value if n >= 0 else self._inverse(self.ratio(base), base) ** abs(n)
        if isinstance(base, sp.Mul):
            result = Ratio(ONE)
            for arg in base.args:
                result = result * self._power(arg, exponent)
            return result
        if isinstance(base, sp.Rational) and base > 0 and not isinstance(base, sp.Integer):
            return self._power(sp.Integer(base.p), exponent) * self._power(sp.Integer(base.q), -exponent)
        if isinstance(base, sp.Integer) and base > 1 and not sp.isprime(base):
            result = Ratio(ONE)
            for prime, power in sp.factorint(int(base)).items():
                result = result * self._power(sp.Integer(prime), power * exponent)
            return result
        self.ratio(exponent)  # the exponent itself must be defined
        if base == 1:
            return Ratio(ONE)
        if isinstance(base, (sp.Pow, sp.exp)):
            inner, inner_exponent = base.as_base_exp()
            # (b^n)^e = b^(n e) needs b > 0; for an even n, (b^n)^e is the power of another base if b < 0.
            self.ratio(base)
            if self._require(self.constraints, Constraint(self.ratio(inner).num, ">")):
                return self._power(inner, sp.expand_mul(inner_exponent * exponent))
        if isinstance(exponent, sp.Rational) and exponent.q == 2:
            root = Ratio(self._root(base))
            value = root ** abs(int(exponent.p))
            return value if exponent.p > 0 else self._inverse(root, sp.sqrt(base)) ** abs(int(exponent.p))
        self.positive(base)
        result = Ratio(ONE)
        for term in sp.Add.make_args(sp.expand_mul(exponent)):
            result = result * self._power_term(base, term)
        return result

    def _power_term(self, base: sp.Expr, term: sp.Expr) -> Ratio:
        """base**(p/q * rest) as the p-th power of the atom base**(rest/q)."""
        coefficient, rest = term.as_coeff_Mul()
        if not isinstance(coefficient, sp.Rational):
            raise TranslationError(f"the exponent {term} is not understood")
        p, q = int(coefficient.p), int(coefficient.q)
        value = self.ratio(base) if rest == 1 and q == 1 else Ratio(self._positive_power(base, rest, q))
        if abs(p) > 64:
            raise TranslationError(f"the exponent {p} is too large to expand")
        return value ** p if p >= 0 else self._inverse(value, base) ** -p

    # -- atoms ---------------------------------------------------------------------------------------------

    def _atom(self, expr: sp.Expr) -> tuple[Polynomial, bool]:
        """The variable that stands for `expr`, and whether it is new."""
        if expr in self._names:
            return Polynomial.variable(self._names[expr]), False
        name = _printed(expr)
        while name in self._taken:
            name += "'"
        self._taken.add(name)
        self._names[expr] = name
        return Polynomial.variable(name), True

    def _know(self, poly: Polynomial, relation: str) -> None:
        self.constraints.append(Constraint(poly, relation))

    def _constant(self, expr: sp.Expr) -> Polynomial:
        atom, new = self._atom(expr)
        if new:
            low, high = CONSTANTS[expr]
            self._know(atom, ">")
            self._know(atom - Polynomial.constant(low), ">")
            self._know(Polynomial.constant(high) - atom, ">")
        return atom

    def _symbol(self, sym: sp.Symbol) -> Polynomial:
        sort = sort_of(sym)
        if sort is None or sort is Sort.OBJECT:
            raise TranslationError(f"{sym} is not a real symbol")
        atom, new = self._atom(sym)
        if new and sort is Sort.POSITIVE:
            self._know(atom, ">")
        elif new and sort in (Sort.NONNEGATIVE, Sort.NATURAL):
            self._know(atom, ">=")
        elif new and sort is Sort.COUNTING:
            self._know(atom, ">")
            self._know(atom - ONE, ">=")
        return atom

    def _root(self, radicand: sp.Expr) -> Polynomial:
        value = self.ratio(radicand)
        canonical = sp.sqrt(sp.expand_mul(radicand), evaluate=False)
        if canonical not in self._names:
            # A strict sign is worth having: it makes the root itself strictly positive.
            strict = self._require(self.constraints, Constraint(value.num, ">"))
            if not strict:
                self._demand(value.num, ">=", f"{radicand} >= 0")
            atom, _ = self._atom(canonical)
            self._know(atom, ">" if strict else ">=")
            square = Ratio(atom * atom) + Ratio(-value.num, value.den)
            self._know(square.num, "=")
        return self._atom(canonical)[0]

    def _positive_power(self, base: sp.Expr, rest: sp.Expr, q: int) -> Polynomial:
        exponent = rest / q
        canonical = sp.Pow(sp.expand_mul(base), exponent, evaluate=False)
        atom, new = self._atom(canonical)
        if new:
            self._know(atom, ">")
            if q != 1:
                whole = self.ratio(base) if rest == 1 else Ratio(self._positive_power(base, rest, 1))
                self._know((Ratio(atom**q) + Ratio(-whole.num, whole.den)).num, "=")
        return atom

    def _function(self, expr: sp.Expr) -> Polynomial:
        """An applied function as an atom, after its arguments were shown to be in its domain."""
        if isinstance(expr, AppliedUndef):
            for arg in expr.args:
                if not (isinstance(arg, sp.Symbol) and sort_of(arg) is Sort.OBJECT):
                    self.ratio(arg)
            return self._atom(expr.func(*map(sp.expand_mul, expr.args)))[0]
        if type(expr) not in FUNCTIONS:
            raise TranslationError(f"{expr.func} is not a function that this engine knows, in {expr}")
        canonical = expr.func(*map(sp.expand_mul, expr.args), evaluate=False)
        args = [self.ratio(arg) for arg in expr.args]
        if canonical in self._names:
            return self._atom(canonical)[0]
        if isinstance(expr, (sp.Max, sp.Min)) and len(args) != 2:
            raise TranslationError(f"{expr}: a maximum or minimum of exactly two terms was expected")
        conditions, facts = FUNCTIONS[type(expr)]
        for poly, relation in conditions(*args):
            self._demand(poly, relation, f"the arguments of {expr} lie in its domain")
        atom, _ = self._atom(canonical)
        for fact in facts(Ratio(atom), *args):
            self._know(fact[0].num, fact[1])
        if type(expr) in (sp.sin, sp.cos):
            other = (sp.cos if isinstance(expr, sp.sin) else sp.sin)(canonical.args[0], evaluate=False)
            if other in self._names:
                partner = self._atom(other)[0]
                self._know(atom * atom + partner * partner - ONE, "=")
        return atom

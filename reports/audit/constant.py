"""The tightest constant: which values of a number in a statement are certified, and which are refuted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sympy as sp
from sympy.core.relational import Relational

from reports.audit.counterexample import Refuted, refute
from reports.audit.proving import Library, aimed, consequences, derive_plainly
from reports.points.budget import CERTIFICATE, Budget, spend
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula

Path = tuple[int, ...]
_ROUNDS = 7
_LOOK = 0.3  # seconds' worth of search for a counterexample


@dataclass(frozen=True)
class Literal:
    """A number in a statement: where it stands, its value, and whether it is changed by a factor or a summand."""

    path: Path
    value: sp.Rational
    additive: bool
    shown: str  # the smallest expression around it
    in_exponent: bool = False  # whether it is part of an exponent
    also: tuple[Path, ...] = ()  # where the same number stands again, and changed in the same way

    @property
    def is_factor(self) -> bool:
        """Whether this is the factor 1 that stands before a side."""
        return bool(self.path) and self.path[-1] == -1


@dataclass(frozen=True)
class Tightest:
    """Values of a number for which a statement is certified and refuted; None where no value was found."""

    shown: str
    published: str
    certified: str | None
    refuted: str | None
    witness: Refuted | None = None

    @property
    def slack(self) -> float | None:
        """How far the published value is from one that is refuted, relative to it; None if it is refuted itself."""
        if self.refuted is None:
            return None
        base, refuted = sp.Rational(self.published), sp.Rational(self.refuted)
        beyond = self.certified is not None and (sp.Rational(self.certified) - refuted) * (base - refuted) <= 0
        return abs(float((refuted - base) / base)) if base and not beyond else None


def literals(formula: Formula) -> list[Literal]:
    """The numbers of a statement in reading order; last, the factor of each side that bounds the other."""
    found = list(_literals(formula, ()))
    return [*found, *_factors(formula, ())]


def _literals(formula: Formula, path: Path) -> Iterator[Literal]:
    for place, part in enumerate(_parts(formula)):
        if isinstance(part, sp.Expr):
            yield from _numbers(part, (*path, place), part)
        else:
            yield from _literals(part, (*path, place))


def _parts(formula: Formula) -> tuple[object, ...]:
    if isinstance(formula, Relational):
        return tuple(formula.args)
    if isinstance(formula, Both):
        return formula.parts
    if isinstance(formula, ForAll):
        return (*formula.given, formula.body)
    return ()


def _numbers(expr: sp.Expr, path: Path, around: sp.Expr, power: bool = False) -> Iterator[Literal]:
    if isinstance(expr, sp.Rational):
        sign_only = abs(expr) == 1 and (around.is_Mul or (around.is_Pow and path[-1] == 1 and expr == -1))
        if expr != 0 and not sign_only:
            yield Literal(path, expr, not around.is_Mul, str(around), power)
        return
    for place, arg in enumerate(expr.args):
        yield from _numbers(arg, (*path, place), expr, power or (expr.is_Pow and place == 1))


def _factors(formula: Formula, path: Path) -> Iterator[Literal]:
    if isinstance(formula, Relational):
        side = 1 if not formula.args[1].is_zero else 0
        if not formula.args[side].is_zero:
            yield Literal((*path, side, -1), sp.Integer(1), False, f"1*({formula.args[side]})")
    elif isinstance(formula, (Both, ForAll)):
        for place, part in enumerate(_parts(formula)):
            if isinstance(formula, Both) or place == len(formula.given):
                yield from _factors(part, (*path, place))


def put(formula: Formula, path: Path, value: sp.Expr, also: Sequence[Path] = ()) -> Formula:
    """The formula with another number at a place, and at others; all places are those of the formula as it is."""
    places = {path, *also}
    parts = [_put_in(part, _below(places, number), value) for number, part in enumerate(_parts(formula))]
    if isinstance(formula, Relational):
        return formula.func(*parts, evaluate=False)
    if isinstance(formula, Both):
        return Both(tuple(parts))
    if not isinstance(formula, ForAll):
        raise TypeError("a slope has no numbers that could be changed")
    return replace(formula, given=tuple(parts[:-1]), body=parts[-1])


def _below(places: Iterable[Path], number: int) -> list[Path]:
    return [place[1:] for place in places if place[0] == number]


def _put_in(part: Any, places: list[Path], value: sp.Expr) -> Any:
    if not places:
        return part
    return _put(part, places, value) if isinstance(part, sp.Expr) else put(part, places[0], value, places[1:])


def _put(expr: sp.Expr, places: list[Path], value: sp.Expr) -> sp.Expr:
    if () in places:
        return value
    args = [_put(a, below, value) if (below := _below(places, n)) else a for n, a in enumerate(expr.args)]
    changed = expr.func(*args) if any(place[0] >= 0 for place in places) else expr
    return value * changed if (-1,) in places else changed


def changed_literal(old: Formula, new: Formula) -> Literal | None:
    """The first number of a new statement that differs from the old one, where both have the same shape.

    Where others changed from the same value to the same value, they are one number: the two stand in one place of a
    definition that the statement contains twice.
    """
    before, after = literals(old), literals(new)
    if [x.path for x in before] != [x.path for x in after]:
        return None
    moved = [(x.value, y) for x, y in zip(before, after, strict=True) if x.value != y.value]
    if not moved:
        return None
    was, first = moved[0]
    return replace(first, also=tuple(y.path for x, y in moved[1:] if (x, y.value) == (was, first.value)))


def probes(literal: Literal, away_from: sp.Rational | None = None) -> Iterator[sp.Rational]:
    """Values of a number around its own, to begin with; only on the other side of a value, if one is given."""
    base, half = literal.value, sp.Rational(1, 2)
    if literal.additive:
        values = [base, base - half, base + half, base - 1, base + 1, base - 2, base + 2]
    else:
        values = [base, base * 9 / 10, base * 10 / 9, base * half, base * 2, base / 4, base * 4]
    for value in values:
        if away_from is None or (value - base) * (away_from - base) <= 0 or away_from == base:
            yield value


def tightest(claim: Claim, old: Claim, literal: Literal, library: Library, seconds: float, proved: bool) -> Tightest:
    """Bisect between values that are certified and values that are refuted, within a budget.

    Args:
        claim: the statement as it is now; the literal is one of its conclusion's.
        old: the registered claim, whose proof is aimed at every variant.
        library: what may be used.
        seconds: how much work to spend on the search; about how long that takes.
        proved: whether the statement itself is; then what follows from it is certified, too.
    """
    search = _Bisection(claim, old, literal, library, Budget(seconds))
    if proved:
        search.known[literal.value] = True
    return search.run()


class _Bisection:
    def __init__(self, claim: Claim, old: Claim, literal: Literal, library: Library, budget: Budget) -> None:
        self.claim, self.old, self.literal, self.library, self.budget = claim, old, literal, library, budget
        self.known: dict[sp.Rational, Refuted | bool] = {}  # a witness, or whether it is certified

    def run(self) -> Tightest:
        base = self.literal.value
        certified = base if self._certified(base) else None
        refuted = next((v for v in probes(self.literal) if self._refuted(v) is not None), None)
        if certified is None and refuted is not None:  # the published value may be on the wrong side itself
            certified = next((v for v in probes(self.literal, away_from=refuted) if self._certified(v)), None)
        for _ in range(_ROUNDS):
            if certified is None or refuted is None or self.budget.over():
                break
            middle = (certified + refuted) / 2
            if self._refuted(middle) is not None:
                refuted = middle
            elif self._certified(middle):
                certified = middle
            else:
                break
        witness = self.known.get(refuted) if refuted is not None else None
        return Tightest(
            self.literal.shown, str(base), None if certified is None else str(certified),
            None if refuted is None else str(refuted), witness if isinstance(witness, Refuted) else None,
        )  # fmt: skip

    def _variant(self, value: sp.Rational) -> Claim:
        return replace(self.claim, conclusion=put(self.claim.conclusion, self.literal.path, value, self.literal.also))

    def _refuted(self, value: sp.Rational) -> Refuted | None:
        if value not in self.known and not self.budget.over():
            found = refute(self._variant(value), min(self.budget.left, _LOOK), seed="constant", functions=False)
            if isinstance(found, Refuted):
                self.known[value] = found
        answer = self.known.get(value)
        return answer if isinstance(answer, Refuted) else None

    def _certified(self, value: sp.Rational) -> bool:
        if value not in self.known and not self.budget.over():
            spend(CERTIFICATE)
            variant = self._variant(value)
            options: list[Callable[[], Iterator[Claim]]] = [
                lambda: consequences(variant, self.claim) if self.known.get(self.literal.value) is True else iter(()),
                lambda: iter((aimed(variant, self.old),)) if self.old.proof else iter(()),
            ]
            sources = {**self.library, self.claim.id: self.claim}
            shown = any(derive_plainly(c, sources) for option in options for c in option())
            if shown:
                self.known[value] = True
        return self.known.get(value) is True

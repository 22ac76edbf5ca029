"""What a claim is: data only. Proving it is the business of `proofs`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypedDict

import sympy as sp
from sympy.core.function import UndefinedFunction
from sympy.core.relational import Relational

from symbolic_bounds.formula import Formula

Kind = Literal["theorem", "lemma", "axiom", "citation", "refutation"]
Provenance = Literal["T", "R", "A"]
Engine = Literal["exact", "smt"]


@dataclass(frozen=True)
class Step:
    """An intermediate goal, discharged by an engine from the facts named in `given`.

    `fix` and `assume` open a local context: the fact that results is "for all `fix` with `assume`, `goal`".
    A `given` fact that is universal is used at the fixed variables, in order, or at the values that `at` names.
    """

    name: str
    goal: Formula
    given: tuple[str, ...] = ()
    engine: Engine = "exact"
    fix: tuple[sp.Symbol, ...] = ()
    assume: tuple[Formula, ...] = ()
    at: Mapping[str, Mapping[sp.Symbol, sp.Expr]] = field(default_factory=dict)
    degree: int = 3  # of the products that a certificate may use: a bound on the search, not on the truth
    squares: tuple[sp.Expr, ...] = ()  # expressions whose squares the certificate may use


@dataclass(frozen=True)
class Use:
    """Another claim (or an earlier universal fact), instantiated; its hypotheses must hold there.

    `at` gives values to its symbols, `functions` meanings to its schematic functions. What is not named keeps
    its own name. `given` names the facts from which the instantiated hypotheses and sorts follow.
    """

    name: str
    claim: str
    at: Mapping[sp.Symbol, sp.Expr] = field(default_factory=dict)
    functions: Mapping[UndefinedFunction, sp.Lambda] = field(default_factory=dict)
    given: tuple[str, ...] = ()
    fix: tuple[sp.Symbol, ...] = ()
    assume: tuple[Formula, ...] = ()


@dataclass(frozen=True)
class Induct:
    """Induction over the integers `start <= over` (`<= stop`): the fact "for all such `over`, `goal`"."""

    name: str
    over: sp.Symbol
    goal: Formula
    start: sp.Expr
    stop: sp.Expr | None = None
    base: tuple[str, ...] = ()
    step: tuple[str, ...] = ()
    at: Mapping[str, Mapping[sp.Symbol, sp.Expr]] = field(default_factory=dict)
    degree: int = 3


ProofStep = Step | Use | Induct


class Scope(TypedDict):
    """A local context that several steps share, as `Step(..., **scope)`."""

    fix: tuple[sp.Symbol, ...]
    assume: tuple[Formula, ...]


@dataclass(frozen=True)
class Box:
    """A second opinion by ball arithmetic: `goal` on the whole box `ranges` x `grid`, in cells.

    With `increasing` the goal lhs >= rhs is enclosed on a cell [a, b] by lhs at a and rhs at b. That both sides
    increase is shown by the uses that `by` makes for two points lo <= hi: they may lean on the facts "order"
    (lo <= hi) and "grid s" (the least value of the grid symbol s), and are called "rise".
    """

    name: str
    goal: Relational
    ranges: Mapping[sp.Symbol, tuple[sp.Rational, sp.Rational]]
    grid: Mapping[sp.Symbol, tuple[int, ...]] = field(default_factory=dict)
    increasing: sp.Symbol | None = None
    by: tuple[Callable[[sp.Symbol, sp.Symbol], Use], ...] = ()


@dataclass(frozen=True)
class Limit:
    """`expr` tends to `value` as `var` tends to `to` from above: an asymptotic statement for a computer algebra
    system, hence `computed` and never `proved`.
    """

    name: str
    expr: sp.Expr
    var: sp.Symbol
    to: sp.Expr
    value: sp.Expr


@dataclass(frozen=True)
class Control:
    """A false variant: it must not be proved, and where a witness is given the variant fails there.

    `changes` names what differs: a hypothesis or the conclusion ("conclusion"), by its false form.
    """

    name: str
    conclusion: Formula | None = None
    hypotheses: Mapping[str, Formula | None] = field(default_factory=dict)  # None drops a hypothesis
    witness: Mapping[sp.Symbol, sp.Expr] | None = None
    functions: Mapping[UndefinedFunction, sp.Lambda] = field(default_factory=dict)


@dataclass(frozen=True)
class Argument:
    """A step of the published argument that fails although the statement may stand.

    `step` is what the argument needs; `counterexample` is an exact point where it fails.
    """

    why: str
    step: Formula
    counterexample: Mapping[sp.Symbol, sp.Expr]
    expected: Literal["gap", "refuted"] = "refuted"


@dataclass(frozen=True)
class Claim:
    """One statement of the paper, or one added to it, or an axiom, or a citation.

    Read: for all values of `symbols` (see their sorts) and all meanings of the schematic `functions`, the
    `hypotheses` imply the `conclusion`.
    """

    id: str
    title: str
    meaning: str
    kind: Kind
    provenance: Provenance
    place: str
    symbols: tuple[sp.Symbol, ...]
    conclusion: Formula
    expected: str
    hypotheses: Mapping[str, Formula] = field(default_factory=dict)
    functions: tuple[UndefinedFunction, ...] = ()
    proof: tuple[ProofStep, ...] = ()
    checks: tuple[Box | Limit, ...] = ()
    witness: Mapping[sp.Symbol, sp.Expr] = field(default_factory=dict)
    witness_functions: Mapping[UndefinedFunction, sp.Lambda] = field(default_factory=dict)
    controls: tuple[Control, ...] = ()
    argument: Argument | None = None
    counterexample: Mapping[sp.Symbol, sp.Expr] | None = None  # for a statement that is false: where it fails
    reference: str = ""  # for axioms and citations: where it stands

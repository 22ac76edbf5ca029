"""The results as one JSON document, schema 1: what `verify --json`, the report and its templates are made of.

Timings are either with the obligations ("seconds", as `verify --json` has them), or gathered under the key
"timing" at the end, with null in their place: so has the report, whose files then differ nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from proofs.session import Result, Row
from proofs.verdict import Verdict
from reports.paper import PAPER, place, repairs, section_of
from reports.sides import sides
from reports.versions import engines
from symbolic_bounds.claim import Argument, Claim
from symbolic_bounds.formula import Both, Formula
from symbolic_bounds.printing import latex, statement_latex, statement_text, text
from symbolic_bounds.symbols import sort_of

if TYPE_CHECKING:
    import sympy as sp

Json = dict[str, Any]


def document(results: Mapping[str, Result], claims: Mapping[str, Claim], *, timing_apart: bool = False) -> Json:
    """The whole document, claims in the order of the paper."""
    order = in_paper_order(results, claims)
    entries = [entry(results[i], claims[i], claims) for i in order]
    made: Json = {"schema": 1, "paper": PAPER, "engines": engines(), "claims": entries}
    made["summary"] = summary(results.values())
    made["unexpected"] = [i for i in order if not results[i].as_expected]
    if timing_apart:
        made["timing"] = {i: round(results[i].seconds, 3) for i in order}
        for obligation in (o for e in entries for o in e["obligations"]):
            obligation["seconds"] = None
    return made


def with_parts(made: Json, parts: Json) -> Json:
    """The document with further parts; the timing stays last."""
    timing = {key: made[key] for key in ("timing",) if key in made}
    return {key: value for key, value in made.items() if key not in timing} | parts | timing


def in_paper_order(ids: Iterable[str], claims: Mapping[str, Claim]) -> list[str]:
    """Ids as the paper has them, then the supporting lemmas, then what is trusted."""
    return sorted(ids, key=lambda i: place(i, claims[i].kind))


def summary(results: Iterable[Result]) -> dict[str, int]:
    """How many claims have each verdict, from the strongest verdict to the weakest."""
    counts = {str(v): 0 for v in sorted(Verdict, reverse=True)}
    for result in results:
        counts[str(result.verdict)] += 1
    return counts


def entry(result: Result, claim: Claim, claims: Mapping[str, Claim]) -> Json:
    """Everything about one claim."""
    made: Json = {
        "id": claim.id,
        "title": claim.title,
        "section": section_of(claim.id, claim.kind).heading,
        "kind": claim.kind,
        "provenance": claim.provenance,
        "place": claim.place,
        "meaning": claim.meaning,
        "reference": claim.reference,
        "statement": statement_text(claim),
        "latex": statement_latex(claim),
        "symbols": [{"name": text(s), "latex": latex(s), "sort": _sort(s)} for s in claim.symbols],
        "functions": [str(f) for f in claim.functions],
        "hypotheses": [{"name": n, "statement": text(h), "latex": latex(h)} for n, h in claim.hypotheses.items()],
        "conclusion": {
            "statement": text(claim.conclusion),
            "latex": latex(claim.conclusion),
            "parts": [latex(part) for part in parts_of(claim.conclusion)],
        },
        "unused_hypotheses": list(result.unused) if claim.proof else [],
        "verdict": str(result.verdict),
        "own": str(result.own),
        "expected": result.expected,
        "as_expected": result.as_expected,
        "scope": scope_of(result),
        "samples": result.samples,
        "axioms": list(result.axioms),
        "uses": list(result.uses),
        "obligations": [_obligation(row) for row in result.rows],
        "controls": [
            {"name": name, "verdict": str(verdict), "reason": reason} for name, verdict, reason in result.controls
        ],
        "repaired_by": list(repairs(claim.id, claims)),
    }
    return made | _optional(result, claim)


def parts_of(formula: Formula) -> tuple[Formula, ...]:
    """What a formula says one by one."""
    return formula.parts if isinstance(formula, Both) else (formula,)


def scope_of(result: Result) -> str:
    """For what the verdict is said: a claim that has nothing but samples, for these."""
    return result.scope or result.samples or "nothing was decided"


def _optional(result: Result, claim: Claim) -> Json:
    made: Json = {}
    if claim.witness:
        made["witness"] = point(claim.witness)
    if claim.counterexample is not None:
        made["counterexample"] = point(claim.counterexample)
        made["refutation"] = result.counterexample
        made["sides"] = sides(claim.conclusion, claim.counterexample)
    if claim.argument is not None and result.argument is not None:
        made["argument"] = _argument(claim.argument, *result.argument)
    slack = least_slack(result.rows)
    if slack is not None:
        made["slack"] = slack
    return made


def _sort(sym: sp.Symbol) -> str:
    sort = sort_of(sym)
    return "unknown" if sort is None else sort.value


def _obligation(row: Row) -> Json:
    made: Json = {
        "goal": row.goal,
        "statement": row.statement,
        "engine": row.engine,
        "verdict": str(row.verdict),
        "scope": row.scope,
        "reason": row.reason,
    }
    if row.cells is not None:
        made["cells"] = row.cells
    if row.min_slack is not None:
        made["min_slack"] = row.min_slack
    return made | {"seconds": round(row.seconds, 6)}


def _argument(argument: Argument, verdict: Verdict, found: str) -> Json:
    return {
        "verdict": str(verdict),
        "why": argument.why,
        "expected": argument.expected,
        "step": text(argument.step),
        "latex": latex(argument.step),
        "counterexample": point(argument.counterexample),
        "sides": sides(argument.step, argument.counterexample),
        "found": found,
    }


def point(values: Mapping[sp.Symbol, sp.Expr]) -> dict[str, str]:
    """An exact point, as text."""
    return {text(sym): text(value) for sym, value in values.items()}


def least_slack(rows: Iterable[Row]) -> str | None:
    """The smallest slack that any obligation reports."""
    found = [row.min_slack for row in rows if row.min_slack is not None]
    return min(found, key=_size, default=None)


def _size(slack: str) -> Decimal:
    try:
        return Decimal(slack)
    except InvalidOperation:
        return Decimal("Infinity")


def dumps(made: Json) -> str:
    """The document as text that ends in a newline."""
    return json.dumps(made, indent=1, ensure_ascii=False, allow_nan=False) + "\n"

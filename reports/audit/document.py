"""An audit as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import sympy as sp

from reports.audit.constant import Tightest
from reports.audit.counterexample import Refuted
from reports.audit.engine import Answer, Audit
from reports.change import Change
from reports.document import dumps
from symbolic_bounds.claim import Claim
from symbolic_bounds.printing import statement_latex, statement_text, text
from symbolic_bounds.symbols import Sort

__all__ = ["document", "dumps", "words"]
Json = dict[str, Any]


def document(found: Audit, claims: Mapping[str, Claim], notes: tuple[str, ...] = ()) -> Json:
    """All answers of an audit."""
    return {
        "schema": 1,
        "holds": found.holds,
        "answers": [_answer(answer) for answer in found.answers],
        "unchanged": list(found.same),
        "notes": [*notes, *found.notes],
    }


def _answer(answer: Answer) -> Json:
    made: Json = {
        "claim": answer.old.id,
        "title": answer.old.title,
        "verdict": answer.verdict,
        "why": answer.why,
        "changes": [_change(change) for change in answer.changes],
        "statement": statement_text(answer.new),
        "latex": statement_latex(answer.new),
    }
    if answer.attempt is not None:
        made["proof"] = asdict(answer.attempt)
    if answer.refuted is not None:
        made["counterexample"] = _refuted(answer.refuted)
    if answer.survived is not None:
        made["search"] = asdict(answer.survived)
    if answer.argument is not None:
        made["argument"] = {"claim": answer.argument[0], "counterexample": _refuted(answer.argument[1])}
    made["constants"] = [_tightest(interval) for interval in answer.tightest]
    if answer.gain:
        made["comparison"] = answer.gain
    made["downstream"] = [asdict(dependent) for dependent in answer.downstream]
    made["notes"] = list(answer.notes)
    return made


def _change(change: Change) -> Json:
    return {
        "field": change.field,
        "old": words(change.old),
        "new": words(change.new),
        "reason": change.reason,
        "line": change.location.line,
    }


def words(part: Any) -> str | None:
    """A formula, an expression or a sort as text; None where there is none."""
    if part is None:
        return None
    return part.value if isinstance(part, Sort) else text(part) if not isinstance(part, sp.Symbol) else str(part)


def _refuted(found: Refuted) -> Json:
    made = asdict(found)
    made["violation"] = float(f"{found.violation:.6g}")
    return made


def _tightest(found: Tightest) -> Json:
    made = {
        "number": found.published, "in": found.shown, "certified": found.certified, "refuted": found.refuted,
        "slack": found.slack,
    }  # fmt: skip
    return made if found.witness is None else made | {"witness": _refuted(found.witness)}

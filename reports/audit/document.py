"""An audit as JSON.

schema        1
holds         whether everything that changed, or that a definition restates, still holds
definitions   where definitions changed: {changes, restated: [claim id], parameters, values: [{name, old, new}],
              downstream}; values are decimals at the canonical parameters
answers       for every changed or restated claim:
  claim, title, verdict, why, statement, latex
                verdict: unchanged, proved, cited, refuted, gap, vacuous or inconclusive
  changes       [{field, old, new, reason, source, line, column}]
  restated_by   the definition that changed, where the claim itself was not edited
  proof         {proved, route, scope, engine, failed, goal, unused: hypotheses, uses: [claim id]}
  counterexample  {point, fails, sides, violation, model, evaluators}: exact numbers as text, sides as decimals
  search        {admissible, room, reason}: no counterexample was found
  argument      {claim, counterexample}: a claim that the proof needs, and where that is false
  constants     [{number, in, certified, refuted, slack, witness}]: how far a number of the conclusion can move
  comparison    the new bound against the old, in words
  downstream    [{claim, direct, holds, failed, through_old, better}]
  notes
unchanged     the claims that the revision states as they are
notes         what a reader should know of the source
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sympy as sp

from reports.audit.answer import Answer
from reports.audit.constant import Tightest
from reports.audit.counterexample import Refuted
from reports.audit.engine import Audit
from reports.audit.restated import Redefinition
from reports.change import Change
from reports.document import dumps
from symbolic_bounds.printing import statement_latex, statement_text, text
from symbolic_bounds.symbols import Sort

__all__ = ["document", "dumps", "words"]
Json = dict[str, Any]


def document(found: Audit, notes: tuple[str, ...] = ()) -> Json:
    """All answers of an audit."""
    made: Json = {"schema": 1, "holds": found.holds, "failing": list(found.failing)}
    if found.redefined is not None:
        made["definitions"] = _definitions(found.redefined)
    made["answers"] = [_answer(answer) for answer in found.answers]
    return made | {"unchanged": list(found.same), "notes": list(notes)}


def _definitions(found: Redefinition) -> Json:
    return {
        "changes": [{"claim": change.claim_id, **_change(change)} for change in found.changes],
        "restated": list(found.restated),
        "parameters": parameters(),
        "values": [asdict(value) for value in found.values],
        "downstream": [asdict(dependent) for dependent in found.downstream],
    }


def parameters() -> dict[str, str]:
    """The canonical parameters by their letters."""
    from reports.constants.table import CANONICAL  # slow to load, and only needed here

    letters = {str(letter): str(value) for letter, value in CANONICAL.values().items()}
    return letters | {"epsilon": str(CANONICAL.epsilon)}


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
    if answer.restated_by:
        made["restated_by"] = answer.restated_by
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
        "source": change.location.source,
        "line": change.location.line,
        "column": change.location.column,
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

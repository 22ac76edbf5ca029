"""Claims and results in a notebook: `%load_ext reports.notebook`, and both show themselves as mathematics.

Without the extension, `shown(claim)` and `shown(result)` do the same for one object.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from proofs.session import Result
from reports.html.math import formula
from reports.html.prose import prose
from reports.words import PROVENANCE, SYMBOLS
from symbolic_bounds.claim import Claim
from symbolic_bounds.printing import latex, statement_latex
from symbolic_bounds.registry import load


class Shown:
    """A claim, with its result if there is one, for `display`."""

    def __init__(self, claim: Claim, result: Result | None = None) -> None:
        self.claim, self.result = claim, result

    def _repr_html_(self) -> str:
        claim = self.claim
        parts = [
            Markup("<p><b>{}</b> <code>{}</code><br><small>{}, {}: {}</small></p><p>{}</p>").format(
                claim.title, claim.id, claim.kind, claim.place, PROVENANCE[claim.provenance], prose(claim.meaning)
            )
        ]
        if claim.hypotheses:
            given = Markup("").join(Markup("<li>{}</li>").format(formula(latex(h))) for h in claim.hypotheses.values())
            parts.append(Markup("<p>If</p><ul>{}</ul><p>then</p>").format(given))
        parts.append(Markup("<p>{}</p>").format(formula(latex(claim.conclusion))))
        if self.result is not None:
            parts.append(_outcome(self.result))
        return str(Markup("<div>{}</div>").format(Markup("").join(parts)))

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {statement_latex(self.claim)}$"

    def __repr__(self) -> str:
        found = "" if self.result is None else f": {self.result.verdict} ({self.result.scope})"
        return f"{self.claim.id}{found}"


def _outcome(result: Result) -> Markup:
    verdict = str(result.verdict)
    rows = Markup("").join(
        Markup("<tr><td>{}</td><td>{} {}</td><td>{}</td></tr>").format(
            row.goal, SYMBOLS[str(row.verdict)], row.verdict, row.engine
        )
        for row in result.rows
    )
    return Markup(
        "<p><b>{} {}</b>, {}; it rests on {}.</p><details><summary>{} steps</summary><table>{}</table></details>"
    ).format(SYMBOLS[verdict], verdict, result.scope, ", ".join(result.axioms) or "no axiom", len(result.rows), rows)


def shown(what: Claim | Result) -> Shown:
    """A claim or a result as an object that notebooks show well.

    Raises:
        TypeError: for anything else.
    """
    if isinstance(what, Claim):
        return Shown(what)
    if isinstance(what, Result):
        return Shown(load()[what.claim], what)
    raise TypeError(f"`what`: expected a Claim or a Result, got {type(what).__name__}")


def load_ipython_extension(ipython: Any) -> None:
    """Register how claims and results are shown (called by `%load_ext reports.notebook`)."""
    formatters = ipython.display_formatter.formatters
    for kind in (Claim, Result):
        formatters["text/html"].for_type(kind, lambda what: shown(what)._repr_html_())
        formatters["text/latex"].for_type(kind, lambda what: shown(what)._repr_latex_())

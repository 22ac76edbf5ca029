"""Claims as people read them: LaTeX and plain text of formulas."""

from __future__ import annotations

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.printing.latex import LatexPrinter
from sympy.printing.str import StrPrinter

from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import Both, ForAll, Formula, Slope
from symbolic_bounds.language import LATEX
from symbolic_bounds.symbols import Sort, sort_of

_SETS = {
    Sort.REAL: r"\in \mathbb{R}",
    Sort.NONNEGATIVE: r"\ge 0",
    Sort.POSITIVE: "> 0",
    Sort.INTEGER: r"\in \mathbb{Z}",
    Sort.NATURAL: r"\in \{0, 1, 2, \dots\}",
    Sort.COUNTING: r"\in \{1, 2, 3, \dots\}",
    Sort.OBJECT: "",
}


class _Latex(LatexPrinter):  # type: ignore[misc]
    def _print_Function(self, expr: AppliedUndef, exp: str | None = None) -> str:
        template = LATEX.get(expr.func)
        if template is None:
            return str(super()._print_Function(expr, exp))
        text = template.format(*(self._print(arg) for arg in expr.args))
        return text if exp is None else rf"\left({text}\right)^{{{exp}}}"

    def _print_Symbol(self, expr: sp.Symbol) -> str:
        name = expr.name.rstrip("'")
        return str(super()._print_Symbol(sp.Symbol(name))) + "'" * (len(expr.name) - len(name))

    _print_Dummy = _print_Symbol


class _Text(StrPrinter):  # type: ignore[misc]
    def _print_Dummy(self, expr: sp.Dummy) -> str:
        return str(expr.name)


def latex(formula: Formula | sp.Expr) -> str:
    """LaTeX of a formula or an expression."""
    if isinstance(formula, ForAll):
        given = r" \wedge ".join(_bracketed(part) for part in formula.given)
        body = rf"{given} \implies {latex(formula.body)}" if given else latex(formula.body)
        bound = ", ".join(rf"{_Latex().doprint(v)} {_SETS[sort_of(v) or Sort.REAL]}" for v in formula.variables)
        return rf"\forall {bound}\colon\ {body}" if bound else body
    if isinstance(formula, Both):
        return r" \quad\text{and}\quad ".join(map(_bracketed, formula.parts))
    if isinstance(formula, Slope):
        return rf"\frac{{d}}{{d{latex(formula.by)}}} \left[{latex(formula.of)}\right] = {latex(formula.value)}"
    return str(_Latex({"ln_notation": True}).doprint(formula))


def _bracketed(formula: Formula) -> str:
    """LaTeX of a formula that stands among others: a universal one would swallow what follows."""
    return rf"\left({latex(formula)}\right)" if isinstance(formula, ForAll) else latex(formula)


def text(formula: Formula | sp.Expr) -> str:
    """A formula in plain ASCII."""
    if isinstance(formula, ForAll):
        given = " and ".join(f"({text(p)})" if isinstance(p, ForAll) else text(p) for p in formula.given)
        body = f"{given} => {text(formula.body)}" if given else text(formula.body)
        bound = ", ".join(text(v) for v in formula.variables)
        return f"for all {bound}: {body}" if bound else body
    if isinstance(formula, Both):
        return " and ".join(f"({text(part)})" for part in formula.parts)
    if isinstance(formula, Slope):
        return f"d/d{text(formula.by)} [{text(formula.of)}] = {text(formula.value)}"
    if isinstance(formula, sp.Eq):
        return f"{text(formula.lhs)} = {text(formula.rhs)}"
    if isinstance(formula, Relational):
        return f"{text(formula.lhs)} {formula.rel_op} {text(formula.rhs)}"
    return str(_Text().doprint(formula))


def domain(claim: Claim) -> str:
    """What the symbols range over, in LaTeX."""
    groups: dict[str, list[str]] = {}
    for sym in claim.symbols:
        sort = sort_of(sym)
        if sort is not None and sort is not Sort.OBJECT:
            groups.setdefault(_SETS[sort], []).append(latex(sym))
    return r",\ ".join(f"{', '.join(names)} {what}" for what, names in groups.items())


def statement_latex(claim: Claim) -> str:
    """Hypotheses and conclusion in one line of LaTeX."""
    given = r" \ \wedge\ ".join(_bracketed(h) for h in claim.hypotheses.values())
    conclusion = latex(claim.conclusion)
    return rf"{given} \implies {conclusion}" if given else conclusion


def statement_text(claim: Claim) -> str:
    """Hypotheses and conclusion in one line of plain text."""
    given = " and ".join(text(h) for h in claim.hypotheses.values())
    return f"{given} => {text(claim.conclusion)}" if given else text(claim.conclusion)

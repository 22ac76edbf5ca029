"""Results as tables for people: at most 80 columns when piped, one line a claim."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from proofs.recheck import Rechecked
from proofs.session import Result
from proofs.verdict import Verdict
from reports.console import console, verdict_text
from reports.document import in_paper_order, scope_of, summary
from reports.paper import section_of
from reports.words import count, short_scope
from symbolic_bounds.claim import Claim
from symbolic_bounds.registry import load

WIDTHS = {"verdict": 7, "expected": 8, "scope": 10, "steps": 5, "trust": 5, "sec": 5}  # a scope's: the least of use
DISPENSABLE = ("sec", "trust", "steps", "scope", "expected")  # left out in this order where the terminal is narrow
MARK = "! "  # before a claim whose verdict is not the expected one: colour is not there for everyone


def plain_table(*columns: str, numbers: tuple[str, ...] = ()) -> Table:
    """A table without lines, whose rows are never broken."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, justify="right" if name in numbers else "left", no_wrap=True, overflow="ellipsis")
    return table


def show_results(results: Mapping[str, Result], claims: Mapping[str, Claim]) -> None:
    """The table, then what differs and why, then the counts."""
    out = console()
    order = in_paper_order(results, claims)
    _print_table(out, order, results, claims)
    differing = [results[i] for i in order if not results[i].as_expected]
    for result in differing:
        out.print(f"\n{result.claim}: {result.verdict}, expected {result.expected}", style="bold", soft_wrap=True)
        for line in reasons(claims[result.claim], results, claims):
            out.print(f"  {line}", soft_wrap=True)
        out.print(f"  see: prefixbounds show {result.claim}", style="dim", soft_wrap=True)
    counts = ", ".join(f"{n} {verdict}" for verdict, n in summary(results.values()).items() if n)
    out.print(f"\n{count(len(results), 'claim')}: {counts}", soft_wrap=True)
    if differing:
        out.print(f"{len(differing)} not as expected", style="bold red", soft_wrap=True)
    else:
        out.print("Every verdict is as expected.", style="green", soft_wrap=True)


def _print_table(out: Console, order: list[str], results: Mapping[str, Result], claims: Mapping[str, Claim]) -> None:
    """One table, cut where the paper's sections are."""
    widths = _widths(out, order, results)
    table = _headed(widths, show_header=True)
    section = None
    for claim_id in order:
        heading = section_of(claim_id, claims[claim_id].kind).heading
        if heading != section:
            if table.row_count or table.show_header:
                out.print(table)
            out.print(heading, style="dim", soft_wrap=True)
            table, section = _headed(widths, show_header=False), heading
        row = _row(results[claim_id])
        table.add_row(*(row[name] for name in widths))
    out.print(table)


def _headed(widths: Mapping[str, int], *, show_header: bool) -> Table:
    table = plain_table(*widths, numbers=("steps", "trust", "sec"))
    table.show_header = show_header
    for column, width in zip(table.columns, widths.values(), strict=True):
        column.width = width
    return table


def _widths(out: Console, order: list[str], results: Mapping[str, Result]) -> dict[str, int]:
    """The columns for which there is room, each as wide as it is, but the scope, which takes what is left."""
    widths = {"claim": max(len(_name(results[i])) for i in order), **WIDTHS}
    widths["verdict"] = max(widths["verdict"], *(len(str(results[i].verdict)) for i in order))
    for name in DISPENSABLE:
        room = out.width - sum(widths.values()) - len(widths) + 1
        if room >= 0:
            break
        del widths[name]
    if "scope" in widths:
        widest = max([len("scope"), *(len(short_scope(r.scope)) for r in results.values())])
        widths["scope"] += max(0, min(room, widest - widths["scope"]))
    return widths


def _row(result: Result) -> dict[str, Text | str]:
    return {
        "claim": _name(result),
        "verdict": verdict_text(str(result.verdict)),
        "expected": Text(result.expected, style="dim" if result.as_expected else "bold red"),
        "scope": short_scope(scope_of(result)),
        "steps": str(len(result.rows)),
        "trust": str(len(result.axioms)),
        "sec": f"{result.seconds:.2f}",
    }


def _name(result: Result) -> str:
    return result.claim if result.as_expected else MARK + result.claim


def reasons(claim: Claim, results: Mapping[str, Result], claims: Mapping[str, Claim]) -> list[str]:
    """What keeps a claim from a better verdict, or from the one that is expected of it."""
    result = results[claim.id]
    lines = [
        f"{row.goal} ({row.engine}): {row.verdict}: {row.reason or row.statement}"
        for row in result.rows
        if row.verdict < Verdict.SAMPLED
    ]
    if result.own == Verdict.REFUTED and claim.counterexample is None:
        lines.append(f"random samples: {result.samples}")
    lines += [f"control {name}: {reason}" for name, _, reason in result.controls if reason.startswith("bad: ")]
    lines += [
        f"it uses {used}, which is {results[used].verdict}"
        for used in result.uses
        if results[used].verdict < result.own and claims[used].kind != "axiom"
    ]
    if claim.counterexample is not None and result.verdict != Verdict.REFUTED:
        lines.append(f"counterexample: {result.counterexample}")
    return lines or ["nothing failed: what the claim's file expects is out of date"]


def show_ids() -> None:
    """Every claim with its title, section by section."""
    claims, out, section = load(), console(), None
    for claim_id in in_paper_order(claims, claims):
        claim = claims[claim_id]
        heading = section_of(claim_id, claim.kind).heading
        if heading != section:
            out.print(heading, style="dim", soft_wrap=True)
            section = heading
        out.print(Text(f"  {claim_id:<32} ").append(claim.title), soft_wrap=True)


def show_rechecked(found: list[Rechecked]) -> None:
    """What a replay of certificates found, claim by claim."""
    out = console()
    table = plain_table("claim", "goals", "cells", "", numbers=("goals", "cells"))
    for r in found:
        mark = Text("ok", style="green") if r.ok else Text("FAILED", style="bold red")
        table.add_row(r.claim, str(r.goals), f"{r.cells:,}" if r.cells else "", mark)
    out.print(table)
    failed = [r for r in found if not r.ok]
    for r in failed:
        out.print(f"{r.claim}: {r.reason}", style="bold red", soft_wrap=True)
    total = (
        f"{count(len(found), 'claim')}, {sum(r.goals for r in found):,} goals, {sum(r.cells for r in found):,} cells"
    )
    out.print(f"\n{total}: {f'{len(failed)} failed' if failed else 'every certificate checks'}.", soft_wrap=True)

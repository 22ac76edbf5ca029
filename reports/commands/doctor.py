"""Versions of every engine, and a self-test with controls that must fail"""

from __future__ import annotations

import click


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say which engines are here, and ask each what it must show and what it must not.

    Exit code 0 if every answer is right, 1 if an engine is missing or wrong.
    """
    from rich.text import Text

    from reports import selftest
    from reports.console import console
    from reports.progress import progress
    from reports.tables import plain_table
    from reports.versions import engines
    from reports.words import count

    out = console()
    versions = plain_table("program", "version")
    for name, found in engines().items():
        versions.add_row(name, Text(found, style="bold red" if found == "missing" else ""))
    out.print(versions)
    answers = []
    with progress("self-test", len(selftest.CHECKS), "checks") as done:
        for check in selftest.CHECKS:
            answers.append(selftest.run(check))
            done(check.engine)
    table = plain_table("engine", "question", "answer", "")
    for answer in answers:
        mark = Text("ok", style="green") if answer.ok else Text("WRONG", style="bold red")
        table.add_row(answer.check.engine, answer.check.question, answer.got, mark)
    out.print()
    out.print(table)
    wrong = [a for a in answers if not a.ok]
    for answer in wrong:
        right = " or ".join(str(v) for v in answer.check.right)
        got = answer.reason or answer.got
        said = f"{answer.check.engine}, {answer.check.question}: expected {right}, got {got}"
        out.print(said, style="bold red", soft_wrap=True)
    missing = [name for name, found in engines().items() if found == "missing"]
    if wrong or missing:
        what = [f"missing: {', '.join(missing)}"] if missing else []
        what += [count(len(wrong), "wrong answer")] if wrong else []
        advice = "Do not trust verdicts of this installation; `make setup` repairs it."
        out.print(f"\n{'; '.join(what)}. {advice}", soft_wrap=True)
        ctx.exit(1)
    out.print("\nEvery engine answers as it should.")

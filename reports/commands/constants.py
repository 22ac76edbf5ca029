"""The theorem's constants as enclosures; compare them with the lock file"""

from __future__ import annotations

import re
from fractions import Fraction

import click

_NUMBER = re.compile(r"\d{1,12}(\.\d{1,12}|/[1-9]\d{0,11})?", re.ASCII)


class Number(click.ParamType[Fraction]):
    """An exact positive number: 3, 1/10 or 0.1."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """Read it; nothing is evaluated."""
        text = str(value)
        if not _NUMBER.fullmatch(text):
            self.fail(f"{text[:40]!r} is not a number such as 3, 1/10 or 0.1", param, ctx)
        found = Fraction(text)
        if not Fraction(1, 10**9) <= found <= 10**9:
            self.fail(f"{text} is not between 1e-9 and 1e9", param, ctx)
        return found


NUMBER = Number()


@click.command()
@click.option("--m", type=click.IntRange(1, 64), help="Dimension of the sphere.")
@click.option("--L", "lipschitz", type=NUMBER, help="Lipschitz constant.")
@click.option("--epsilon", type=NUMBER, help="Precision.")
@click.option("--lambda", "lam", type=NUMBER, help="Concentration of the kernel.")
@click.option("--C_R", "ragozin", type=NUMBER, help="Constant of Ragozin's bound.")
@click.option("--C_H", "harmonics", type=NUMBER, help="Bound on the harmonics.")
@click.option("--F", "size", type=NUMBER, help="Sup norm of the target.")
@click.option("--json", "target", metavar="FILE", help="Write the constants as JSON; `-` is standard output.")
@click.option("--check", is_flag=True, help="Compare with the lock file.")
@click.option("--accept", is_flag=True, help="Write the lock file anew; needs --reason.")
@click.option("--reason", metavar="TEXT", help="Why the constants changed; the lock file keeps it.")
@click.option("--lock", type=click.Path(dir_okay=False), help="Another lock file.")
@click.pass_context
def command(
    ctx: click.Context, m: int | None, lipschitz: Fraction | None, epsilon: Fraction | None, lam: Fraction | None,
    ragozin: Fraction | None, harmonics: Fraction | None, size: Fraction | None, target: str | None, check: bool,
    accept: bool, reason: str | None, lock: str | None,
) -> None:  # fmt: skip
    """Enclosures of the theorem's constants, each with a second evaluation by other means.

    The output says where they are taken. Exit code 0; 1 if a second evaluation disagrees or, with --check, a
    constant differs from the lock file; 2 if the input is wrong.
    """
    given = {"m": m, "L": lipschitz, "epsilon": epsilon, "lam": lam, "C_R": ragozin, "C_H": harmonics, "F": size}
    chosen = {name: value for name, value in given.items() if value is not None}
    if (check or accept) and chosen:
        raise click.UsageError("the lock file is for the canonical parameters; leave the others out")
    if accept and check:
        raise click.UsageError("give either --check or --accept")
    if accept != (reason is not None):
        raise click.UsageError("--accept needs --reason, and nothing else does")
    if lock is not None and not (check or accept):
        raise click.UsageError("--lock is for --check or --accept")
    from reports import files

    if target is not None:
        files.check_file(target)
    if lock is not None:
        (files.check_input if check else files.check_file)(lock)
    from dataclasses import replace
    from pathlib import Path

    import sympy as sp

    from reports.console import emit
    from reports.constants import lock as locks
    from reports.constants import show
    from reports.constants.table import CANONICAL
    from reports.document import dumps

    at = replace(CANONICAL, **{n: sp.Rational(v.numerator, v.denominator) if isinstance(v, Fraction) else sp.Integer(v)
                               for n, v in chosen.items()})  # fmt: skip
    found = locks.enclosures(at)
    path = locks.LOCK if lock is None else Path(lock)
    moved = None
    if accept:
        moved = locks.accept(found, reason or "", path)
    elif check:
        moved = locks.compared(found, locks.read(path)[0])
    parameters = {n: str(getattr(at, n)) for n in ("m", "L", "epsilon", "lam", "C_R", "C_H", "F")}
    if target != files.STDOUT:
        show.table(found)
        emit(f"at {', '.join(f'{name} = {value}' for name, value in parameters.items())}\n")
        if moved is not None:
            show.moves(moved)
    if target is not None:
        files.write(target, dumps(show.document(found, moved, parameters)))
    wrong = any(not entry.agrees for entry in found)
    ctx.exit(1 if (check and moved) or wrong else 0)

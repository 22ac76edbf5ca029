"""Prefix length and concentration by every rung of the ladder, the best one, and the floor"""

from __future__ import annotations

from fractions import Fraction

import click

from reports.commands.constants import NUMBER


@click.command()
@click.option("--m", type=click.IntRange(1, 64), required=True, help="Dimension of the sphere.")
@click.option("--L", "lipschitz", type=NUMBER, required=True, help="Lipschitz constant of the target.")
@click.option("--epsilon", type=NUMBER, required=True, help="Precision.")
@click.option("--M", "second", type=NUMBER, help="Second derivative of a smooth target; by default L.")
@click.option("--F", "size", type=NUMBER, default="1", show_default=True, help="Sup norm of the target.")
@click.option("--C_R", "ragozin", type=NUMBER, default="1", show_default=True, help="Constant of Ragozin's bound.")
@click.option("--C_H", "harmonics", type=NUMBER, default="1", show_default=True, help="Bound on the harmonics.")
@click.option(
    "--eta", type=NUMBER, default="1/20", show_default=True, help="Reach of the softmax heads beyond the net."
)
@click.option("--tau", type=NUMBER, default="1/20", show_default=True, help="Their share of far keys.")
@click.option(
    "--bits", type=click.IntRange(1, 4096), default=32, show_default=True, help="Bits a number, for the floor."
)
@click.option("--bound", metavar="ID", help="Only this rung.")
@click.option("--build", is_flag=True, help="Also build nets that take minutes, and look longer for fewer points.")
@click.option("--json", "target", metavar="FILE", help="Write the plan as JSON; `-` is standard output.")
@click.pass_context
def command(
    ctx: click.Context, m: int, lipschitz: Fraction, epsilon: Fraction, second: Fraction | None, size: Fraction,
    ragozin: Fraction, harmonics: Fraction, eta: Fraction, tau: Fraction, bits: int, bound: str | None,
    build: bool, target: str | None,
) -> None:  # fmt: skip
    """What a prefix costs: N and lambda by every bound, from the published one down, and the floor below all.

    Example: prefixbounds plan --m 2 --L 1 --epsilon 0.1. Exit code 1 if the rung of --bound does not apply there.
    """
    import sympy as sp

    from reports import files
    from reports.console import Problem
    from reports.document import dumps
    from reports.plan import Parameters, document, plan, show

    if target is not None:
        files.check_file(target)
    given = {"L": lipschitz, "epsilon": epsilon, "M": second or lipschitz, "F": size, "C_R": ragozin,
             "C_H": harmonics, "eta": eta, "tau": tau}  # fmt: skip
    asked = Parameters(m=m, bits=bits, **{n: sp.Rational(v.numerator, v.denominator) for n, v in given.items()})
    try:
        made = plan(asked, build)
    except ValueError as error:
        raise Problem(str(error)) from error
    chosen = [step for step in made.steps if bound in (None, step.bound)]
    if not chosen:
        raise click.UsageError(f"no rung is called {bound!r}; there are: {', '.join(s.bound for s in made.steps)}")
    if target != files.STDOUT:
        show(made, chosen)
    if target is not None:
        files.write(target, dumps(document(asked, made, chosen)))
    ctx.exit(1 if bound is not None and chosen[0].reason else 0)

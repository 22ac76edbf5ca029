"""The smallest certified heads for epsilon = 0.1 and L = 1, beside what no net can do with fewer points."""

from __future__ import annotations

import math

from numeric_core import bounds, catalogue
from numeric_core.experiment import Row, experiment
from numeric_core.smallest import certify, fitted_to, net_loss, on_a_net, universal_head

EPSILON = 0.1


@experiment
def smallest_heads(seed: int, size: float) -> list[Row]:
    """One head for every 1-Lipschitz target, and two for the cone alone; m = 3 with size > 1 (minutes).

    `n_packing` is the length that `cover.packing` promises for the same angle, `n_floor` a lower bound for every net of
    it, and `error_*` the certified sup error on the cone.
    """
    rows: list[Row] = []
    for m in (1, 2, 3) if size > 1 else (1, 2):
        f = catalogue.target("cone", m)
        universal = universal_head(m, EPSILON, seed)
        prefix = universal.prefix(f)
        shape: Row = {"m": m, "epsilon": EPSILON}
        error = certify(f, prefix, universal.bound).interval
        rows.append(
            shape
            | {"head": "every 1-Lipschitz target", "n": prefix.n, "lambda": prefix.concentration}
            | {"delta_lower": universal.net.radius.lower, "delta_upper": universal.net.delta, "bound": universal.bound}
            | {"error_lower": error.lower, "error_upper": min(error.upper, universal.bound)}
            | {"n_floor": net_loss(m, EPSILON), "n_packing": math.exp(bounds.log_packing_length(m, EPSILON))}
        )
        for head, (short, found) in (
            ("the cone on a net", on_a_net(f, EPSILON)),
            *((("the cone, keys fitted", fitted_to(f, EPSILON, seed)),) if m < 3 else ()),
        ):
            row: Row = {"head": head, "n": short.n, "lambda": short.concentration}
            row |= {"error_lower": found.interval.lower, "error_upper": found.interval.upper}
            rows.append(shape | row)
    return rows

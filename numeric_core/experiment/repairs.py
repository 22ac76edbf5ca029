"""Where the published construction for sequences fails, and how the values of a fixed concentration grow."""

from __future__ import annotations

import math

from numeric_core.digits import DigitNetwork, confused_pair, outer_slope, root_mean_square, root_mean_square_bound
from numeric_core.experiment import Row, experiment
from numeric_core.fixed_concentration import fixed_head
from numeric_core.floors import any_keys_floor, bit_floor, real_floor
from numeric_core.separated import separated_points
from numeric_core.smallest import universal_head


@experiment
def digit_construction(seed: int, size: float) -> list[Row]:
    """The construction from digits with continuous layers: wrong by 1/2 or more somewhere, right in the mean.

    `sup_error` is at one of two opposite points with the same summary; `strip` is the share of the interval in which
    the inner function is not phi.
    """
    rows: list[Row] = []
    for d in (2, 3):
        for digits in (1, 2, 3, 4, 6) + ((9,) if d == 2 else ()):
            for strip in (0.1, 1e-3, 4.0**-digits):
                network = DigitNetwork(d, digits, strip)
                rows.append(
                    {
                        "d": d,
                        "digits": digits,
                        "strip": strip,
                        "sup_error": confused_pair(network)[1],
                        "sup_error_at_least": 0.5,
                        "mean_square_error": root_mean_square(network, 200_000, seed),
                        "mean_square_bound": root_mean_square_bound(network),
                        "outer_slope": outer_slope(network),
                    }
                )
    return rows


@experiment
def fixed_concentration_growth(seed: int, size: float) -> list[Row]:
    """Core heads for the cone whose concentration stays fixed: error 1/n, N about n^m, and terms of size n^n."""
    rows: list[Row] = []
    for m, degrees in ((1, (5, 11, 21, 41, 81)), (2, (3, 5, 9, 15) + ((21,) if size > 1 else ()))):
        for lam in (1.0, 10.0):
            for n in degrees:
                head = fixed_head(m, n, 8 + int(2 * lam), lam)
                rows.append(
                    {
                        "m": m,
                        "lambda": lam,
                        "degree": n,
                        "n": len(head.points),
                        "polynomial_error": float(head.polynomial_error),
                        "tail_bound": float(head.tail),
                        "log10_terms": head.largest_value,
                        "n_log10_n": n * math.log10(n),
                        "digits": head.digits,
                    }
                )
    return rows


@experiment
def floors(seed: int, size: float) -> list[Row]:
    """The shortest known prefix for every 1-Lipschitz target beside the floors, and the factors between them.

    `n_floor_keys` holds for keys that do not depend on the target, `n_floor` for numbers of so many bits,
    `n_floor_any` for values of at most pi and keys of any size; what is certified is how far the points are apart.
    """
    rows: list[Row] = []
    cases = [(1, 0.1), (1, 0.01), (2, 0.3), (2, 0.2), (2, 0.1)] + ([(3, 0.3)] if size > 1 else [])
    for m, epsilon in cases:
        head = universal_head(m, epsilon, seed)
        n, separated, further = len(head.net.points), *(len(separated_points(m, k * epsilon, seed)) for k in (2.0, 2.2))
        far = len(separated_points(m, 4.0 * epsilon, seed))
        row: Row = {"m": m, "epsilon": epsilon, "n": n, "separated": separated}
        row |= {"n_floor_keys": separated, "factor_keys": n / separated}
        row |= {"n_floor_any": int(any_keys_floor(m, further, epsilon, 0.2, math.pi))}
        row |= {"n_floor_real": max(1, math.ceil(real_floor(m, far, epsilon, head.concentration, math.pi)))}
        for bits in (8, 16, 64):
            floor = max(1, math.ceil(bit_floor(m, separated, bits)))
            rows.append(row | {"bits": bits, "n_floor": floor, "factor": n / floor})
    return rows

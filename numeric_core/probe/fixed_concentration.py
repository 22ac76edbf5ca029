"""Probe of the core head with a fixed concentration, at high precision."""

from __future__ import annotations

import mpmath as mp

from numeric_core.fixed_concentration import fixed_head, sample_vectors
from numeric_core.probes import Parameter, ProbeResult, probe

CASES = ((1, 4, 6, 1.0), (1, 12, 8, 1.0), (1, 24, 10, 5.0), (2, 4, 6, 1.0), (2, 8, 8, 1.0), (2, 8, 30, 30.0))
LARGER = ((2, 14, 8, 1.0), (2, 20, 10, 1.0), (1, 80, 10, 1.0))


@probe("core.fixed_concentration")
def fixed_concentration(seed: int, size: float) -> list[ProbeResult]:
    """|Q - head| at both poles and at random points, against the claim's bound for the tail of the kernel.

    Parts: log10 of the terms that cancel, the sup error |f - Q| of the polynomial, and the error in float64.
    """
    results = []
    for m, n, s, lam in CASES + (LARGER if size > 1 else ()):
        head = fixed_head(m, n, s, lam)
        with mp.workdps(head.digits):
            vectors = sample_vectors(m, 6, seed)
            errors = [head.errors(x) for x in vectors]
            plain = max(abs(mp.acos(x[-1]) - head.in_float64(x)) for x in vectors)
            worst = float(max(error for error, _ in errors))
            parts = {
                "log10 of the terms": head.largest_value,
                "digits": float(head.digits),
                "polynomial": float(head.polynomial_error),
                "error of the target": float(max(error for _, error in errors)),
                "error in float64": float(plain),
                "bound without the root": float(head.sharp_tail),
            }
        shape: dict[str, Parameter] = {"m": m, "n": n, "s": s, "lam": lam, "N": len(head.points)}
        results.append(ProbeResult("core.fixed_concentration", shape, worst, worst, float(head.tail), False, parts))
    return results

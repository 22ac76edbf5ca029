"""Numeric evidence: real heads under the derived bounds, as rows of the document."""

from __future__ import annotations

from collections.abc import Iterable

from reports.document import Json
from reports.progress import progress

DIGITS = 4  # significant; the last bits of sums depend on the number of threads


def evidence(ids: Iterable[str], *, seed: int = 0, size: float = 1.0) -> list[Json]:
    """The results of the probes of these claims, with progress."""
    from numeric_core.probes import ProbeResult, iterate_probes, probes

    known = set(ids)
    wanted = [claim_id for claim_id in probes() if claim_id in known]
    found: list[ProbeResult] = []
    if not wanted:
        return []
    with progress("measuring", len(wanted)) as done:
        for claim_id, results in iterate_probes(wanted, seed=seed, size=size):
            found.extend(results)
            done(claim_id)
    return [
        {
            "claim": r.claim,
            "parameters": {k: v if isinstance(v, str) else rounded(v) for k, v in r.parameters.items()},
            "observed": [rounded(r.observed_lower), rounded(r.observed_upper)],
            "derived": rounded(r.derived),
            "ratio": rounded(r.ratio),
            "holds": r.holds,
            "certified": r.certified,
            "parts": {name: rounded(value) for name, value in r.parts.items()},
        }
        for r in found
    ]


def rounded(value: float) -> float | int | None:
    """A number to `DIGITS` significant digits; None if it is not finite."""
    if isinstance(value, int):
        return value
    shown = float(f"{value:.{DIGITS - 1}e}")
    return shown if abs(shown) < float("inf") else None

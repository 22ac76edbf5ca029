"""The census of mutants as rows with bars."""

from __future__ import annotations

from markupsafe import Markup

from reports.document import Json

CLASSES = {
    "refuted": "refuted", "still true": "true", "unrefuted": "held", "inconclusive": "undecided",
    "equivalent": "same", "alarm": "alarm",
}  # fmt: skip
WORDS = {
    "refuted": "a point was found at which the variant is false, and a second evaluator confirms it",
    "still true": "the variant is proved as well: the claim could say more, or assume less",
    "unrefuted": "it holds at every point that was tried, and no proof was found",
    "inconclusive": "the points and models at hand decide nothing, and no proof was found",
    "equivalent": "the variant says the same as the claim",
    "alarm": "both proved and refuted: an error of this program",
}


def rows(census: Json) -> list[Json]:
    """One row for every claim: its bar, and its examples."""
    return [
        {**entry, "total": sum(entry["counts"].values()), "bar": bar(entry["counts"])} for entry in census["claims"]
    ]


def bar(counts: dict[str, int]) -> Markup:
    """A bar cut by outcomes."""
    total = sum(counts.values()) or 1
    start, parts = 0.0, []
    for outcome, name in CLASSES.items():
        width = 100 * counts.get(outcome, 0) / total
        if width:
            parts.append(Markup('<rect class="m-{}" x="{:.1f}" width="{:.1f}" height="8"/>').format(name, start, width))
        start += width
    words = ", ".join(f"{counts[outcome]} {outcome}" for outcome in CLASSES if counts.get(outcome))
    return Markup(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(words, Markup("").join(parts))

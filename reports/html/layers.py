"""Layers of a directed graph, from left to right, by Sugiyama's method; the same for the same input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import fast_sugiyama

Edge = tuple[str, str]


@dataclass(frozen=True)
class Layers:
    """Where the nodes stand, and how the edges that cross layers bend: each place is (layer, row)."""

    places: Mapping[str, tuple[int, float]]
    bends: Mapping[Edge, Sequence[tuple[int, float]]]


def layers(edges: Sequence[Edge]) -> Layers:
    """The layers of the nodes of these edges; the connected parts stand below one another, larger ones first."""
    names = sorted({name for edge in edges for name in edge})
    number = {name: i for i, name in enumerate(names)}
    # Numbers, not names: the library orders nodes by their hashes, which for strings differ between runs.
    parts = fast_sugiyama.from_edges(
        [(number[a], number[b]) for a, b in edges],
        vertex_spacing=1, dummy_vertices=True, dummy_size=0.6, crossing_minimization="barycenter",
        ranking_type="minimize",
    )  # fmt: skip
    places: dict[str, tuple[int, float]] = {}
    bends: dict[Edge, list[tuple[int, float]]] = {}
    top = 0.0
    for positions, _, _, links in sorted(parts, key=lambda part: (-len(part[0]), min(int(n) for n, _ in part[0]))):
        placed = _placed([(int(n), float(x), float(y)) for n, (x, y) in positions], top)
        top = max(row for _, row in placed.values()) + 1.0
        onwards: dict[int, list[int]] = {}
        for a, b in links or ():
            onwards.setdefault(int(a), []).append(int(b))
        places |= {names[n]: place for n, place in placed.items() if n < len(names)}
        for a, b in edges:
            if number[a] in placed:
                bends[a, b] = [placed[n] for n in _way(number[a], number[b], onwards, len(names))]
    return Layers(places, bends)


def _placed(positions: Sequence[tuple[int, float, float]], top: float) -> dict[int, tuple[int, float]]:
    """The library draws downwards: its levels become layers, its columns rows."""
    levels = sorted({y for _, _, y in positions}, reverse=True)
    least = min(x for _, x, _ in positions)
    return {n: (levels.index(y), top + x - least) for n, x, y in positions}


def _way(start: int, end: int, onwards: Mapping[int, Sequence[int]], real: int) -> list[int]:
    """The invisible nodes, numbered from `real` on, by which an edge crosses layers."""
    for first in onwards.get(start, ()):
        way, current = list[int](), first
        while current >= real:
            way.append(current)
            current = onwards[current][0]
        if current == end:
            return way
    return []

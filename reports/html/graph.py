"""The dependency graph as SVG: layers from left to right, every node a link to its claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from reports.document import Json
from reports.html.layers import Edge, Layers, layers
from reports.render import anchor
from reports.words import SYMBOLS

Bend = tuple[float, float, float]  # from x to x at a height: an edge passes a layer horizontally

_ROW, _CHAR, _GAP, _PAD = 36.0, 5.7, 24.0, 8.0
_EDGE, _TOP = 4.0, 18.0
_LEAST = 0.8  # of its size: smaller, the graph scrolls


@dataclass(frozen=True)
class Node:
    """A claim in the graph: its place, and the width of its label."""

    claim: Json
    x: float
    y: float
    width: float


def edges_of(claims: Mapping[str, Json], shown: Iterable[str]) -> list[Edge]:
    """The uses among the claims that are shown; a use through claims that are not shown counts."""
    kept = set(shown)
    found: dict[Edge, None] = {}
    for claim_id in sorted(kept):
        waiting, seen = list(claims[claim_id]["uses"]), set[str]()
        while waiting:
            used = waiting.pop()
            if used in seen or used not in claims:
                continue
            seen.add(used)
            if used in kept:
                found[used, claim_id] = None
            else:
                waiting.extend(claims[used]["uses"])
    return _reduced(sorted(found))


def _reduced(edges: Sequence[Edge]) -> list[Edge]:
    """Without the edges that a longer way implies."""
    after: dict[str, set[str]] = {}
    for used, user in edges:
        after.setdefault(used, set()).add(user)

    reach: dict[str, set[str]] = {}

    def reached(node: str) -> set[str]:
        if node not in reach:
            reach[node] = set().union(*({n} | reached(n) for n in after.get(node, ())))
        return reach[node]

    return [(a, b) for a, b in edges if not any(b in reached(other) for other in after[a] if other != b)]


def ancestors(claims: Mapping[str, Json], claim_id: str) -> set[str]:
    """The claim and everything that it rests on."""
    found, waiting = set[str](), [claim_id]
    while waiting:
        current = waiting.pop()
        if current not in found and current in claims:
            found.add(current)
            waiting.extend(claims[current]["uses"])
    return found


def draw(claims: Mapping[str, Json], shown: Iterable[str], *, title: str, focus: str = "") -> tuple[Markup, list[str]]:
    """The graph of these claims, and those that stand alone in it."""
    kept = sorted(shown)
    edges = edges_of(claims, kept)
    joined = {claim_id for edge in edges for claim_id in edge}
    alone = [claim_id for claim_id in kept if claim_id not in joined]
    if not edges:
        return Markup(""), alone
    nodes, bends, width, height = _placed(claims, layers(edges))
    order = {name: place for place, (name, _) in enumerate(sorted(nodes.items()))}
    parts = [_edge(nodes, bends, edge, order) for edge in edges]
    parts += [_node(node, focus=node.claim["id"] == focus, titled=not focus) for _, node in sorted(nodes.items())]
    head = (
        f'<svg class="graph" viewBox="0 0 {width:.0f} {height:.0f}" role="group" aria-label="{escape(title)}" '
        f'style="max-width:{width:.0f}px;min-width:{width * _LEAST:.0f}px">'
    )
    return Markup(head + "".join(parts) + "</svg>"), alone  # noqa: S704 (built of escaped parts)


def _placed(claims: Mapping[str, Json], found: Layers) -> tuple[dict[str, Node], dict[Edge, list[Bend]], float, float]:
    """Nodes and bends in pixels, and the size of the whole."""
    every = [*found.places.values(), *(place for way in found.bends.values() for place in way)]
    widths = [0.0] * (1 + max(layer for layer, _ in every))
    for name, (layer, _) in found.places.items():
        widths[layer] = max(widths[layer], _width(name))
    left = [_EDGE + sum(widths[:layer]) + _GAP * layer for layer in range(len(widths))]
    nodes = {
        name: Node(claims[name], left[layer], _TOP + row * _ROW, _width(name))
        for name, (layer, row) in found.places.items()
    }
    bends = {
        edge: [(left[layer], left[layer] + widths[layer], _TOP + row * _ROW) for layer, row in way]
        for edge, way in found.bends.items()
    }
    return nodes, bends, left[-1] + widths[-1] + _EDGE, max(row for _, row in every) * _ROW + 2 * _TOP


def _lines(claim_id: str) -> tuple[str, str]:
    """An id on two lines: what it belongs to, and its own name."""
    family, _, name = claim_id.rpartition(".")
    return (family, name) if family else (name, "")


def _width(claim_id: str) -> float:
    family, name = _lines(claim_id)
    return max(len(family) + 2, len(name)) * _CHAR + 2 * _PAD


def _edge(nodes: Mapping[str, Node], bends: Mapping[Edge, list[Bend]], edge: Edge, order: Mapping[str, int]) -> str:
    """A curve that leaves and enters horizontally, and passes the layers between in straight lines.

    Its ends are told by their places among the nodes of the graph.
    """
    start, end = nodes[edge[0]], nodes[edge[1]]
    x, y = start.x + start.width, start.y
    path = f"M{x:.0f} {y:.0f}"
    for a, b, level in bends[edge]:
        middle = (x + a) / 2
        path += f"C{middle:.0f} {y:.0f} {middle:.0f} {level:.0f} {a:.0f} {level:.0f}H{b:.0f}"
        x, y = b, level
    middle = (x + end.x) / 2
    path += f"C{middle:.0f} {y:.0f} {middle:.0f} {end.y:.0f} {end.x:.0f} {end.y:.0f}"
    return f'<path d="{path}" data-edge="{order[edge[0]]} {order[edge[1]]}"/>'


def _node(node: Node, *, focus: bool, titled: bool) -> str:
    claim_id, verdict = node.claim["id"], node.claim["verdict"]
    family, name = _lines(claim_id)
    first = "-2" if name else "3.5"
    title = f"<title>{escape(node.claim['title'])}: {verdict}</title>" if titled else ""
    second = f'<tspan x="0" dy="11">{escape(name)}</tspan>' if name else ""
    kinds = " ".join([f"v-{verdict}"] * (verdict != "proved") + ["focus"] * focus)
    marks = f' class="{kinds}"' if kinds else ""
    return (  # where a box lies around its words, its height and the usual colour are in the style sheet
        f'<a href="#{anchor(claim_id)}"{marks} '
        f'transform="translate({node.x + _PAD:.0f} {node.y:.0f})">{title}<rect width="{node.width:.0f}"/>'
        f'<text y="{first}">{SYMBOLS[verdict]} {escape(family)}{"." if name else ""}{second}</text></a>'
    )

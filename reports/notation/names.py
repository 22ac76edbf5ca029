"""The keys by which names are looked up: `C_R`, `epsilon_2`, `nu'`."""

from __future__ import annotations

from reports.notation.syntax import Juxtaposition, Name, Node, Number, Operator, Scripted


def key_of(node: Node) -> str | None:
    """The key of a name with its index and primes; None for anything else."""
    if isinstance(node, Name):
        return node.text
    if isinstance(node, Scripted) and node.sup is None:
        base = key_of(node.base)
        if base is None:
            return None
        base += "'" * node.primes
        if node.sub is None:
            return base
        index = index_text(node.sub)
        return None if index is None else f"{base}_{index}"
    if isinstance(node, Juxtaposition):
        return word_of(node.items)
    return None


def index_text(node: Node) -> str | None:
    """An index that is part of a name, as text: H, 12, max."""
    if isinstance(node, Number):
        return node.text
    if isinstance(node, (Name, Operator)):
        return node.text
    if isinstance(node, Juxtaposition):
        parts = [index_text(item) for item in node.items]
        return None if None in parts else "".join(str(part) for part in parts)
    return None


def word_of(items: tuple[Node, ...]) -> str | None:
    """Letters of LaTeX that stand together, the last perhaps with an index, as one key."""
    text = ""
    for place, item in enumerate(items):
        last = place == len(items) - 1
        base = item.base if isinstance(item, Scripted) and last else item
        if not (isinstance(base, Name) and base.letter) or (place and base.spaced):
            return None
        key = key_of(item)
        if key is None:
            return None
        text += key
    return text


def key_text(key: str) -> str:
    """A key as people write it in plain notation."""
    return key

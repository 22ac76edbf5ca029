"""Hostile inputs: broken, huge, deep, exploding, or pretending to be code. The n-th one is always the same."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from symbolic_bounds.printing import latex, text
from symbolic_bounds.registry import load
from tests.fuzz.corpus import (
    ATOMS,
    CODE,
    DEEP,
    FIELDS,
    OPENINGS,
    PIECES,
    READERS,
    RUNAWAYS,
    SHAPES,
    TOWERS,
    WORDS,
)  # fmt: skip

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "audit"


class Hostile(NamedTuple):
    """An input and how it is to be read."""

    reader: str  # plain, latex, paper, revision or setting
    text: str
    claim: str = "amos.lower"  # whose names a formula may use


@lru_cache(maxsize=1)
def valid() -> tuple[Hostile, ...]:
    """Every formula of the registry, in both notations, with its claim."""
    found = []
    for claim in load().values():
        for formula in (*claim.hypotheses.values(), claim.conclusion):
            found += [Hostile("latex", latex(formula), claim.id), Hostile("plain", text(formula), claim.id)]
    return tuple(found)


@lru_cache(maxsize=3)
def example(name: str) -> str:
    """A file of the worked example."""
    return (EXAMPLES / name).read_text(encoding="utf-8")


def hostile(seed: int, index: int) -> Hostile:
    """The input of this number."""
    rng = random.Random(f"{seed}:{index}")
    return _MAKERS[index % len(_MAKERS)](rng)


def mutated(rng: random.Random, text_: str) -> str:
    """A text with a few pieces cut, doubled, moved, or replaced."""
    for _ in range(rng.randint(1, 6)):
        start = rng.randint(0, len(text_))
        end = min(len(text_), start + rng.choice((0, 1, 1, 2, 5, 20)))
        piece = rng.choice(("", text_[start:end] * 2, rng.choice(WORDS), text_[end : end + 9], rng.choice(CODE)))
        text_ = text_[:start] + piece + text_[end:]
    return text_


def _formula(rng: random.Random) -> Hostile:
    item = rng.choice(valid())
    return item._replace(text=mutated(rng, item.text))


def _swapped(rng: random.Random) -> Hostile:
    """A valid formula read in the scope of another claim, or in the other notation."""
    item, other = rng.choice(valid()), rng.choice(valid())
    return item._replace(reader=rng.choice((item.reader, other.reader)), claim=rng.choice((item.claim, other.claim)))


def _composed(rng: random.Random) -> Hostile:
    """Valid notation of random operations on symbols and numbers of every size."""
    source = f"{_term(rng, rng.randint(1, 7))} {rng.choice(('<=', '=', '>'))} {_term(rng, rng.randint(1, 4))}"
    return Hostile("plain", source)


def _term(rng: random.Random, depth: int) -> str:
    if depth == 0:
        return rng.choice(ATOMS)
    shape = rng.choice(SHAPES)
    return shape.format(*(_term(rng, rng.randint(0, depth - 1)) for _ in range(3)))


def _noise(rng: random.Random) -> Hostile:
    count = rng.choice((1, 5, 30, 300))
    if rng.random() < 0.3:
        return Hostile(rng.choice(("plain", "latex", "setting")), "".join(chr(_code_point(rng)) for _ in range(count)))
    return Hostile(rng.choice(READERS), "".join(rng.choice(WORDS) for _ in range(count)))


def _code_point(rng: random.Random) -> int:
    point = rng.choice((rng.randrange(128), rng.randrange(0x3000), rng.randrange(0x110000)))
    return 0x41 if 0xD800 <= point < 0xE000 else point


def _code(rng: random.Random) -> Hostile:
    source = rng.choice(CODE)
    if rng.random() < 0.5:
        source = rng.choice(("x <= ", "1 + ", "besseli(", "\\frac{")) + source
    return Hostile(rng.choice(READERS), source)


def _tower(rng: random.Random) -> Hostile:
    source = rng.choice(TOWERS)
    reader = "latex" if "\\" in source or "{" in source else "plain"
    if rng.random() < 0.6:
        left, sign, right = source.partition("<=")
        source = rng.choice(("({})**{}", "exp({})*{}", "factorial({})+{}", "abs({}-{})", "{}/({})", "max({},{})"))
        source = source.format(left.strip() or "x", rng.choice(("10**9", "x", "9", "pi", "1e99"))) + sign + right
    if rng.random() < 0.2:
        return Hostile("setting", f"amos.lower={source}")
    return Hostile(reader, source)


def _deep(rng: random.Random) -> Hostile:
    depth = rng.choice((10, 50, 100, 1000, 5000))
    opening, inner, closing, reader = rng.choice(DEEP)
    return Hostile(reader, opening * depth + inner + closing * depth + rng.choice(("", " <= 1", "\\le 1")))


def _long(rng: random.Random) -> Hostile:
    count = rng.choice((100, 1000, 3000, 100_000))
    piece = rng.choice(PIECES)
    end = rng.choice(("x", "x <= 1", "x \\le 1", ""))
    return Hostile(rng.choice(("plain", "latex", "setting")), piece * count + end)


def _macro(rng: random.Random) -> Hostile:
    display = rng.choice(("\\a \\le 1", "\\a{x} \\le 1", "\\a x", "x \\le \\a{\\a{\\a{x}}}"))
    source = f"{rng.choice(RUNAWAYS)}\n% prefixbounds: amos.lower\n\\[ {display} \\]\n"
    return Hostile("paper", source if rng.random() < 0.7 else mutated(rng, source))


def _paper(rng: random.Random) -> Hostile:
    source = example(rng.choice(("paper.tex", "revision.tex")))
    if rng.random() < 0.1:
        source *= rng.choice((2, 50))
    return Hostile("paper", mutated(rng, source))


def _opened(rng: random.Random) -> Hostile:
    """Beginnings without an end, up to the largest source that is read, then a statement."""
    piece, size = rng.choice(OPENINGS), rng.choice((1000, 1000, 1000, 30_000, 30_000, 999_900))
    end = rng.choice(("", "\n% prefixbounds: amos.lower\n\\[ x \\le 1 \\]\n"))
    return Hostile("paper", piece * (size // len(piece)) + end)


def _revision(rng: random.Random) -> Hostile:
    choice = rng.random()
    if choice < 0.5:
        return Hostile("revision", mutated(rng, example("revision.toml")))
    if choice < 0.7:
        value = rng.choice(("1", "nan", "[]", "{}", "true", "1979-05-27", "''", "0x" + "f" * 5000, "9" * 9000))
        key = rng.choice(("claim", "field", "plain", "latex", "sort", "drop", "reason", "other"))
        return Hostile("revision", f"[[change]]\nclaim = 'amos.lower'\n{key} = {value}\n")
    if choice < 0.85:
        formula = rng.choice((*TOWERS, *CODE)).replace("'", '"')
        return Hostile("revision", f"[[change]]\nclaim = 'amos.lower'\nplain = '{formula}'\n")
    piece = rng.choice(("[", "{a=", "a.", "[[change]]\n", "a", "# ", "\n", '"""', "[a.b]\n", "\\u0041"))
    return Hostile("revision", rng.choice(("x = ", "", "[[change]]\n")) + piece * rng.choice((10, 1000, 90_000)))


def _setting(rng: random.Random) -> Hostile:
    ids = list(load())
    left = rng.choice((rng.choice(ids), rng.choice(ids) + ".conclusion", *FIELDS))
    right = rng.choice((rng.choice(valid()).text, rng.choice(CODE), rng.choice(TOWERS), "none", "natural", "", "="))
    return Hostile("setting", f"{left}={right}")


_MAKERS = (
    _formula, _formula, _swapped, _composed, _composed, _noise, _code, _tower, _deep, _long, _macro, _paper, _opened,
    _revision, _setting,
)  # fmt: skip

"""LaTeX as MathML: rendered when the page is built, read out by screen readers, broken where a line may end.

A formula becomes a few `math` elements in a row, so that a browser wraps it as it wraps words: before a
relation, after a quantifier, before a sum's next term where the line is long.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from latex2mathml.converter import convert
from markupsafe import Markup

_PART = re.compile(r"\\(?:[A-Za-z]+|.)|[{}]|[^\\{}]", re.DOTALL)
_RELATIONS = frozenset({"=", "<", ">", r"\geq", r"\leq", r"\ge", r"\le", r"\neq", r"\ne", r"\to"})
_CONNECTIVES = frozenset({r"\implies", r"\wedge"})
_SHORT, _LONG = 12, 28  # glyphs of a piece after which it may be broken at a relation, at a sum
_DELIMITER = re.compile(
    r'<mo stretchy="true" fence="true" form="(?:prefix|postfix)">(&#x0002[89];|&#x0005[BD];|&#x023[01][0-9AB];)</mo>'
)
_LOW = re.compile(
    r"<mo>\(</mo>((?:(?!<mo>[()]</mo>|<mfrac|<msqrt|<mover|<munder|<msup|<msubsup|<mo>[∑∫]).)*)<mo>\)</mo>", re.DOTALL
)
_SIGN = re.compile(r"(<mo[^>]*>(?:[(=,≤≥|]|&lt;|&gt;)</mo>)<mo>−</mo>")  # of a number, not of a difference
_ROW = re.compile(r"^<math><mrow>((?:(?!</?mrow>).)*(?:<mrow>.*</mrow>(?:(?!</?mrow>).)*)?)</mrow></math>$", re.DOTALL)
_SINGLE = re.compile(r"<mrow>(<(m[ino])>[^<]*</\2>)</mrow>")


def formula(latex: str) -> Markup:
    """A displayed formula, in pieces between which the browser may break the line."""
    return Markup("<wbr>".join(mathml(piece) for piece in pieces(latex)))  # noqa: S704 (made of elements only)


def inline(latex: str) -> Markup:
    """A formula in a line of text."""
    return Markup(mathml(latex))  # noqa: S704 (made of elements only)


@lru_cache(maxsize=4096)
def mathml(latex: str) -> str:
    """One `math` element; what the browser takes for granted is left out.

    Raises:
        ValueError: if a command of the source is left unrendered.
    """
    made = _SINGLE.sub(r"\1", _SINGLE.sub(r"\1", convert(latex)))
    made = _DELIMITER.sub(r"<mo>\1</mo>", made)
    made = re.sub(r"<mi>(&#x027F9;|&#x0003A;)</mi>", r"<mo>\1</mo>", made)
    made = re.sub(r"<mo>([A-Za-z]{2,})</mo>", r"<mi>\1</mi>", made)  # names of functions
    made = re.sub(r"&#x([0-9A-F]+);", lambda m: html.escape(chr(int(m[1], 16))), made)
    made = _LOW.sub(_tight, _LOW.sub(_tight, made))
    made = _SIGN.sub(r'\1<mo form="prefix">−</mo>', made)
    if "\\" in made:
        raise ValueError(f"`latex`: a command was not rendered in {latex!r}")
    return _ROW.sub(r"<math>\1</math>", re.sub(r"^<math [^>]*>", "<math>", made))


def _tight(found: re.Match[str]) -> str:
    """Parentheses around what is no taller than they are: a browser would stretch them, and leave space inside."""
    return f'<mo stretchy="false">(</mo>{found[1]}<mo stretchy="false">)</mo>'


def pieces(latex: str) -> list[str]:
    """The source cut where a line may end."""
    found, piece, depth, glyphs, leads = list[str](), "", 0, 0, True
    for part in _PART.findall(latex.replace(r"\quad\text{and}\quad", r"\quad\wedge\ ")):
        top = depth == 0
        if top and piece.strip() and _may_break(part, glyphs, leads):
            found.append(piece)
            piece, glyphs = "{} ", 0  # an empty group on its left keeps the space of an operator
        piece += part
        depth += (part in ("{", r"\left")) - (part in ("}", r"\right"))
        glyphs += part.strip() not in ("", "{", "}")
        if part.strip():
            leads = part in _RELATIONS or part in _CONNECTIVES
        if top and part == r"\colon":
            found.append(piece)
            piece, glyphs, leads = "", 0, True
    return [*found, piece] if piece.strip(" \\") else found


def _may_break(part: str, glyphs: int, leads: bool) -> bool:
    """Whether a line may end before this part; `leads` says that a sign here would be one of a number."""
    if part in "+-":
        return glyphs > _LONG and not leads
    return part in _CONNECTIVES or (part in _RELATIONS and glyphs > _SHORT)

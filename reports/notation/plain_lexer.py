"""From plain notation to the terminals of the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lark import Token

from reports.notation.bars import pair_bars
from reports.notation.errors import Position, error_at, quoted
from reports.notation.latex_lexer import check_number, terminal
from reports.notation.limits import Limits
from reports.notation.tables import GREEK, UNICODE
from symbolic_bounds.symbols import Sort

_SORTS = {sort.name.lower() for sort in Sort}
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<DERIVATIVE>d/d(?P<by>[A-Za-z][A-Za-z0-9_]*'*)(?=\s*\[))
    |(?P<FORALL>for\s+all\b)
    |(?P<SORT>in\s+(?P<sort>[A-Za-z]+)\b)
    |(?P<NUMBER>[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+)
    |(?P<NAME>[A-Za-z][A-Za-z0-9_]*'*)
    |(?P<POWER>\*\*|\^)
    |(?P<RELATION><=|>=|!=|==|<|>|=(?!>))
    |(?P<IMPLIES>=>)
    |(?P<other>(?s:.))""",
    re.VERBOSE,
)
_OTHER = {
    "(": "LPAR", ")": "RPAR", "[": "LBRACKET", "]": "RBRACKET", "|": "BAR", "+": "PLUS", "-": "MINUS",
    "*": "TIMES", "/": "SLASH", ",": "COMMA", ":": "COLON", "!": "BANG",
}  # fmt: skip
_LARGEST_EXPONENT = 300


def lex(text: str, limits: Limits) -> list[Token]:
    """The terminals of a text."""
    for character, meaning in UNICODE.items():
        if character in text:  # one character for one keeps the columns, so names are spelt out later
            text = text.replace(character, {"\\cdot": "*", "\\times": "*"}.get(meaning, character))
    return pair_bars(list(_tokens(text, limits)), limits)


def _tokens(text: str, limits: Limits) -> Iterator[Token]:
    line, start = 1, 0
    for count, match in enumerate(_TOKEN.finditer(text)):
        at = Position(line, match.start() - start + 1)
        if count > 2 * limits.tokens:
            raise error_at(f"the formula has more than {limits.tokens} tokens", at)
        if match["space"] is not None:
            if "\n" in match[0]:
                line += match[0].count("\n")
                start = match.start() + match[0].rindex("\n") + 1
            continue
        yield _token(match, at, limits)


def _token(match: re.Match[str], at: Position, limits: Limits) -> Token:
    kind, text = str(match.lastgroup), match[0]
    if match["DERIVATIVE"]:
        return terminal("DERIVATIVE", match["by"], at)
    if match["SORT"]:
        if match["sort"] not in _SORTS:
            raise error_at(f"unknown sort {quoted(match['sort'])}; expected one of {', '.join(sorted(_SORTS))}", at)
        return terminal("SORT", match["sort"], at)
    if kind == "NUMBER":
        _check_number(text, at, limits)
    elif kind == "NAME":
        if text == "and":
            return terminal("AND", text, at)
        if len(text) > limits.digits:
            raise error_at(f"a name of more than {limits.digits} letters", at)
    elif kind == "RELATION":
        return terminal(kind, "=" if text == "==" else text, at)
    elif kind == "other":
        return _other(text, at)
    return terminal(kind, text, at)


def _other(text: str, at: Position) -> Token:
    known = UNICODE.get(text, text)
    if known.startswith("\\") and known[1:] in GREEK:
        return terminal("NAME", known[1:], at)
    relation = {"\\le": "<=", "\\ge": ">=", "\\ne": "!="}.get(known)
    if relation is not None:
        return terminal("RELATION", relation, at)
    if known not in _OTHER:
        hint = "; a formula in LaTeX needs its own field" if text in "\\{}" else ""
        raise error_at(f"the character {quoted(text)} has no meaning in plain notation{hint}", at)
    return terminal(_OTHER[known], known, at)


def _check_number(text: str, at: Position, limits: Limits) -> None:
    mantissa, _, exponent = text.lower().partition("e")
    check_number(mantissa, at, limits)
    if exponent and (len(exponent) > 4 or abs(int(exponent)) > _LARGEST_EXPONENT):
        raise error_at(f"an exponent of ten beyond {_LARGEST_EXPONENT}", at)

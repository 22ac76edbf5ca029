"""The parser: LALR(1), one pass, no backtracking.

An Earley parser would accept ambiguous grammars, at up to cubic time and with as many trees as an attacker likes.
Here what would be ambiguous (bars, applications) is settled by the lexer and by the meaning of names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lark import Lark, Token
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer

from reports.notation import latex_lexer, plain_lexer
from reports.notation.bars import SHOWN, place
from reports.notation.builder import Builder
from reports.notation.errors import START, NotationError, Position, error_at, quoted
from reports.notation.limits import LIMITS, Limits
from reports.notation.macros import Macros
from reports.notation.syntax import Node, children
from reports.notation.tex import Raw, tokens

_HERE = Path(__file__).parent
_WORDS = {
    "FORALL": "'for all'", "TEXTAND": "'and'", "AND": "'and'", "IMPLIES": "'=>'", "RELATION": "a relation such as <=",
    "PLUS": "'+'", "MINUS": "'-'", "TIMES": "'*'", "SLASH": "'/'", "COMMA": "','", "COLON": "':'", "SUP": "'^'",
    "SUB": "'_'", "POWER": "'^'", "PRIME": "a prime", "BANG": "'!'", "NUMBER": "a number", "LETTER": "a name",
    "NAME": "a name", "OPERATOR": "a function", "FRAC": "a fraction", "SQRT": "a root", "SORT": "a set",
    "DERIVATIVE": "d/dx", "$END": "the end",
    **{name: f"'{shown}'" for name, shown in SHOWN.items()},
}  # fmt: skip


class _Ready(Lexer):
    """A lexer for text that was already cut into tokens."""

    def __init__(self, lexer_conf: object) -> None:
        """There is nothing to configure."""

    def lex(self, data: list[Token]) -> Iterator[Token]:  # type: ignore[override]
        """The tokens as they are."""
        return iter(data)


@lru_cache(maxsize=2)
def _grammar(name: str) -> Lark:
    text = "\n".join((_HERE / f"{part}.lark").read_text(encoding="utf-8") for part in ("common", name))
    return Lark(text, parser="lalr", lexer=_Ready, maybe_placeholders=False, transformer=Builder())


def parse_plain_formula(text: str, limits: Limits = LIMITS) -> Node:
    """The syntax of a formula in plain notation, such as `8*L*C_R/eps <= sqrt(x)`."""
    try:
        _check_text(text, limits)
        return _parse("plain", plain_lexer.lex(text, limits), limits)
    except NotationError as error:
        raise error.shown_in(text) from None


def parse_latex_formula(text: str, macros: Macros | None = None, limits: Limits = LIMITS) -> Node:
    """The syntax of a formula in LaTeX, with the macros of its source."""
    try:
        _check_text(text, limits)
        return parse_raw(tokens(text), macros or Macros(), limits)
    except NotationError as error:
        raise error.shown_in(text) from None


def parse_raw(raw: list[Raw], macros: Macros, limits: Limits = LIMITS, extra: frozenset[str] = frozenset()) -> Node:
    """The syntax of LaTeX tokens; `extra` are control sequences that stand for names."""
    if len(raw) > limits.tokens:
        raise error_at(f"the formula has more than {limits.tokens} tokens", raw[limits.tokens].at)
    return _parse("latex", latex_lexer.lex(macros.expand(raw, limits), limits, extra), limits)


def read_formula(text: str, limits: Limits = LIMITS) -> Node:
    """The syntax of a formula in either notation: LaTeX if it has a backslash or a brace."""
    if "\\" in text or "{" in text:
        return parse_latex_formula(text, limits=limits)
    return parse_plain_formula(text, limits)


def _parse(grammar: str, found: list[Token], limits: Limits) -> Node:
    if not found:
        raise error_at("expected a formula, found nothing", START)
    if len(found) > limits.tokens:
        raise error_at(f"the formula has more than {limits.tokens} tokens", place(found[limits.tokens]))
    try:
        node = _grammar(grammar).parse(found)
    except UnexpectedToken as error:
        raise _unexpected(error, found[-1], grammar) from None
    if not isinstance(node, Node):
        raise TypeError("the grammar built something else than syntax")
    check_depth(node, limits)
    return node


def check_depth(node: Node, limits: Limits) -> None:
    """Raise a NotationError if a formula is nested too deeply; without recursion."""
    waiting = [(node, 1)]
    while waiting:
        part, depth = waiting.pop()
        if depth > limits.depth:
            raise error_at(f"the formula is nested more than {limits.depth} deep", part.at)
        waiting += [(child, depth + 1) for child in children(part)]


def _check_text(text: str, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise error_at(f"a formula of more than {limits.characters} characters", START)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise error_at("a NUL character", Position(line, text.index("\0") - text.rfind("\n", 0, text.index("\0"))))


def _unexpected(error: UnexpectedToken, last: Token, grammar: str) -> NotationError:
    token = error.token
    expected = sorted({_WORDS.get(name, name) for name in error.expected} - {"the end"})
    wanted = ", ".join(expected[:12]) + (", ..." if len(expected) > 12 else "")
    if token.type == "$END":
        return error_at(f"the formula ends too early; expected {wanted}", _after(last))
    hint = ""
    if grammar == "plain" and token.type in ("NAME", "NUMBER", "LPAR") and "'*'" in expected:
        hint = "; write a product with *"
    found = quoted(str(token).strip())
    return error_at(f"unexpected {found}{hint or f'; expected {wanted}'}", place(token))


def _after(token: Token) -> Position:
    at = place(token)
    return Position(at.line, at.column + len(token.strip()))

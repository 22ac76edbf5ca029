"""From raw LaTeX tokens to the terminals of the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lark import Token

from reports.notation.bars import pair_bars
from reports.notation.errors import Position, error_at, quoted
from reports.notation.limits import Limits
from reports.notation.tables import (
    CHARACTERS,
    COMMANDS,
    GREEK,
    IGNORED,
    OPERATORS,
    RELATIONS,
    SIZES,
    UNICODE,
    VARIANTS,
    WORDS,
)  # fmt: skip
from reports.notation.tex import Raw, braced, text_of

_WORD = re.compile(r"[A-Za-z0-9_*]+'*")
_SETS = {
    "\\mathbb{R}": "real", "\\R": "real", "\\mathbb{Z}": "integer", "\\mathbb{N}": "counting",
    "\\mathbb{N}_0": "natural", "\\{0,1,2,\\dots\\}": "natural", "\\{1,2,3,\\dots\\}": "counting",
    "\\{0,1,\\dots\\}": "natural", "\\{1,2,\\dots\\}": "counting",
}  # fmt: skip


def terminal(kind: str, value: str, at: Position) -> Token:
    """A token of the grammar at a place."""
    return Token(kind, value, line=at.line, column=at.column)


def lex(raw: list[Raw], limits: Limits, extra: frozenset[str] = frozenset()) -> list[Token]:
    """The terminals of expanded tokens; `extra` are control sequences that stand for names."""
    return pair_bars(list(_Lexer(raw, limits, extra)), limits)


class _Lexer:
    def __init__(self, raw: list[Raw], limits: Limits, extra: frozenset[str]) -> None:
        self.raw = raw
        self.limits = limits
        self.extra = extra
        self.index = 0
        self.after_fraction = False
        self.gap = False  # a spacing command before the token

    def __iter__(self) -> Iterator[Token]:
        while self.index < len(self.raw):
            token = self.raw[self.index]
            text = UNICODE.get(token.text, token.text)
            if text.startswith("\\"):
                yield from self._command(token, text)
            elif text.isascii() and (text.isdigit() or text == "."):
                yield from self._number(token)
            elif text.isascii() and text.isalpha():
                yield self._one("LETTER", text, token)
            elif text == "'":
                yield self._one("PRIME", text, token)
            elif text in CHARACTERS:
                yield self._one(CHARACTERS[text], text, token)
            elif text in ("&", "~"):
                self.index += 1
            else:
                raise error_at(f"the character {quoted(text)} has no meaning in a formula", token.at)
            self.gap = text in IGNORED
            self.after_fraction = text in ("\\frac", "\\tfrac", "\\dfrac")

    def _one(self, kind: str, value: str, token: Raw) -> Token:
        self.index += 1
        # A letter that follows without space may be part of a word: the value carries the space.
        return terminal(kind, f" {value}" if kind == "LETTER" and (token.spaced or self.gap) else value, token.at)

    def _number(self, first: Raw) -> Iterator[Token]:
        digits = first.text
        self.index += 1
        while self.index < len(self.raw):
            token = self.raw[self.index]
            if token.spaced or not (token.text.isascii() and (token.text.isdigit() or token.text == ".")):
                break
            digits += token.text
            self.index += 1
        if digits.endswith(".") and self.index == len(self.raw):
            digits, final = digits[:-1], True  # the full stop of the sentence
            if not digits:
                return
        else:
            final = False
        check_number(digits, first.at, self.limits)
        if self.after_fraction and len(digits) == 2 and digits.isdigit() and not final:
            yield terminal("NUMBER", digits[0], first.at)
            digits = digits[1]
        yield terminal("NUMBER", digits, first.at)

    def _command(self, token: Raw, text: str) -> Iterator[Token]:
        if text in IGNORED:
            self.index += 1
        elif text in self.extra:
            yield self._one("NAME", text, token)
        elif text in SIZES:
            yield from self._sized(token, SIZES[text])
        elif text in WORDS:
            yield from self._word(token, text)
        elif text == "\\in":
            yield self._set(token)
        elif text in COMMANDS:
            yield self._one(COMMANDS[text], text, token)
        elif text in RELATIONS:
            yield self._one("RELATION", RELATIONS[text], token)
        elif text[1:] in OPERATORS:
            yield self._one("OPERATOR", OPERATORS[text[1:]], token)
        elif text[1:] in GREEK or text[1:] in VARIANTS:
            yield self._one("NAME", text[1:], token)
        else:
            raise error_at(rf"unknown command {quoted(text)[1:-1]}; declare it with \newcommand", token.at)

    def _sized(self, token: Raw, side: str) -> Iterator[Token]:
        r"""\left and its kin: the next token is a delimiter, of which a bar now knows its side."""
        self.index += 1
        if self.index >= len(self.raw):
            raise error_at(f"{token.text} needs a delimiter after it", token.at)
        following = self.raw[self.index]
        if following.text in ("|", "\\vert") and side:
            yield self._one("LABS" if side == "l" else "RABS", "|", following)
        elif following.text == ".":
            raise error_at(f"{token.text}. has no other side that a formula could mean", token.at)

    def _word(self, token: Raw, text: str) -> Iterator[Token]:
        inside, after = braced(self.raw, self.index + 1, f"the text of {text}")
        if self.index + 1 < len(self.raw) and self.raw[self.index + 1].text == "*":  # \operatorname*
            inside, after = braced(self.raw, self.index + 2, f"the text of {text}")
        word = text_of(inside)
        self.index = after
        if word == "and" or word == "or" or word == "if":
            if word != "and" or text not in ("\\text", "\\mathrm", "\\textrm", "\\mbox"):
                raise error_at(f"the word {word!r} is not part of a formula", token.at)
            yield terminal("TEXTAND", word, token.at)
        elif not word:
            return
        elif text == "\\mathbb" and word in ("R", "Z", "N"):
            raise error_at(rf"\mathbb{{{word}}} may stand only after \in", token.at)
        elif len(word) <= self.limits.digits and _WORD.fullmatch(word):
            yield terminal("NAME", f"bb{word}" if text == "\\mathbb" else OPERATORS.get(word, word), token.at)
        else:
            raise error_at(f"the text {quoted(word)} is not part of a formula; put conditions in hypotheses", token.at)

    def _set(self, token: Raw) -> Token:
        r"""\in and the set that follows, which must be one of the sorts."""
        written = ""
        for end in range(self.index + 1, min(self.index + 14, len(self.raw))):
            written += self.raw[end].text
            plain = written.replace("\\ldots", "\\dots").replace("\\mathbb{N}_{0}", "\\mathbb{N}_0")
            following = "".join(t.text for t in self.raw[end + 1 : end + 2])
            if plain in _SETS and not (plain == "\\mathbb{N}" and following == "_"):
                self.index = end + 1
                return terminal("SORT", _SETS[plain], token.at)
        raise error_at(rf"expected a set after \in: {', '.join(list(_SETS)[:6])}", token.at)


def check_number(digits: str, at: Position, limits: Limits) -> None:
    """Raise a NotationError unless digits are a number of a size that can be handled."""
    whole, dot, part = digits.partition(".")
    if dot and (not whole or not part or "." in part):
        raise error_at(f"{quoted(digits)} is not a number: write digits on both sides of one point", at)
    if len(digits) > limits.digits:
        raise error_at(f"a number of more than {limits.digits} digits", at)

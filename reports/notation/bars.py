"""Which bar opens an absolute value and which closes one; and how deeply delimiters are nested."""

from __future__ import annotations

from lark import Token

from reports.notation.errors import Position, error_at
from reports.notation.limits import Limits

_OPENING = {
    "LPAR": "RPAR", "LBRACKET": "RBRACKET", "LBRACE": "RBRACE", "LABS": "RABS",
    "LCEIL": "RCEIL", "LFLOOR": "RFLOOR", "LANGLE": "RANGLE",
}  # fmt: skip
_CLOSING = frozenset(_OPENING.values())
_ENDS = _CLOSING | {"NUMBER", "LETTER", "NAME", "PRIME", "BANG"}  # after these an expression may be complete
SHOWN = {
    "LPAR": "(", "RPAR": ")", "LBRACKET": "[", "RBRACKET": "]", "LBRACE": "{", "RBRACE": "}", "LABS": "|",
    "RABS": "|", "LCEIL": r"\lceil", "RCEIL": r"\rceil", "LFLOOR": r"\lfloor", "RFLOOR": r"\rfloor",
    "LANGLE": r"\langle", "RANGLE": r"\rangle",
}  # fmt: skip


def place(token: Token) -> Position:
    """Where a token stands."""
    return Position(token.line or 1, token.column or 1)


def pair_bars(tokens: list[Token], limits: Limits) -> list[Token]:
    """Replace every BAR by the LABS or RABS that it must be, and check that delimiters match.

    A bar closes if the innermost open delimiter is a bar and an expression may be complete before it.
    """
    open_: list[Token] = []
    found: list[Token] = []
    for written in tokens:
        token, kind = written, written.type
        if kind == "BAR":
            complete = bool(found) and found[-1].type in _ENDS
            kind = "RABS" if complete and open_ and open_[-1].type == "LABS" else "LABS"
            token = Token(kind, "|", line=token.line, column=token.column)
        if kind in _OPENING:
            open_.append(token)
            if len(open_) > limits.depth:
                raise error_at(f"delimiters are nested more than {limits.depth} deep", place(token))
        elif kind in _CLOSING:
            _close(open_, token)
        found.append(token)
    if open_:
        raise error_at(f"{SHOWN[open_[-1].type]} is never closed", place(open_[-1]))
    return found


def _close(open_: list[Token], token: Token) -> None:
    if not open_:
        raise error_at(f"{SHOWN[token.type]} closes nothing", place(token))
    opening = open_.pop()
    if _OPENING[opening.type] != token.type:
        where = f"line {opening.line}, column {opening.column}"
        raise error_at(f"{SHOWN[token.type]} cannot close {SHOWN[opening.type]} of {where}", place(token))

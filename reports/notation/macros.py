"""Macros that a paper declares, and their expansion: bounded, so that none can run away."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from reports.notation.errors import error_at, quoted
from reports.notation.limits import LIMITS, Limits
from reports.notation.tex import Raw, braced

DECLARING = frozenset(
    {"\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\let", "\\DeclareMathOperator",
     "\\DeclareRobustCommand", "\\NewDocumentCommand"}
)  # fmt: skip
_MOST_MACROS = 2_000


@dataclass(frozen=True)
class Macro:
    """What a control sequence stands for; `#1` ... `#9` in the body are its arguments."""

    body: tuple[Raw, ...]
    arguments: int = 0
    default: tuple[Raw, ...] | None = None  # of the first argument, where it is optional


@dataclass
class Macros:
    """The macros of one source, as far as it has been read."""

    known: dict[str, Macro] = field(default_factory=dict)

    def declare(self, raw: list[Raw], index: int) -> int:
        """Read the declaration that starts at `index`; the index after it."""
        command = raw[index]
        if len(self.known) >= _MOST_MACROS:
            raise error_at(f"more than {_MOST_MACROS} macros", command.at)
        after = index + 1
        if after < len(raw) and raw[after].text == "*":
            after += 1
        name, after = _declared_name(raw, after, command)
        if command.text == "\\let":
            return self._let(raw, after, name)
        if command.text == "\\def":
            return self._def(raw, after, name)
        if command.text == "\\NewDocumentCommand":
            raise error_at(r"\NewDocumentCommand is not supported: write \newcommand", command.at)
        if command.text in ("\\newcommand", "\\DeclareMathOperator") and name in self.known:
            raise error_at(rf"{name} is declared twice; write \renewcommand to change it", command.at)
        arguments, default = 0, None
        if command.text == "\\DeclareMathOperator":
            body, after = braced(raw, after, f"the text of {name}")
            wrapped = (Raw("\\operatorname"), Raw("{"), *body, Raw("}"))
            self.known[name] = Macro(wrapped)
            return after
        count, after = _bracketed(raw, after)
        if count is not None:
            arguments = _count(count, command)
            default, after = _bracketed(raw, after)
        body, after = braced(raw, after, f"the body of {name}")
        if command.text == "\\providecommand" and name in self.known:
            return after
        self._set(name, body, arguments, default, command)
        return after

    def _let(self, raw: list[Raw], index: int, name: str) -> int:
        if index < len(raw) and raw[index].text == "=":
            index += 1
        if index >= len(raw):
            raise error_at(rf"\let {name} needs something to stand for", raw[-1].at)
        target = raw[index]
        same = self.known.get(target.text)
        self.known[name] = same or Macro((Raw(target.text, final=True),))
        return index + 1

    def _def(self, raw: list[Raw], index: int, name: str) -> int:
        count = 0
        start = index
        while index < len(raw) and raw[index].text != "{":
            if raw[index].text != "#":
                raise error_at(rf"the arguments of \def{name} must be #1#2..., without delimiters", raw[index].at)
            count += 1
            if index + 1 >= len(raw) or raw[index + 1].text != str(count):
                raise error_at(f"expected #{count}", raw[index].at)
            index += 2
        if index >= len(raw):
            raise error_at(f"the body of {name} is missing", raw[start - 1].at)
        body, after = braced(raw, index, f"the body of {name}")
        self._set(name, body, count, None, raw[start - 1])
        return after

    def _set(self, name: str, body: list[Raw], arguments: int, default: list[Raw] | None, command: Raw) -> None:
        for token, following in zip(body, [*body, Raw("")][1:], strict=True):
            wanted = following.text
            if token.text == "#" and not (wanted.isascii() and wanted.isdigit() and 0 < int(wanted) <= arguments):
                raise error_at(f"the body of {name} uses #{wanted}, but it has {arguments} argument(s)", token.at)
        self.known[name] = Macro(tuple(body), arguments, None if default is None else tuple(default))

    def expand(self, raw: list[Raw], limits: Limits = LIMITS) -> list[Raw]:
        """The tokens with every macro replaced.

        Raises:
            NotationError: for a missing argument, or if the expansion does not end within the limits.
        """
        waiting, done, count, pushed = deque(raw), [], 0, 0
        while waiting:
            token = waiting.popleft()
            macro = None if token.final else self.known.get(token.text)
            if macro is None:
                done.append(token)
                if len(done) > limits.tokens:
                    raise error_at(f"the formula has more than {limits.tokens} tokens", token.at)
                continue
            count += 1
            body = _filled(macro, token, waiting)
            pushed += len(body)
            if count > limits.expansions or pushed > 10 * limits.tokens:
                raise error_at(f"the macro {token.text} does not end: it expands again and again", token.at)
            waiting.extendleft(reversed(body))
        return done


def _filled(macro: Macro, call: Raw, waiting: deque[Raw]) -> list[Raw]:
    """The body of a macro with the arguments that follow its call, which are taken off."""
    given = [_argument(macro, call, waiting, number) for number in range(1, macro.arguments + 1)]
    filled: list[Raw] = []
    body = iter(macro.body)
    for token in body:
        if token.text == "#":
            part = given[int(next(body).text) - 1]
            filled += [t if i or not token.spaced else Raw(t.text, t.at, True, t.final) for i, t in enumerate(part)]
        else:
            filled.append(token.placed(call.at))
    return filled


def _argument(macro: Macro, call: Raw, waiting: deque[Raw], number: int) -> list[Raw]:
    if number == 1 and macro.default is not None:
        if not waiting or waiting[0].text != "[":
            return [token.placed(call.at) for token in macro.default]
        return _taken(call, waiting, "[", "]")
    if not waiting:
        raise error_at(f"{call.text} needs {macro.arguments} argument(s)", call.at)
    if waiting[0].text == "{":
        return _taken(call, waiting, "{", "}")
    return [waiting.popleft()]


def _taken(call: Raw, waiting: deque[Raw], opening: str, closing: str) -> list[Raw]:
    depth = 0
    taken: list[Raw] = []
    while waiting:
        token = waiting.popleft()
        depth += {opening: 1, closing: -1}.get(token.text, 0)
        if depth == 0:
            return taken[1:]
        taken.append(token)
    raise error_at(f"an argument of {call.text} has no end", call.at)


def _declared_name(raw: list[Raw], index: int, command: Raw) -> tuple[str, int]:
    name, after = braced(raw, index, f"the name after {command.text}")
    if len(name) != 1 or not name[0].text.startswith("\\"):
        raise error_at(f"expected a control sequence after {command.text}", command.at)
    return name[0].text, after


def _bracketed(raw: list[Raw], index: int) -> tuple[list[Raw] | None, int]:
    if index >= len(raw) or raw[index].text != "[":
        return None, index
    for end in range(index + 1, len(raw)):
        if raw[end].text == "]":
            return raw[index + 1 : end], end + 1
    raise error_at("this bracket is never closed", raw[index].at)


def _count(digits: list[Raw], command: Raw) -> int:
    text = "".join(token.text for token in digits)
    if not (text.isascii() and text.isdigit() and len(text) == 1):
        raise error_at(f"expected a number of arguments from 0 to 9, found {quoted(text)}", command.at)
    return int(text)

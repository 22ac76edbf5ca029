"""Read hostile inputs: each must become a formula or a NotationError, and nothing else may happen."""

from __future__ import annotations

import importlib
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from reports.notation import NotationError, Scope, meaning, parse_latex_formula, parse_plain_formula, scope_of
from reports.revision import changes_of_paper, parse_setting, revision_of
from reports.texsource import paper_of
from symbolic_bounds.registry import load
from tests.fuzz.guard import CodeRan, TooSlow, watched
from tests.fuzz.inputs import Hostile, hostile, valid


@dataclass
class Tally:
    """What became of the inputs."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0  # seconds of processor time
    slowest_input: str = ""

    def count(self, outcome: str) -> int:
        """How many inputs of all readers ended so."""
        return sum(number for (_, what), number in self.outcomes.items() if what == outcome)


@cache
def scope(claim_id: str) -> Scope:
    """The scope of a claim."""
    return scope_of(load()[claim_id])


def read(item: Hostile) -> None:
    """Read one input to its end."""
    claims = load()
    match item.reader:
        case "plain":
            meaning(parse_plain_formula(item.text), scope(item.claim), text=item.text)
        case "latex":
            meaning(parse_latex_formula(item.text), scope(item.claim), text=item.text)
        case "paper":
            changes_of_paper(paper_of(item.text), claims)
        case "revision":
            revision_of(item.text, claims)
        case _:
            parse_setting(item.text, claims)


def warm_up() -> None:
    """Load what is loaded late, so that later loading would be seen."""
    importlib.import_module("sympy.physics.units")  # reads its own constants as code; sympy may ask for it
    for item in valid():
        try:
            read(item)
        except NotationError:
            continue


def run(count: int, seed: int, first: int = 0) -> Tally:
    """Read `count` inputs under watch."""
    warm_up()
    tally = Tally()
    for index in range(first, first + count):
        item = hostile(seed, index)
        start = time.process_time()
        outcome = _outcome(item)
        spent = time.process_time() - start
        if spent > tally.slowest:
            tally.slowest, tally.slowest_input = spent, f"{item.reader}: {item.text[:80]!r}"
        if outcome not in ("read", "refused"):
            tally.failures.append(f"{index} {item.reader} {item.text[:100]!r}: {outcome}")
            outcome = "failed"
        tally.outcomes[item.reader, outcome] += 1
    return tally


def _outcome(item: Hostile) -> str:
    try:
        with watched():
            read(item)
    except NotationError as error:
        return "refused" if str(error).startswith("line ") and len(str(error)) < 3_000 else "a message that says little"
    except (Exception, CodeRan, TooSlow) as error:  # noqa: BLE001  (any other one is what is looked for)
        return f"{type(error).__name__}: {error!s:.200}"
    return "read"

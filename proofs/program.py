"""A compiled real expression: a list of operations on slots that hold Arb balls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import arb, ctx, fmpq

from proofs.special import besseli

Memo = dict[tuple[int, int, int], Any]


class Program:
    """A compiled expression: call it with one ball per symbol, inside `ctx.workprec(...)`.

    `memo` keeps the Bessel values of constant order at a symbol: it stays valid as long as the values of the
    symbols and the precision do not change, and may be shared by programs with the same list of symbols.
    """

    def __init__(self, inputs: int) -> None:
        self.inputs = inputs
        self.exact: fmpq | None = None  # the value, if it is a rational that was computed exactly
        self.bessel: list[tuple[tuple[int, int, int], fmpq, int]] = []  # key, order, slot
        self.constants: list[tuple[int, Any]] = []
        self.static: list[tuple[Any, int, int | None, int]] = []
        self.dynamic: list[tuple[Any, int, int | None, int]] = []
        self.size = inputs
        self.out = 0
        self._ready: dict[int, list[Any]] = {}

    def __call__(self, values: Sequence[Any], memo: Memo | None = None) -> Any:
        slots = self._ready.get(ctx.prec) or self._prepare()
        slots = slots[:]
        slots[: self.inputs] = values
        for key, order, slot in self.bessel:
            value = None if memo is None else memo.get(key)
            if value is None:
                value = besseli(arb(order), slots[key[2]])
                if memo is not None:
                    memo[key] = value
            slots[slot] = value
        for fn, a, b, out in self.dynamic:
            slots[out] = fn(slots[a]) if b is None else fn(slots[a], slots[b])
        return slots[self.out]

    def _prepare(self) -> list[Any]:
        slots: list[Any] = [None] * self.size
        for slot, value in self.constants:
            slots[slot] = arb(value) if isinstance(value, fmpq) else value() if callable(value) else value
        for fn, a, b, out in self.static:
            slots[out] = fn(slots[a]) if b is None else fn(slots[a], slots[b])
        self._ready[ctx.prec] = slots
        return slots

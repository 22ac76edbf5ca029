"""Covers of boxes: true goals, false goals, malformed domains, and trees that were tampered with."""

import base64
import itertools
from typing import Any

import pytest
import sympy as sp
from flint import arb, ctx, fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs.arb import decide
from proofs.ball import chunks, cover, replay
from proofs.cells import Tree, decimal, middle, pack, unpack
from proofs.verdict import ClaimError, TranslationError, Verdict
from symbolic_bounds.formula import eq, ge, gt, le, lt
from symbolic_bounds.symbols import counting, positive, real, thing

R = sp.Rational
x, y = positive("x"), positive("y")
r = real("r")
n, k = counting("n"), counting("k")
DECADES = (R(1, 1024), sp.Integer(2) ** 20)


def ratio(order):
    return sp.besseli(order + 1, x) / sp.besseli(order, x)


AMOS = x / (n + 1 + sp.sqrt((n + 1) ** 2 + x**2))

TRUE: list[tuple[Any, ...]] = [
    (ge(sp.sin(r), r - r**3 / 6), {r: (R(1, 100), 3)}, {}, None),
    (gt(sp.exp(r), 1 + r), {r: (R(1, 10), 50)}, {}, None),
    (ge(y + 1 / y, R(1999, 1000)), {y: DECADES}, {}, None),
    (gt(x**2 + y**2 + R(1, 100), 2 * x * y), {x: (R(1, 10), 5), y: (R(1, 10), 5)}, {}, None),
    (lt(sp.log(x) ** 2, n * (1 + x)), {x: (R(1, 8), 8)}, {n: (4, 5, 6)}, None),
    (ge(ratio(n), ratio(n + 1)), {x: (R(1, 16), 64)}, {n: range(1, 4)}, x),
    (le(ratio(n), 1), {x: DECADES}, {n: range(1, 9)}, x),
    (ge(n**k, 1 + k * (n - 1)), {}, {n: range(1, 6), k: range(1, 6)}, None),
    (ge(x + 2, x + y), {x: (1, 5), y: (1, R(3, 2))}, {}, x),  # both rise in x; y stays a ball
    (ge(x, 1), {x: (1, 1)}, {}, None),
]
FALSE: list[tuple[Any, ...]] = [
    (ge(sp.cos(r), R(-99, 100)), {r: (0, 5)}, {}, None),
    (ge(y + 1 / y, R(2001, 1000)), {y: DECADES}, {}, None),
    (gt(x**2 + y**2, 2 * x * y + R(1, 1000)), {x: (1, 5), y: (1, 5)}, {}, None),
    (le(ratio(n), AMOS), {x: DECADES}, {n: (3,)}, x),
    (ge(sp.besseli(n + k, x) / sp.besseli(n, x), (x / (n + k - 1 + sp.sqrt((n + k - 1) ** 2 + x**2))) ** k),
     {x: DECADES}, {n: (1, 2), k: (2, 3)}, x),
    (gt(n, 2), {}, {n: (3, 2)}, None),
    (gt(r**2, 0), {r: (-1, 1)}, {}, None),
    (le(sp.tan(r), 10**9), {r: (0, 2)}, {}, None),
    (ge(1 / r, -(10**9)), {r: (-1, 2)}, {}, None),
]  # fmt: skip
UNDECIDED: list[tuple[Any, ...]] = [
    (ge(r**2, 0), {r: (-1, 1)}, {}, None),  # true, and touched
    (gt(r**2, 0), {r: (-1, 2)}, {}, None),  # false at one point only
    (ge(sp.log(r), -100), {r: (-1, 1)}, {}, None),
    (ge(1 + sp.sqrt(r), sp.sqrt(r)), {r: (-2, -1)}, {}, None),
    (ge(x, x), {x: (1, 2)}, {}, None),
    (ge(1 / r**2, 0), {r: (-1, 2)}, {}, None),  # no value at 0
]


@pytest.mark.parametrize(("goal", "ranges", "grid", "increasing"), TRUE)
def test_true_goals_are_proved_and_replayed(goal, ranges, grid, increasing):
    outcome = cover(goal, ranges, grid, increasing)
    assert outcome.verdict is Verdict.PROVED, outcome.reason
    assert outcome.cells
    assert outcome.min_slack is not None
    again = replay(goal, ranges, grid, increasing, outcome.certificate)
    assert again == outcome
    assert again.certificate == outcome.certificate


@pytest.mark.parametrize(("goal", "ranges", "grid", "increasing"), FALSE)
def test_false_goals_are_refuted_at_an_exact_point(goal, ranges, grid, increasing):
    outcome = cover(goal, ranges, grid, increasing)
    assert outcome.verdict is Verdict.REFUTED, outcome.reason
    names = {s.name: s for s in goal.free_symbols}
    pairs = (part.split(" = ") for part in outcome.reason.removeprefix("fails at ").split(", "))
    point = {names[name]: R(value) for name, value in pairs}
    assert decide(goal, point) is False
    assert all(lo <= point[s] <= hi for s, (lo, hi) in ranges.items())
    assert all(point[s] in values for s, values in grid.items())
    assert outcome.certificate is None  # a certificate of a box is a tree and nothing else


@pytest.mark.parametrize(("goal", "ranges", "grid", "increasing"), UNDECIDED)
def test_what_cells_cannot_show_stays_open(goal, ranges, grid, increasing):
    assert cover(goal, ranges, grid, increasing, max_cells=2000).verdict is Verdict.OPEN


@pytest.mark.parametrize(
    ("ranges", "grid", "match"),
    [
        ({}, {}, "nothing to cover"),
        ({x: (1, 2)}, {}, "n: expected either a range or a grid"),
        ({x: (2, 1)}, {n: (1,)}, "lower <= upper"),
        ({x: (1, 2, 3)}, {n: (1,)}, "lower <= upper"),
        ({x: (0.5, 1)}, {n: (1,)}, "exact rational"),
        ({x: (1, sp.oo)}, {n: (1,)}, "exact rational"),
        ({x: (1, sp.pi)}, {n: (1,)}, "exact rational"),
        ({x: (0, 1)}, {n: (1,)}, "positive real, but"),
        ({x: (1, 2)}, {n: ()}, "at least one integer"),
        ({x: (1, 2)}, {n: (0, 1)}, "integer >= 1, but"),
        ({x: (1, 2)}, {n: (R(1, 2),)}, "at least one integer"),
        ({x: (1, 2), n: (1, 2)}, {}, "a real symbol for a range"),
        ({x: (1, 2), n: (1, 2)}, {n: (1,)}, "not both"),
        ({x: (1, 2), thing("v"): (1, 2)}, {n: (1,)}, "a real symbol"),
        ({x: (1, 2), sp.Symbol("z", odd=True): (1, 2)}, {n: (1,)}, "unknown assumptions"),
    ],
)
def test_malformed_domains_are_named(ranges, grid, match):
    with pytest.raises(ClaimError, match=match):
        cover(ge(x + n, 0), ranges, grid)


def test_unsupported_goals_are_refused():
    f = sp.Function("f")
    for goal in (eq(x, x), ge(f(x), 0), ge(sp.zeta(x), 0), ge(x, sp.Float("0.5"))):
        with pytest.raises(TranslationError):
            cover(goal, {x: (1, 2)}, {})
    with pytest.raises(TranslationError, match="a symbol with a range"):
        cover(ge(x + n, 0), {x: (1, 2)}, {n: (1,)}, increasing=n)


def test_a_tampered_tree_proves_nothing():
    goal, ranges, grid, increasing = TRUE[5]
    bits = bytearray("".join(unpack(cover(goal, ranges, grid, increasing).certificate)).encode())
    broken = [b"0" * 3, bytes(bits) + b"0", bytes(bits)[:-2], b"1" * 400, b""]
    for text in [pack(bytearray(b)) for b in broken] + ["", "?", base64.b64encode(b"no").decode()]:
        assert replay(goal, ranges, grid, increasing, text).verdict is Verdict.OPEN
    not_text: Any = {x: 1}
    assert replay(goal, ranges, grid, increasing, not_text).verdict is Verdict.OPEN
    goal, ranges, grid, increasing = FALSE[3]
    assert replay(goal, ranges, grid, increasing, pack(bytearray(b"0"))).verdict is Verdict.OPEN


def test_a_tree_does_not_serve_another_goal_or_box():
    goal, ranges, grid, increasing = TRUE[1]
    tree = cover(goal, ranges, grid, increasing).certificate
    assert replay(gt(sp.exp(r), 2 + r), ranges, grid, increasing, tree).verdict is Verdict.OPEN
    assert replay(goal, {r: (-1, 50)}, grid, increasing, tree).verdict is Verdict.OPEN


@given(st.fractions(max_denominator=10**6), st.fractions(max_denominator=10**6))
def test_the_cut_lies_inside(a, b):
    lo, hi = sorted((fmpq(a.numerator, a.denominator), fmpq(b.numerator, b.denominator)))
    assert lo == hi or lo < middle(lo, hi) < hi


@given(st.binary(max_size=50))
def test_bits_survive_packing(data):
    bits = bytearray(48 + (byte & 1) for byte in data)
    assert "".join(unpack(pack(bits))).encode() == bytes(bits)


@given(st.integers(-(10**6), 10**6), st.integers(-900, 900))
def test_a_slack_is_rounded_toward_zero(mantissa, exponent):
    exact = fmpq(mantissa) * fmpq(2) ** exponent
    with ctx.workprec(2000):
        text = decimal(arb(exact))
        assert abs(R(text)) <= abs(R(int(exact.p), int(exact.q)))
        assert abs(R(text)) * 101 >= 100 * abs(R(int(exact.p), int(exact.q)))


def test_the_leaves_of_a_tree_fill_the_box():
    tree = Tree(((fmpq(1), fmpq(1000)), (fmpq(-2), fmpq(3)), (fmpq(1), fmpq(1))))
    leaves = [0]
    for step in range(60):
        node = leaves.pop((step * 7) % len(leaves))
        leaves += tree.split(node) or ()
    volume = sum(((c[0][1] - c[0][0]) * (c[1][1] - c[1][0]) for c in map(tree.cells.__getitem__, leaves)), fmpq(0))
    assert volume == 999 * 5
    assert Tree(((fmpq(1), fmpq(1)),)).split(0) is None


def test_chunks_partition_the_grid():
    grid = {n: range(1, 12), k: (1, 2)}
    parts = chunks(grid, 3)
    points = [point for part in parts for point in itertools.product(*part.values())]
    assert sorted(points) == sorted(itertools.product(*grid.values()))
    assert len(parts) == 3
    assert chunks({}, 2) == [{}]
    assert len(chunks({n: (1,)}, 4)) == 1
    goal, ranges, _, increasing = TRUE[5]
    for part in chunks({n: range(1, 4)}, 2):
        assert cover(goal, ranges, part, increasing).verdict is Verdict.PROVED


@settings(max_examples=40)
@given(
    coefficients=st.lists(st.integers(-5, 5), min_size=2, max_size=5),
    low=st.integers(-4, 4),
    width=st.integers(0, 5),
    where=st.fractions(min_value=0, max_value=1, max_denominator=64),
)
def test_a_proved_polynomial_inequality_holds_at_points(coefficients, low, width, where):
    expr = sum((c * r**i for i, c in enumerate(coefficients)), sp.exp(r))
    goal = ge(expr, R(1, 3))
    outcome = cover(goal, {r: (low, low + width)}, {}, max_cells=3000)
    holds = decide(goal, {r: low + width * R(where.numerator, where.denominator)})
    if outcome.verdict is Verdict.PROVED:
        assert holds is True
    if holds is False:
        assert outcome.verdict is not Verdict.PROVED

"""Putting values into an expression: the same numbers as by sympy, with maxima left as they stand."""

import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from reports.points.rebuild import put, rebuilt
from symbolic_bounds.symbols import positive, real

X, Y, Z = real("x"), real("y"), positive("z")
NUMBERS = st.fractions(min_value=-8, max_value=8, max_denominator=6).map(
    lambda f: sp.Rational(f.numerator, f.denominator)
)
EXPRESSIONS = st.recursive(
    st.one_of(st.sampled_from([X, Y, Z]), NUMBERS),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: p[0] + p[1]),
        st.tuples(inner, inner).map(lambda p: p[0] * p[1]),
        st.tuples(inner, inner).map(lambda p: sp.Max(*p, evaluate=False)),
        st.tuples(inner, inner).map(lambda p: sp.Min(*p, evaluate=False)),
        inner.map(lambda e: sp.Abs(e, evaluate=False)),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS, EXPRESSIONS, NUMBERS, NUMBERS, NUMBERS)
def test_values_are_those_of_sympy(expr, first, x, y, z):
    at = {X: x, Y: y, Z: abs(z) + 1}
    step = put(expr, {X: first, Y: X})  # all at once: what is put in for x is not looked at again
    inside = {X: first.xreplace(at), Y: at[X], Z: at[Z]}
    assert put(step, at) == expr.xreplace(inside)


def test_a_maximum_of_what_is_open_stays_as_it_stands():
    open_one = put(sp.Max(X, Y), {Y: Z + 1})
    assert open_one == sp.Max(X, Z + 1, evaluate=False)
    assert put(open_one, {X: sp.Integer(3), Z: sp.Integer(1)}) == 3
    assert rebuilt(sp.Abs(X), [sp.Integer(-2)]) == 2
    assert put(sp.Max(X, Y), {Y: X}) == X

"""The columns of the program are the products and the multiples, up to rounding."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from proofs.columns import Columns
from proofs.polynomial import Polynomial, product

NAMES = ("x", "y", "z")
powers = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 2), max_size=3)
monomials = powers.map(lambda exponents: tuple(sorted(exponents.items())))
coefficients = st.fractions(min_value=-4, max_value=4, max_denominator=3).filter(bool)
polynomials = st.dictionaries(monomials, coefficients, min_size=1, max_size=3).map(Polynomial)


@given(st.lists(polynomials, min_size=1, max_size=3), polynomials)
def test_every_column_is_its_polynomial(signs: list[Polynomial], equation: Polynomial) -> None:
    polys = dict(enumerate([*signs, equation]))
    table = Columns(polys, NAMES)
    products = table.add_products(range(len(signs)), 3)
    multiples = table.add_multiples({len(signs): 2})
    meant = [product(polys[i] for i in combo) for combo in products]
    meant += [product([polys[i], *(Polynomial.variable(NAMES[v]) for v in powers)]) for i, powers in multiples]
    rows, values, columns = table.entries()
    found: list[dict[int, float]] = [{} for _ in meant]
    for row, value, column in zip(rows, values, columns, strict=True):
        found[column][row] = value
    # One numbering of the monomials serves all columns.
    number: dict[tuple[tuple[str, int], ...], int] = {}
    assert table.count == len(meant)
    for poly, column in zip(meant, found, strict=True):
        assert len(column) == len(poly.terms)
        assert np.allclose(sorted(column.values()), sorted(map(float, poly.terms.values())), rtol=1e-9)
        if len(column) == 1:
            ((mono, _),) = poly.terms.items()
            assert number.setdefault(mono, next(iter(column))) == next(iter(column))
    assert len(set(number.values())) == len(number)
    assert len(set(rows)) == len({mono for poly in meant for mono in poly.terms})


def test_terms_that_cancel_leave_nothing() -> None:
    x, y = Polynomial.variable("x"), Polynomial.variable("y")
    table = Columns({0: x - y, 1: x + y}, NAMES)
    products = table.add_products([0, 1], 2)
    _, _, columns = table.entries()
    assert sorted(products) == [(), (0,), (0, 0), (0, 1), (1,), (1, 1)]
    assert np.count_nonzero(columns == products.index((0, 1))) == 2

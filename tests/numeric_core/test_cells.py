import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric_core.cells import Cells, cube_cells, embed
from numeric_core.sphere import uniform


def locate(x):
    """Face and angular coordinates of unit vectors: the inverse of `embed`, by the largest coordinate."""
    axis = np.argmax(np.abs(x), axis=1)
    rows = np.arange(len(x))
    face = 2 * axis + (x[rows, axis] < 0)
    others = np.array([np.delete(row, a) for row, a in zip(x, axis, strict=True)])
    return face, np.arctan(others / np.abs(x[rows, axis])[:, None])


@pytest.mark.parametrize("m", [1, 2, 3, 5, 8])
def test_embed_inverts_the_radial_projection(m):
    x = uniform(m, 200, np.random.default_rng(m))
    face, u = locate(x)
    assert np.abs(embed(face, u) - x).max() <= 1e-15 * (m + 4)  # tan, arctan and a norm: a few units each


@pytest.mark.parametrize(("m", "k"), [(1, 1), (1, 5), (2, 1), (2, 4), (3, 2), (5, 1), (8, 1)])
def test_every_point_lies_in_the_ball_of_its_cell(m, k):
    cells = cube_cells(m, k)
    assert len(cells) == 2 * (m + 1) * k**m
    centre, radius = cells.balls()
    x = uniform(m, 500, np.random.default_rng(k))
    face, u = locate(x)
    inside = (
        (face[:, None] == cells.face)
        & (u[:, None, :] >= cells.lower).all(axis=2)
        & (u[:, None, :] <= cells.upper).all(axis=2)
    )
    assert inside.any(axis=1).all()
    own = np.argmax(inside, axis=1)
    assert (np.linalg.norm(x - centre[own], axis=1) <= radius[own]).all()


def test_many_corners_are_bounded_by_the_stretch(monkeypatch):
    cells = cube_cells(6, 2)
    exact = cells.balls()[1]
    monkeypatch.setattr("numeric_core.cells.MOST_CORNERS", 0)
    quick = cells.balls()[1]
    assert (exact <= quick).all()
    fine = cube_cells(5, 4)
    assert (fine.balls()[1] < 1.4 * 2.0 * np.sin(np.pi / 16 * np.sqrt(5) / 1.4)).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_bisection_keeps_the_box_and_halves_its_longest_side(m, seed):
    rng = np.random.default_rng(seed)
    low = rng.uniform(-np.pi / 4, 0.5, (1, m))
    cell = Cells(np.array([int(rng.integers(2 * (m + 1)))]), low, low + rng.uniform(1e-6, 0.28, (1, m)))
    children = cell.bisected()
    longest = int(np.argmax(cell.upper - cell.lower))
    assert (children.lower.min(axis=0) == cell.lower[0]).all()
    assert (children.upper.max(axis=0) == cell.upper[0]).all()
    assert children.upper[0, longest] == children.lower[1, longest]
    centre, radius = children.balls()
    u = rng.uniform(cell.lower[0], cell.upper[0], (200, m))
    x = embed(np.repeat(cell.face, 200), u)
    mine = (u[:, longest] > children.upper[0, longest]).astype(int)
    assert (np.linalg.norm(x - centre[mine], axis=1) <= radius[mine]).all()

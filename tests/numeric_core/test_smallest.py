import math

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from numeric_core import catalogue
from numeric_core.coverings import covering, icosahedral, relaxed, thinned, torus_spiral
from numeric_core.fitted import _loss, fitted, largest_error, tuned
from numeric_core.hull_radius import certified_radius, hull_covering_radius, tightened
from numeric_core.net_search import sharpened, shorter
from numeric_core.nets import Net, covering_radius, net_of_size
from numeric_core.prefix import Prefix
from numeric_core.smallest import fitted_to, main, net_loss, on_a_net, promised, universal_head
from numeric_core.sphere import fibonacci, normalised, uniform


@pytest.mark.parametrize("m", [1, 2, 3])
def test_facets_and_search_agree_on_the_covering_radius(m):
    points = uniform(m, 40, np.random.default_rng(m))
    fast, slow = hull_covering_radius(points), covering_radius(points, 0.01)
    assert max(fast.lower, slow.lower) <= min(fast.upper, slow.upper)
    assert fast.upper - fast.lower <= 1e-12  # twice the allowance for rounding, the hull being the Delaunay one


def test_the_octahedron_has_its_known_radius():
    found = hull_covering_radius(np.concatenate([np.eye(4), -np.eye(4)]))
    assert found.lower <= math.pi / 3 <= found.upper  # cos = 1/sqrt(m + 1) at a facet's centre


def test_points_that_do_not_surround_the_centre_prove_nothing():
    upper = uniform(2, 30, np.random.default_rng(0))
    upper[:, 2] = np.abs(upper[:, 2])
    with pytest.raises(ValueError, match=r"`points`: expected"):
        hull_covering_radius(upper)
    with pytest.raises(ValueError, match="`points`: expected points that span"):
        hull_covering_radius(np.eye(3)[:2])


def test_sharpening_descends_further_than_the_norms():
    points = relaxed(fibonacci(60), 40)
    before, after = hull_covering_radius(points), hull_covering_radius(sharpened(points))
    assert after.upper < 0.995 * before.lower
    best = sharpened(normalised(np.concatenate([np.eye(3), -np.eye(3)]) + 0.02))
    assert hull_covering_radius(best).upper <= math.acos(1 / math.sqrt(3)) * (1 + 1e-4)  # the octahedron is the best


def test_a_search_finds_nets_with_fewer_points_and_none_that_cannot_be():
    net = covering(2, 0.6, attempts=0, rounds=30)
    fewer = shorter(net, net.delta * 1.1, 10)
    assert fewer is not None
    assert len(fewer.points) == len(net.points) - 1
    assert hull_covering_radius(fewer.points).upper <= net.delta * 1.1
    best = Net(icosahedral(1, 0), hull_covering_radius(icosahedral(1, 0)))
    assert shorter(best, best.delta + 1e-6, 10) is None  # Fejes Toth: eleven points are wider


def test_the_command_goes_on_from_a_net(tmp_path):
    start, out = tmp_path / "start.npz", tmp_path / "out.npz"
    Prefix(icosahedral(1, 0), np.zeros((12, 1)), 1.0, "split").save(start)
    main(["--epsilon", "0.66", "--keys", "searched", "--start", str(start), "--tries", "0", "--out", str(out)])
    made = Prefix.load(out)
    assert made.n == 12  # the icosahedron is the best net of its angle, 0.652
    assert hull_covering_radius(made.points).upper <= 0.66
    with pytest.raises(SystemExit):
        main(["--keys", "searched", "--out", str(out)])


def test_any_points_have_a_certified_radius():
    points = fibonacci(60)
    assert certified_radius(points) == hull_covering_radius(points)
    few, half = np.eye(3)[:2], points[points[:, 2] > 0]  # no hull proves anything here
    assert certified_radius(few).upper >= math.pi / 2
    assert certified_radius(half).lower >= 1.4


def test_tightening_never_loses():
    points = fibonacci(60)
    before, after = hull_covering_radius(points), hull_covering_radius(tightened(points, 60))
    assert after.upper < before.lower


@pytest.mark.parametrize(("a", "b", "count"), [(1, 0, 12), (1, 1, 32), (2, 0, 42), (2, 1, 72), (3, 2, 192)])
def test_icosahedral_triangulations_have_their_counts(a, b, count):
    points = icosahedral(a, b)
    assert len(points) == count
    assert np.abs(points.sum(axis=0)).max() <= 1e-12  # a centre of symmetry, to the rounding of 200 terms


def test_starts_are_spread():
    assert hull_covering_radius(torus_spiral(400)).upper < 0.45
    base = icosahedral(3, 0)
    assert len(thinned(base, 5, np.random.default_rng(0))) == len(base) - 5
    moved = base + 0.02 * uniform(2, len(base), np.random.default_rng(1))
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    assert hull_covering_radius(relaxed(moved, 60, (10.0,))).upper < hull_covering_radius(moved).lower


@pytest.mark.parametrize(("m", "delta"), [(1, 0.3), (2, 0.5), (3, 0.7)])
def test_coverings_cover_with_few_points(m, delta):
    net = covering(m, delta, attempts=3, rounds=30)
    assert net.delta <= delta
    x = uniform(m, 5000, np.random.default_rng(1))
    assert np.arccos(np.minimum((x @ net.points.T).max(axis=1), 1.0)).max() <= net.delta + 1e-9
    assert net_loss(m, delta) <= len(net.points) <= {1: 1.1, 2: 1.25, 3: 2.0}[m] * net_loss(m, delta)


def test_one_net_serves_every_lipschitz_target():
    head = universal_head(2, 0.4)
    assert head.bound <= 0.4
    assert head.net.delta < head.bound
    x = uniform(2, 5000, np.random.default_rng(2))
    for name in ("cone", "linear", "signed-square"):
        f = catalogue.target(name, 2)
        assert f.lipschitz.value <= 1.0
        assert largest_error(f, head.prefix(f), x) <= head.bound
    assert promised(head.net, head.concentration / 1.2) > 0.4  # the concentration is the least but for a tenth


def test_the_bound_of_fejes_toth_is_attained_by_platonic_solids():
    # N = 4, 6, 12: their circumscribed caps are the best coverings, so these angles need exactly N points.
    for n, cosine in ((4, 1 / 3), (6, 1 / math.sqrt(3)), (12, math.sqrt((5 + 2 * math.sqrt(5)) / 15))):
        angle = math.acos(cosine)
        assert net_loss(2, angle + 1e-9) == n
        assert net_loss(2, angle - 1e-9) == n + 1


def test_heads_for_one_target_are_shorter_still():
    f = catalogue.target("cone", 1)
    universal = universal_head(1, 0.25)
    short, found = on_a_net(f, 0.25)
    assert found.interval.upper <= 0.25
    fit, certified = fitted_to(f, 0.25)
    assert certified.interval.upper <= 0.25
    assert fit.n < short.n < len(universal.net.points)


def test_the_fit_descends_along_its_gradient():
    f = catalogue.target("wave", 2)
    rng = np.random.default_rng(3)
    queries = uniform(2, 200, rng)
    wanted = f(queries)[:, 0]
    x = rng.standard_normal(1 + 4 * 3)
    numeric = approx_fprime(x, lambda at: _loss(at, queries, wanted, 3, 8.0)[0], 1e-7)
    # A forward difference errs by the second derivative times half the step, and by 1e-16/1e-7.
    assert np.abs(numeric - _loss(x, queries, wanted, 3, 8.0)[1]).max() <= 1e-5


def test_the_tuned_concentration_beats_its_neighbours():
    f, x = catalogue.target("cone", 2), uniform(2, 1000, np.random.default_rng(4))
    prefix, error = tuned(f, net_of_size(2, 40).points, x)
    for factor in (0.6, 1.6):
        other = Prefix(prefix.points, prefix.values, prefix.concentration * factor, "split")
        assert largest_error(f, other, x) > error


def test_the_command_writes_the_same_prefix_for_the_same_seed(tmp_path):
    files = [tmp_path / name for name in ("one.npz", "two.npz")]
    for file in files:
        main(["--m", "2", "--epsilon", "0.7", "--seed", "7", "--out", str(file)])
    one, two = (Prefix.load(file) for file in files)
    assert (one.points == two.points).all()
    assert one.concentration == two.concentration
    assert one.metadata["claim"] == "softmax.net"


def test_bad_input_is_named(tmp_path, capsys):
    with pytest.raises(ValueError, match="`m`: expected 1, 2 or 3"):
        covering(4, 0.5)
    with pytest.raises(ValueError, match="`delta`: expected an angle"):
        covering(2, 1.5)
    with pytest.raises(ValueError, match="`epsilon`: expected"):
        universal_head(2, -0.1)
    with pytest.raises(ValueError, match="`target`: expected one component"):
        fitted(catalogue.target("identity", 1), 3, fibonacci(10))
    with pytest.raises(SystemExit):
        main(["--target", "harmonic-4", "--out", str(tmp_path / "x.npz")])
    assert "1-Lipschitz" in capsys.readouterr().err

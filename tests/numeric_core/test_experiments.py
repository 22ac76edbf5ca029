import json

import numpy as np
import pytest

from numeric_core.experiments import experiments, lloyd, main
from numeric_core.nets import covering_radius
from numeric_core.sphere import uniform


def test_the_prefix_length_grows_like_the_dimension():
    rows = experiments()["length-slope"](0, 1.0)
    slopes = {int(row["m"]): float(row["slope"]) for row in rows}
    assert set(slopes) == {1, 2, 3}
    for m, slope in slopes.items():
        assert abs(slope - m) <= 0.05 * m


def test_each_placement_stays_under_the_bound_of_its_radius():
    rows = {row["placement"]: row for row in experiments()["placement"](1, 1.0)}
    assert set(rows) == {"uniform random", "fibonacci", "equal area", "clustered", "optimised"}
    assert all(float(row["error_upper"]) <= float(row["bound"]) for row in rows.values())
    # The cone feels the hole that a bad placement leaves.
    assert float(rows["clustered"]["error_lower"]) > 3 * float(rows["fibonacci"]["error_upper"])


def test_optimising_the_points_shrinks_the_radius():
    rng = np.random.default_rng(0)
    points = uniform(2, 100, rng)
    better = lloyd(points, rng, rounds=10)
    assert covering_radius(better).upper < 0.8 * covering_radius(points).lower


def test_the_file_is_the_same_for_the_same_seed(tmp_path):
    files = [tmp_path / name for name in ("one.json", "two.json")]
    for file in files:
        main(["prefix-norm", "--seed", "5", "--out", str(file)])
    assert files[0].read_bytes() == files[1].read_bytes()
    document = json.loads(files[0].read_text())
    assert document["experiment"] == "prefix-norm"
    assert document["seed"] == 5
    norms = [row["key_norm"] for row in document["rows"] if "epsilon" in row]
    assert norms == sorted(norms)  # the smaller epsilon, the larger the prefix


def test_unknown_experiments_are_refused(tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["no-such", "--out", str(tmp_path / "x.json")])
    assert stop.value.code == 2
    assert "length-slope" in capsys.readouterr().err

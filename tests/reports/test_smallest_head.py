"""The heads in the repository: what their files hold is certified, and a damaged file is not."""

import shutil

import numpy as np
import pytest

from numeric_core.prefix import Prefix
from reports.built import FOLDER, ROOT
from reports.smallest_head import FILES, smallest_head, smallest_heads


@pytest.fixture(scope="module")
def heads():
    return dict(zip(FILES, smallest_heads(), strict=True))


def test_both_heads_are_within_a_tenth(heads):
    for name, head in heads.items():
        assert head["certified"], name
        assert 0 < head["lower"] <= head["upper"] <= 0.1
        assert head["tokens"] == Prefix.load(ROOT / head["file"]).n
        assert head["published_log10"] == pytest.approx(103.3, abs=0.05)


def test_the_claim_promises_a_tenth_to_every_target(heads):
    head = heads["every-target.npz"]
    assert head["upper"] <= 0.1
    assert head["bound"] <= 0.1
    assert head["keys_floor"] < head["net_floor"] <= head["tokens"] <= 1.05 * head["net_floor"]
    assert heads["cone.npz"]["bound"] is None
    assert heads["cone.npz"]["tokens"] < head["net_floor"]


def test_a_head_that_lost_a_token_is_not_certified(tmp_path):
    for name in FILES:
        whole = Prefix.load(ROOT / FOLDER / name)
        cut = Prefix(whole.points[1:], whole.values[1:], whole.concentration, whole.kind, metadata=whole.metadata)
        cut.save(tmp_path / name)
        head = smallest_head(name, tmp_path)
        assert not head["certified"]
        assert head["lower"] > 0.1


def test_the_promise_is_as_good_for_another_target(heads):
    net = Prefix.load(ROOT / FOLDER / "every-target.npz")
    at = np.random.default_rng(0).standard_normal((20_000, 3))
    at /= np.linalg.norm(at, axis=1, keepdims=True)
    # The distance to the net is 1-Lipschitz and 0 at every key: the head is 0, the error the distance itself.
    distance = np.arccos(np.minimum((at @ net.points.T).max(axis=1), 1.0))
    assert distance.max() <= heads["every-target.npz"]["bound"]


def test_a_file_of_something_else_is_refused(tmp_path):
    with pytest.raises(ValueError, match="cannot be read"):
        smallest_head("cone.npz", tmp_path)
    (tmp_path / "cone.npz").write_bytes(b"no prefix")
    with pytest.raises(ValueError, match="expected a prefix file"):
        smallest_head("cone.npz", tmp_path)
    circle = Prefix(np.eye(2), np.zeros((2, 1)), 1.0, "split", metadata={"target": "cone"})
    circle.save(tmp_path / "cone.npz")
    with pytest.raises(ValueError, match=r"expected a head on S\^2"):
        smallest_head("cone.npz", tmp_path)
    shutil.copy(ROOT / FOLDER / "cone.npz", tmp_path)
    assert smallest_head("cone.npz", tmp_path)["certified"]

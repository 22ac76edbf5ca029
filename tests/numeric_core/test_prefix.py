"""Prefixes refuse bad fields and hostile files, and survive a round trip bit for bit."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numeric_core.prefix import Prefix

POINTS = np.array([[1.0, 0.0], [0.6, 0.8], [0.0, -1.0]])
VALUES = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
GOOD: dict[str, Any] = {"points": POINTS, "values": VALUES, "concentration": 10.0, "kind": "split"}


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "prefix.npz"
    Prefix(**GOOD, metadata={"target": "cone", "seed": "7"}).save(path)
    return path


@settings(max_examples=30, deadline=None)
@given(
    points=st.lists(st.floats(0, 6.28), min_size=1, max_size=5),
    concentration=st.floats(1e-300, 1e250),
    log_scale=st.floats(allow_nan=False, allow_infinity=False),
    metadata=st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))),
)
def test_round_trip(tmp_path_factory, points, concentration, log_scale, metadata):
    rows = np.column_stack([np.cos(points), np.sin(points)])
    path = tmp_path_factory.mktemp("prefix") / "any name"
    before = Prefix(rows, rows * 1e-300, concentration, "core", log_scale, metadata)
    before.save(path)
    after = Prefix.load(path)
    assert after.points.tobytes() == before.points.tobytes()
    assert after.values.tobytes() == before.values.tobytes()
    assert (after.concentration, after.kind, after.log_scale) == (concentration, "core", log_scale)
    assert after.metadata == metadata


def test_shape_properties():
    prefix = Prefix(**GOOD)
    assert (prefix.n, prefix.m, prefix.p) == (3, 1, 2)
    assert [list(ends) for ends in prefix.value_range] == [[1, 2], [5, 6]]


def test_a_prefix_does_not_change():
    points = POINTS.copy()
    prefix = Prefix(**GOOD | {"points": points})
    points[0] = 7
    assert (prefix.points == POINTS).all()
    with pytest.raises(ValueError, match="read-only"):
        prefix.points[0] = 7


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("points", POINTS * (1 + 3e-12), "norm 1"),
        ("points", POINTS * np.nan, "finite"),
        ("points", POINTS[0], "shape"),
        ("points", np.ones((3, 1)), "columns"),
        ("points", np.zeros((0, 2)), "rows >= 1"),
        ("points", POINTS.astype(complex), "real"),
        ("points", [[1.0, 0.0], [1.0]], "rectangular"),
        ("points", POINTS * 1e200, "norm 1"),
        ("values", VALUES[:2], "one row per point"),
        ("values", VALUES * np.inf, "finite"),
        ("values", VALUES * 1e250, "size"),
        ("values", VALUES[:, :0], "columns"),
        ("values", VALUES.astype(str), "real"),
        ("concentration", 0.0, "0 <"),
        ("concentration", -1.0, "0 <"),
        ("concentration", float("nan"), "finite"),
        ("concentration", 10**400, "finite"),
        ("concentration", "10", "real"),
        ("concentration", True, "real"),
        ("kind", "classical", "'core' or 'split'"),
        ("log_scale", 1.0, "split"),
        ("log_scale", float("inf"), "finite"),
        ("metadata", {"seed": 7}, "text"),
        ("metadata", None, "text"),
    ],
)
def test_bad_fields_are_named(field, value, said):
    with pytest.raises(ValueError, match=f"^`{field}`: expected .*({said})"):
        Prefix(**GOOD | {field: value})


def test_every_truncation_is_refused(saved):
    whole = saved.read_bytes()
    for length in range(0, len(whole), 13):
        saved.write_bytes(whole[:length])
        with pytest.raises(ValueError, match="`path`: expected a prefix file"):
            Prefix.load(saved)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_damage_is_refused_or_harmless(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "damaged.npz"
    Prefix(**GOOD).save(path)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        prefix = Prefix.load(path)
    except ValueError:
        return
    assert prefix.values.tobytes() == VALUES.tobytes()  # the archive's checksums let no change of data pass


def _npz(path, compression=zipfile.ZIP_STORED, **members):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name + ".npy", content)


def _npy(array, **kwargs):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, **kwargs)
    return stream.getvalue()


def _header(**changes):
    fields = {
        "format": "prefixbounds-prefix-1",
        "concentration": 1.0,
        "kind": "split",
        "log_scale": 0.0,
        "metadata": {},
    }
    return _npy(np.frombuffer(json.dumps(fields | changes).encode(), dtype=np.uint8))


def _members(**changes):
    return {"header": _header(), "points": _npy(POINTS), "values": _npy(VALUES)} | changes


class _Trap:
    def __reduce__(self):
        return (pytest.fail, ("the file was unpickled",))


HUGE = _npy(POINTS).replace(b"(3, 2)", b"(3, 9)")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (_members(points=_npy(np.array([_Trap()], dtype=object), allow_pickle=True)), "object"),
        (_members(points=HUGE), "holds 48 bytes"),
        (_members(points=_npy(POINTS)[:-8]), "holds 40 bytes"),
        (_members(points=_npy(POINTS.astype(np.float32))), "float32"),
        (_members(points=_npy(POINTS.T)), "expected 2-d"),
        (_members(values=b"not an array"), "magic"),
        ({"points": _npy(POINTS), "values": _npy(VALUES)}, "no member 'header'"),
        (_members(header=_header(format="other")), "does not say"),
        (_members(header=_header(extra=1)), "extra"),
        (_members(header=_npy(np.frombuffer(b"[" * 100_000, dtype=np.uint8))), "nested"),
        (_members(header=_npy(np.zeros(2 << 20, dtype=np.uint8))), "at most"),
    ],
)
def test_hostile_files_are_refused(tmp_path, members, said):
    path = tmp_path / "hostile.npz"
    _npz(path, **members)
    with pytest.raises(ValueError, match=rf"`path`: expected a prefix file.*{said}"):
        Prefix.load(path)


def test_a_compressed_member_is_refused_unread(tmp_path):
    path = tmp_path / "bomb.npz"
    _npz(path, zipfile.ZIP_DEFLATED, **_members(points=_npy(np.zeros((1 << 20, 2)))))
    with pytest.raises(ValueError, match="compressed"):
        Prefix.load(path)


def test_bad_fields_of_a_file_are_named(tmp_path):
    path = tmp_path / "prefix.npz"
    _npz(path, **_members(header=_header(concentration=-1.0)))
    with pytest.raises(ValueError, match=r"^`concentration`"):
        Prefix.load(path)


def test_a_failed_save_leaves_the_old_file(saved, monkeypatch):
    before = saved.read_bytes()

    def fail(*args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(np, "savez", fail)
    with pytest.raises(OSError, match="disk full"):
        Prefix(**GOOD | {"concentration": 5.0}).save(saved)
    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]

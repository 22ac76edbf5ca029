"""The commands `head build` and `head measure`: files, figures, exit codes, messages."""

import json
import os

import numpy as np
import pytest
from click.testing import CliRunner

from numeric_core.prefix import Prefix
from reports.commands.head import command


def run(*arguments):
    return CliRunner().invoke(command, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("head") / "cone.npz"
    result = run("build", "--target", "cone", "--m", 2, "--epsilon", 0.4, "--out", path)
    assert result.exit_code == 0, result.output
    assert "softmax.net" in result.output
    return path


def test_a_built_head_is_certified(built, tmp_path):
    file = tmp_path / "out.json"
    result = run("measure", built, "--json", file, "--parts")
    assert result.exit_code == 0, result.output
    assert "the certified error is within the bound" in result.output
    document = json.loads(file.read_text())
    assert document["holds"] is True
    assert document["certified"] is True
    low, high = document["error"]
    assert low <= high <= document["bound"] <= 0.42  # the radius is certified to 1 %, twice
    assert document["ratio"] == high / document["bound"]
    assert document["n"] == Prefix.load(built).n
    assert "covering" in document["parts"]


def test_a_head_beyond_its_bound_fails(built, tmp_path):
    # The same values at a far smaller concentration: the claim's bound grows with the smearing, the chain of
    # the kernel does not apply, and a foreign target has no bound at all.
    prefix = Prefix.load(built)
    foreign = tmp_path / "foreign.npz"
    Prefix(prefix.points, prefix.values + 1.0, prefix.concentration, "split", metadata={"target": "cone"}).save(foreign)
    result = run("measure", foreign)
    assert result.exit_code == 1
    assert "no claim bounds the error" in result.output


def test_an_undecided_comparison_fails(built):
    result = run("measure", built, "--max-cells", 1000)
    assert result.exit_code == 1
    assert "not decided" in result.output


def test_a_goal_is_confirmed_or_refused(built, tmp_path):
    file = tmp_path / "out.json"
    low, high = _error(built, file)
    assert run("measure", built, "--goal", high).exit_code == 0
    refused = run("measure", built, "--goal", low * 0.99)
    assert refused.exit_code == 1
    assert "EXCEEDS the goal" in refused.output
    for number in ("0", "nan", "inf", "-1"):
        assert run("measure", built, "--goal", number).exit_code == 2


def _error(path, file):
    assert run("measure", path, "--json", file).exit_code == 0
    return json.loads(file.read_text())["error"]


def test_kernel_heads(tmp_path):
    path = tmp_path / "core.npz"
    made = run(
        "build", "--target", "wave", "--m", 1, "--n", 2000, "--head", "core", "--concentration", 40, "--out", path
    )
    assert made.exit_code == 0, made.output
    result = run("measure", path)
    assert result.exit_code == 0, result.output
    assert "jackson.prefix_length" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "--target", "cone", "--m", 2, "--out", "x.npz"), "either --epsilon or --n"),
        (
            ("build", "--target", "cone", "--m", 2, "--n", 5, "--epsilon", 1, "--out", "x.npz"),
            "either --epsilon or --n",
        ),
        (("build", "--target", "cone", "--m", 0, "--n", 5, "--out", "x.npz"), "--m"),
        (("build", "--target", "cone", "--m", 2, "--n", 0, "--out", "x.npz"), "--n"),
        (("build", "--target", "pyramid", "--m", 2, "--n", 5, "--out", "x.npz"), "`target`: expected one of"),
        (("build", "--target", "cone", "--m", 2, "--epsilon", "nan", "--out", "x.npz"), "`epsilon`: expected"),
        (("build", "--target", "cone", "--m", 8, "--epsilon", 0.01, "--out", "x.npz"), "take a larger delta"),
        (("build", "--target", "cone", "--m", 2, "--n", 50, "--head", "core", "--out", "x.npz"), "--concentration"),
        (("build", "--target", "cone", "--m", 2, "--n", 5, "--out", "no/such/folder/x.npz"), "no/such/folder"),
        (("measure", "missing.npz"), "missing.npz: No such file"),
        (("build", "--target", "cone", "--m", 1, "--epsilon", 1e-300, "--out", "x.npz"), "take a larger delta"),
        (("build", "--target", "cone", "--m", 2, "--epsilon", 1e-300, "--out", "x.npz"), "take a larger delta"),
        (("build", "--target", "cone", "--m", 5, "--epsilon", 5e-324, "--out", "x.npz"), "take a larger delta"),
        (("build", "--target", "harmonic-99999999", "--m", 2, "--n", 5, "--out", "x.npz"), "degree at most 1000"),
        (("build", "--target", "harmonic-" + 5000 * "9", "--m", 2, "--n", 5, "--out", "x.npz"), "degree at most"),
        (("build", "--target", "harmonic-\u00b2", "--m", 2, "--n", 5, "--out", "x.npz"), "`target`: expected one of"),
    ],
)
def test_bad_input_ends_in_a_message(arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output
    assert not list(tmp_path.iterdir())


def test_bad_files_end_in_a_message(built, tmp_path):
    whole = built.read_bytes()
    cases = {"cut.npz": whole[: len(whole) // 2], "text.npz": b"not a prefix", "empty.npz": b""}
    for name, content in cases.items():
        path = tmp_path / name
        path.write_bytes(content)
        result = run("measure", path)
        assert result.exit_code == 2
        assert "expected a prefix file" in result.output


def test_what_is_no_regular_file_is_neither_read_nor_replaced(built, tmp_path):
    pipe, folder, link = tmp_path / "pipe", tmp_path / "folder", tmp_path / "link"
    os.mkfifo(pipe)
    folder.mkdir()
    link.symlink_to(tmp_path / "elsewhere")
    for path in (pipe, folder, "/dev/zero", "/dev/null"):  # the first and the third would never end
        result = run("measure", path)
        assert result.exit_code == 2
        assert "not a regular file" in result.output
    for path in (pipe, folder, link):
        result = run("build", "--target", "cone", "--m", 1, "--n", 5, "--out", path)
        assert result.exit_code == 2
        assert "expected a new or a regular file" in result.output
        assert run("measure", built, "--json", path).exit_code == 2
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "link", "pipe"]


def test_a_result_does_not_replace_the_prefix(built):
    before = built.read_bytes()
    result = run("measure", built, "--json", built)
    assert result.exit_code == 2
    assert "give another name" in result.output
    assert built.read_bytes() == before


def test_a_result_goes_to_standard_output(built):
    assert json.loads(run("measure", built, "--json", "-").output)["holds"] is True


def test_a_file_without_a_target_needs_one(tmp_path):
    path = tmp_path / "bare.npz"
    Prefix(np.eye(3), np.zeros((3, 1)), 1.0, "split").save(path)
    assert "give --target" in run("measure", path).output
    assert run("measure", path, "--target", "identity").exit_code == 2  # R^3 against R^1

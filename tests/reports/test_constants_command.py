"""The constants: the lock, its second evaluations, changes that are named, and inputs that are refused."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from reports.audit.redefine import reread, restates
from reports.console import Problem
from reports.constants import lock as locks
from reports.constants.table import CANONICAL, constants
from symbolic_bounds.registry import load
from symbolic_bounds.rungs import RUNGS
from symbolic_bounds.symbols import eps, m

from .conftest import refused


def test_the_lock_is_up_to_date(run):
    result = run("constants", "--check")
    assert result.exit_code == 0, result.output
    assert "Every constant is as locked." in result.output


def test_every_second_evaluation_lies_in_its_enclosure():
    found, accepted = locks.read()
    assert len(found) > 30
    assert all(entry.agrees for entry in found.values())
    assert all(change["reason"] for change in accepted)


def test_every_rung_has_its_exponent_and_its_length():
    found, _ = locks.read()
    for rung in RUNGS:
        assert {f"exponent, {rung.bound}", f"log10 N, {rung.bound}"} <= found.keys()
        assert all(
            claim in load() for kind in ("exponent", "log10 N") for claim in found[f"{kind}, {rung.bound}"].claims
        )


def test_the_second_evaluation_is_as_precise_as_the_first(run):
    result = run("constants", "--m", "1", "--epsilon", "1/3", "--lambda", "1/3")
    assert result.exit_code == 0, result.output
    assert "DISAGREES" not in result.output


def test_known_values():
    found, _ = locks.read()
    assert found["exponent, published"].lower == "378"
    assert found["log10 N, published"].lower.startswith("667.98")
    assert found["C_m, m = 8"].lower.startswith("44182.5")


@pytest.fixture
def moved(tmp_path):
    path = tmp_path / "lock.toml"
    text = locks.LOCK.read_text()
    path.write_text(text.replace('"41"', '"40"', 2))
    return path


def test_a_moved_constant_is_named_with_what_rests_on_it(run, moved):
    result = run("constants", "--check", "--lock", moved)
    assert result.exit_code == 1
    assert "K: 40 -> 41, by +0.025" in result.output
    assert "jackson.prefix_length" in result.output


def test_a_change_needs_a_reason_and_the_file_keeps_it(run, moved):
    refused(run("constants", "--accept", "--lock", moved))
    refused(run("constants", "--accept", "--reason", " ", "--lock", moved))
    assert run("constants", "--accept", "--reason", "K was wrong", "--lock", moved).exit_code == 0
    _, accepted = locks.read(moved)
    assert accepted[-1] == {"reason": "K was wrong", "changes": ["K: 40 -> 41"]}
    assert run("constants", "--check", "--lock", moved).exit_code == 0


def test_a_wrong_value_cannot_be_accepted(tmp_path):
    entries = locks.enclosures()
    wrong = [replace(entries[0], second="3"), *entries[1:]]
    with pytest.raises(Problem, match="disagrees"):
        locks.accept(wrong, "a reason", tmp_path / "lock.toml")
    assert not (tmp_path / "lock.toml").exists()


def test_json_and_other_parameters(run):
    result = run("constants", "--m", "2", "--epsilon", "0.5", "--json", "-")
    assert result.exit_code == 0, result.output
    made = json.loads(result.output)
    assert made["parameters"]["epsilon"] == "1/2"
    assert all(entry["agrees"] for entry in made["constants"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--m", "0"), ("--m", "x"), ("--epsilon", "0"), ("--epsilon", "-1"), ("--epsilon", "1e9999999"),
        ("--L", "nan"), ("--lambda", "1/0"), ("--check", "--m", "3"), ("--check", "--accept", "--reason", "x"),
        ("--reason", "x"), ("--json", f"{__file__}/x.json"),
    ],
)  # fmt: skip
def test_bad_input_is_refused(run, arguments):
    refused(run("constants", *arguments))


@pytest.mark.parametrize("text", ["", "[[constant]]\nname = 1", "constant = 3", "no toml", '[[constant]]\nname="a"'])
def test_a_broken_lock_is_refused(run, tmp_path, text):
    path = tmp_path / "lock.toml"
    path.write_text(text)
    refused(run("constants", "--check", "--lock", path))


@pytest.mark.parametrize("delay", [0.9, 1.5, 2.1])
def test_killed_at_any_moment_the_lock_is_old_or_new(moved, delay):
    before = moved.read_text()
    command = [sys.executable, "-m", "reports", "constants", "--accept", "--reason", "killed", "--lock", str(moved)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    after = moved.read_text()
    if after != before:
        found, accepted = locks.read(moved)
        assert found["K"].lower == "41"
        assert accepted[-1]["reason"] == "killed"


def test_a_lock_that_cannot_be_read_is_refused(run, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for name in (pipe, tmp_path, tmp_path / "nothing.toml"):
        refused(run("constants", "--check", "--lock", name))
    refused(run("constants", "--accept", "--reason", "a test", "--lock", pipe))
    refused(run("constants", "--lock", tmp_path / "lock.toml"))


def test_the_output_says_where_the_constants_are_taken(run):
    assert "at m = 2, L = 1, epsilon = 1/5" in run("constants", "--m", 2, "--epsilon", "0.2").output


@pytest.mark.parametrize(("name", "formula"), [("Lambda", 1 / eps), ("beta", eps), ("Phi", m), ("p", eps)])
def test_every_claim_that_states_a_constant_is_named_when_it_moves(name, formula):
    claims = load()
    (constant,) = [entry for entry in constants(CANONICAL) if entry.name == name]
    stating = {i for i, new in reread({name: formula}, claims).items() if restates(claims[i], new)}
    assert stating
    assert not stating - set(locks.downstream(constant.claims))

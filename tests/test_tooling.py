"""The set-up is hash-checked, names no registry, and CI runs the command that a reader runs."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

REQUIREMENT = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)(?: ; (?:(?! --).)+)?(?: --hash=sha256:[0-9a-f]{64})+"
)
HOST = re.compile(r"://|--(?:extra-)?index-url|--find-links|\b[\w-]+\.(?:org|com|io|net)\b")


def parse_lock(text: str) -> dict[str, str]:
    """Name to version; a line that is no pinned requirement with hashes is an error."""
    pins = {}
    for line in re.sub(r" *\\\n *", " ", text).splitlines():
        match = REQUIREMENT.fullmatch(line.strip())
        if match is None:
            raise ValueError(f"not a pinned requirement with hashes: {line[:80]!r}")
        pins[match["name"]] = match["version"]
    return pins


def name_of(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9-]", requirement, maxsplit=1)[0].lower()


def lock_text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_with_hashes(name):
    pins = parse_lock(lock_text(name))
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
    assert {name_of(requirement) for requirement in wanted} <= pins.keys()
    assert "torch" not in pins


def test_development_lock_extends_the_other():
    runtime, dev = (parse_lock(lock_text(name)) for name in LOCKS)
    assert runtime.items() <= dev.items()
    assert {name_of(requirement) for requirement in PROJECT["dependency-groups"]["dev"]} <= dev.keys()


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_host(name):
    assert HOST.search(lock_text(name)) is None


@pytest.mark.parametrize(
    "line", ["click==8.5.1", f"click>=8 --hash=sha256:{0:064}", f"--hash=sha256:{0:064}"]
)
def test_control_unpinned_requirement_is_rejected(line):
    with pytest.raises(ValueError, match="not a pinned requirement"):
        parse_lock(line)


@pytest.mark.parametrize("line", ["--index-url x", "# from https://a", "files.example.org"])
def test_control_host_is_seen(line):
    assert HOST.search(line)


def dry_run(*args: str) -> str:
    command = ["make", "--dry-run", "--always-make", *args]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_ci_runs_the_test_command():
    commands = [line.split("#")[0] for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()]
    assert any(line.startswith("make test ") for line in commands)


def test_test_command_checks_style_and_types_first():
    commands = dry_run("test")
    assert commands.index("ruff check") < commands.index("mypy") < commands.index("pytest")


@pytest.mark.parametrize(("goal", "lock"), [("report", LOCKS[0]), ("test", LOCKS[1])])
def test_set_up_checks_hashes(goal, lock):
    assert f"--require-hashes -r {lock}" in dry_run(goal)


def test_old_interpreter_is_refused_with_advice(tmp_path):
    old = tmp_path / "python-old"
    old.write_text("#!/bin/sh\n[ \"$1\" = -V ] && echo 'Python 3.9.2'\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    command = ["make", "setup", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode != 0
    assert "3.11 or newer is needed" in done.stderr
    assert "Python 3.9.2" in done.stderr
    assert not (tmp_path / "venv").exists()

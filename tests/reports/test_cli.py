"""Usage, bad input and interrupts: a message, the right exit code, never a traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reports import cli as module
from tests.reports.conftest import ROOT, program, refused, source

COMMANDS = sorted(p.stem for p in (ROOT / "reports/commands").glob("*.py") if not p.stem.startswith("_"))
WITH_IDS = ("verify", "show", "axioms", "report", "recheck", "certify")


def test_help_lists_every_command_with_its_first_line(run):
    result = run("--help", terminal_width=200)
    assert result.exit_code == 0
    assert {"verify", "show", "axioms", "doctor", "certify", "recheck", "report"} <= set(COMMANDS)
    for name in COMMANDS:
        assert module.short_help(name), f"{name} has no docstring"
        assert f"{name} " in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["verify", "--help"]])
def test_help_loads_no_engine(args):
    code = (
        "import sys\nfrom reports.cli import cli\n"
        f"try: cli({args!r}, prog_name='prefixbounds')\nexcept SystemExit as e: status = e.code\n"
        "heavy = {'sympy', 'numpy', 'flint', 'z3', 'rich', 'jinja2'} & set(sys.modules)\n"
        "assert not heavy and not status, (heavy, status)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "args", [["nonsense"], ["verify", "--nonsense"], ["verify", "--jobs", "0"], ["verify", "--jobs", "x"], ["axioms"]]
)
def test_wrong_usage(run, args):
    refused(run(*args))


@pytest.mark.parametrize("command", WITH_IDS)
def test_unknown_id_is_answered_with_the_nearest(run, small, command, tmp_path):
    extra = ["--out", tmp_path / "out"] if command == "report" else []
    message = refused(run(command, "demo.tru", *extra))
    assert "'demo.tru'" in message
    assert "demo.true" in message.split("near it")[1]


MALFORMED = {
    "syntax": ("claim = Claim(", "true.py"),
    "crash": ("1 / 0", "ZeroDivisionError"),
    "no claim": ("x = 1", "claim"),
    "not a claim": ("claim = 3", "type Claim"),
    "other id": (source(id="'demo.else'"), "demo.else"),
    "unknown use": (source(proof="(Use('a', 'demo.nowhere'),)"), "demo.nowhere"),
    "circle": (source(proof="(Use('a', 'demo.true'),)"), "circle"),
    "undeclared symbol": (source(conclusion="ge(x + y, x)"), "y"),
    "float": (source(conclusion="ge(x + sp.Float('0.1'), x)"), "float"),
    "unsupported function": (source(conclusion="ge(sp.zeta(x), 1)"), "zeta"),
    "no witness": (source(witness="{}"), "witness"),
    "witness of another sort": (source(witness="{x: sp.Integer(-1)}"), "x = -1"),
    "witness against a hypothesis": (source(hypotheses="{'large': gt(x, 5)}"), "large"),
}


@pytest.mark.parametrize("case", MALFORMED)
@pytest.mark.parametrize("command", ["verify", "show", "report"])
def test_malformed_claim_file(run, library, command, case, tmp_path):
    text, named = MALFORMED[case]
    library.write("demo.true", text)
    extra = ["--out", tmp_path / "out"] if command == "report" else []
    message = refused(run(command, "demo.true", *extra))
    assert named in message
    assert "demo.true" in message or "true.py" in message


def test_interrupt(run, small, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("reports.run.verify", stop)
    result = run("verify")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr


def test_interrupt_ends_the_workers():
    command = [sys.executable, "-m", "reports", "verify", "--jobs", "2", "--fresh"]
    running = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    time.sleep(3)
    os.killpg(running.pid, signal.SIGINT)
    _, messages = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "interrupted" in messages
    assert "Traceback" not in messages


def test_faults_of_the_program_are_not_hidden(run, small, monkeypatch):
    def fault(*_, **__):
        raise RuntimeError("a fault")

    monkeypatch.setattr("reports.run.verify", fault)
    assert isinstance(run("verify").exception, RuntimeError)


def test_a_reader_who_leaves_early_changes_nothing():
    command = f"{sys.executable} -m reports show | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0", done.stderr
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_piped_output_has_no_colour(name):
    done = program("show", env={name: "1", "TERM": "xterm-256color"})
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def shell(line):
    """Run a line in which P stands for the program; its error output."""
    program_ = f"{sys.executable} -m reports"
    return subprocess.run(
        ["bash", "-c", line.replace("P ", f"{program_} ", 1)], cwd=ROOT, capture_output=True, text=True
    )


@pytest.mark.parametrize("line", ["P show >&- 2>&-", "P --help >&-", "P --help 2>&-"])
def test_without_output_the_exit_code_still_speaks(line):
    done = shell(line)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("line", ["P show >/dev/full", "P --help >/dev/full"])
def test_a_full_disk_is_no_fault_of_the_program(line):
    done = shell(line)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "prefixbounds: " in done.stderr


def test_unusual_surroundings():
    around = {"COLUMNS": "40", "NO_COLOR": "1", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONWARNINGS": "error"}
    done = program("show", env=around)
    assert done.returncode == 0, done.stderr
    assert "amos.lower" in done.stdout
    assert not done.stderr


@pytest.mark.parametrize(
    ("asked", "near"), [("amos", "amos.lower"), ("amos.lowr", "amos.lower"), ("", "show"), ("zzzz", "show")]
)
def test_what_is_said_of_an_unknown_id(run, asked, near):
    assert near in refused(run("show", asked))


@pytest.mark.parametrize("other", ["a.txt", "./a.txt", "sub/../a.txt"])
def test_two_outputs_are_two_files(run, small, tmp_path, monkeypatch, other):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    message = refused(run("verify", "--sarif", "a.txt", "--junit", other))
    assert "--sarif and --junit" in message or "--junit and --sarif" in message
    assert not (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("command", [["verify"], ["constants"], ["diff", "a.json", "b.json"]])
def test_an_empty_name_is_no_file(run, small, command):
    assert "empty" in refused(run(*command, "--json", ""))

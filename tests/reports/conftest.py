"""The command line, in-process and as a program, and small libraries of claims in a temporary folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reports.cli import cli
from symbolic_bounds import registry

ROOT = Path(__file__).resolve().parents[2]
HEAD = """
import sympy as sp
from symbolic_bounds.claim import Argument, Claim, Control, Step, Use
from symbolic_bounds.formula import ge, gt, le, lt
from symbolic_bounds.symbols import positive, real
x, y = positive("x"), real("y")
"""
FIELDS = {
    "id": "'demo.true'",
    "title": "'A title'",
    "meaning": "'What it means.'",
    "kind": "'lemma'",
    "provenance": "'A'",
    "place": "'Section 1'",
    "symbols": "(x,)",
    "conclusion": "ge(x + 1, x)",
    "witness": "{x: sp.Integer(1)}",
    "expected": "'proved'",
}
TRUE = {
    "proof": "(Step('result', ge(x + 1, x)),)",
    "controls": "(Control('reversed', le(x + 1, x), witness={x: sp.Integer(1)}),)",
}
FALSE = {
    "conclusion": "ge(x**2, x)",
    "kind": "'refutation'",
    "counterexample": "{x: sp.Rational(1, 2)}",
    "expected": "'refuted'",
}


def program(*args, env=None, **options):
    """The command line in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | (env or {})
    command = [sys.executable, "-m", "reports", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, **options)


def source(**fields):
    """A claim file; `fields` are source texts, None leaves one out."""
    given = {k: v for k, v in (FIELDS | fields).items() if v is not None}
    return HEAD + "claim = Claim(" + ", ".join(f"{k}={v}" for k, v in given.items()) + ")\n"


class Library:
    """A folder of claim files that the program takes for its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, claim_id: str, text: str) -> None:
        folder, _, rest = claim_id.partition(".")
        path = self.root / folder / f"{rest.replace('.', '_') or folder}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def claim(self, claim_id: str, **fields: str | None) -> None:
        self.write(claim_id, source(id=repr(claim_id), **fields))


@pytest.fixture
def library(tmp_path, monkeypatch):
    root = tmp_path / f"claims_{abs(hash(tmp_path))}"  # a package name that no other test has used
    root.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(registry, "_ROOT", root)
    registry.load.cache_clear()
    yield Library(root)
    registry.load.cache_clear()
    for name in [n for n in sys.modules if n.partition(".")[0] == root.name]:
        del sys.modules[name]


@pytest.fixture
def small(library):
    """One claim that holds, one that is refuted, one that fails in its argument and is repaired, an axiom."""
    library.claim("demo.axiom", kind="'axiom'", expected="'cited'", reference="'a textbook, p. 1'")
    library.claim("demo.true", **TRUE)
    library.claim("demo.false", **FALSE)
    library.claim(
        "demo.argued",
        proof="(Use('known', 'demo.axiom'), Step('result', ge(x + 1, x), given=('known',)))",
        argument="Argument('it squares first', ge(x**2, x), {x: sp.Rational(1, 2)})",
        title="'An argument that fails'",
    )
    library.claim("demo.argued.repaired", proof="(Use('result', 'demo.argued'),)")
    return library


@pytest.fixture
def run():
    def invoke(*args, **options):
        return CliRunner().invoke(cli, [str(a) for a in args], **options)

    return invoke


def refused(result):
    """Exit code 2, a message, and no traceback."""
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert result.stderr.strip()
    return result.stderr

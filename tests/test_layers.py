"""Imports go one way, engines name no claim, nothing runs text as code: read from the source alone."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("symbolic_bounds", "proofs", "numeric_core", "reports")

# What a layer may import beside itself and the standard library; None: anything but what is forbidden.
ALLOWED = {"symbolic_bounds": {"sympy"}, "proofs": None, "numeric_core": None, "reports": None}
FORBIDDEN = {
    "symbolic_bounds": set(),
    "proofs": {"numeric_core", "reports"},
    "numeric_core": {"sympy", "symbolic_bounds", "proofs", "reports"},
    "reports": set(),
}

RUNS_CODE = {"eval", "exec", "compile", "__import__"}  # as a bare name: z3's model.eval is harmless
PARSES_CODE = {"sympify", "parse_expr", "parse_latex", "parse_mathematica"}  # under any prefix

Finding = tuple[int, str]


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def claim_files() -> list[Path]:
    return [path for path in modules("symbolic_bounds") if path.parent.parent.name == "symbolic_bounds"]


def imported_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Top-level names of absolute imports, literal dynamic ones included; relative ones stay inside."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield node.lineno, alias.name.partition(".")[0]
            case ast.ImportFrom(module=str(module), level=0):
                yield node.lineno, module.partition(".")[0]
            case ast.Call(
                func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield node.lineno, module.partition(".")[0]


def check_layer(source: str, package: str) -> list[Finding]:
    allowed, forbidden = ALLOWED[package], FORBIDDEN[package]
    found = []
    for line, name in imported_names(ast.parse(source)):
        if name == package or name in sys.stdlib_module_names:
            continue
        if name in forbidden or (allowed is not None and name not in allowed):
            found.append((line, f"{package} imports {name}"))
    return found


def check_runs_no_text(source: str) -> list[Finding]:
    """Calls that run text as code, and imports that would hide such a call behind another name."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in RUNS_CODE | PARSES_CODE:
                found.append((node.lineno, name))
            case ast.Call(func=ast.Attribute(attr=name)) if name in PARSES_CODE:
                found.append((node.lineno, name))
            case ast.Attribute(value=ast.Name(id="builtins"), attr=name) if name in RUNS_CODE:
                found.append((node.lineno, name))
            # sympify's other name; a bare S is a partial sum, unless it was imported (see below)
            case ast.Call(func=ast.Attribute(attr="S"), args=[arg, *_]):
                if not (isinstance(arg, ast.Constant) and isinstance(arg.value, int)):
                    found.append((node.lineno, "S"))
            case ast.ImportFrom(module=module, names=names):
                foreign = {"S"} if module == "sympy" else set()
                hidden = {alias.name for alias in names} & (PARSES_CODE | RUNS_CODE | foreign)
                found.extend((node.lineno, name) for name in sorted(hidden))
    return found


def check_no_assert(source: str) -> list[Finding]:
    return [(node.lineno, "assert") for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Assert)]


def check_exact(source: str) -> list[Finding]:
    """Float and complex literals, and sympy's Float: none of them is the number that was typed."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=float() | complex() as value):
                found.append((node.lineno, repr(value)))
            case ast.Call(func=ast.Name(id="Float") | ast.Attribute(attr="Float")):
                found.append((node.lineno, "Float"))
    return found


def check_names_no_claim(source: str, ids: set[str]) -> list[Finding]:
    return [
        (node.lineno, node.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ids
    ]


def ids_in(source: str) -> set[str]:
    """Values of `id="..."` keywords."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.keyword(arg="id", value=ast.Constant(value=str(name))):
                found.add(name)
    return found


def claim_ids() -> set[str]:
    written = {name for path in claim_files() for name in ids_in(path.read_text(encoding="utf-8"))}
    return written | {f"{path.parent.name}.{path.stem}" for path in claim_files() if path.stem != "__init__"}


def assert_clean(findings: dict[Path, list[Finding]]) -> None:
    lines = [f"{path.relative_to(ROOT)}:{line}: {what}" for path, found in findings.items() for line, what in found]
    assert not lines, "\n".join(lines)


def scan(paths, check, *args) -> dict[Path, list[Finding]]:
    return {path: check(path.read_text(encoding="utf-8"), *args) for path in paths}


def test_every_package_has_a_layer():
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert found <= set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_go_one_way(package):
    assert_clean(scan(modules(package), check_layer, package))


@pytest.mark.parametrize("package", PACKAGES)
def test_no_text_is_run_as_code(package):
    assert_clean(scan(modules(package), check_runs_no_text))


@pytest.mark.parametrize("package", PACKAGES)
def test_no_assert_outside_tests(package):
    assert_clean(scan(modules(package), check_no_assert))


def test_statements_are_exact():
    assert_clean(scan(modules("symbolic_bounds"), check_exact))


def test_engines_name_no_claim():
    assert_clean(scan(modules("proofs"), check_names_no_claim, claim_ids()))


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("symbolic_bounds", "import numpy as np"),
        ("symbolic_bounds", "from proofs.kernel import check"),
        ("proofs", "import reports"),
        ("proofs", "def f():\n    from numeric_core import prefix"),
        ("numeric_core", "from sympy import Symbol"),
        ("numeric_core", "import symbolic_bounds.claim"),
        ("numeric_core", "import importlib\nimportlib.import_module('proofs.ball')"),
    ],
)
def test_control_layer(package, source):
    assert check_layer(source, package)


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("symbolic_bounds", "import dataclasses\nfrom sympy import Symbol\nfrom . import claim"),
        ("proofs", "import flint\nfrom symbolic_bounds.claim import Claim"),
        ("reports", "import proofs, numeric_core, symbolic_bounds, click"),
    ],
)
def test_control_layer_allows(package, source):
    assert not check_layer(source, package)


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')",
        "exec(text)",
        "import builtins\nf = builtins.eval",
        "sympy.sympify(text)",
        "from sympy import sympify as convert",
        "from sympy.parsing.sympy_parser import parse_expr",
        "sp.S('1/2')",
        "from sympy import S",
        "sympy.S(text)",
    ],
)
def test_control_text_run_as_code(source):
    assert check_runs_no_text(source)


@pytest.mark.parametrize("source", ["model.eval(x)", "re.compile(p)", "S(1)", "S.Half", "evaluate(x)"])
def test_control_harmless_call(source):
    assert not check_runs_no_text(source)


def test_control_assert():
    assert check_no_assert("def f(x):\n    assert x") == [(2, "assert")]


@pytest.mark.parametrize("source", ["x = 0.1", "x = -1e9", "x = 2j", "Float('0.1')"])
def test_control_inexact(source):
    assert check_exact(source)
    assert not check_exact("x = Rational(1, 10)")


def test_control_named_claim():
    ids = ids_in('claim = Claim(id="vmf.density", kind="lemma")')
    assert check_names_no_claim('if claim.id == "vmf.density": pass', ids) == [(1, "vmf.density")]
    assert not check_names_no_claim('"""The density of vmf.density."""', ids)

"""A definition of the paper with another formula: every claim file that states it is read again with the new one.

Definitions are functions, and claims hold what these return. So a changed definition is another function of the same
name, and what it changes is what the same files say then: at every argument, in statements and in proofs. Nothing of
this is left when the context ends.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import sympy as sp

from proofs.verdict import ClaimError
from symbolic_bounds import definitions, rates, registry
from symbolic_bounds.claim import Claim
from symbolic_bounds.formula import same
from symbolic_bounds.symbols import C_H, C_R, F, L, eps, lam, m

_IMPORT = re.compile(r"^(?:from|import) (symbolic_bounds[.\w]*)(?: import ([\w ,]+))?", re.MULTILINE)
_SMOOTHNESS = (L, C_R, C_H, m)
# The module, the function, its parameters, and the other letters that its formula may use.
DEFINED: Mapping[str, tuple[ModuleType, str, tuple[sp.Symbol, ...], tuple[sp.Symbol, ...]]] = {
    "K": (rates, "degree_bound", (eps,), (L, C_R)),
    "beta": (rates, "beta", (eps,), _SMOOTHNESS),
    "p": (rates, "exponent", (eps,), _SMOOTHNESS),
    "Lambda": (rates, "concentration", (eps,), _SMOOTHNESS),
    "Phi": (rates, "covering_constant", (m,), ()),
    "N": (rates, "prefix_length", (lam, eps), (L, F, m)),
    "c": (definitions, "normaliser", (lam, m), ()),
    "w": (definitions, "surface", (m,), ()),
    "nu": (definitions, "order", (m,), ()),
}
New = Mapping[str, sp.Expr]  # the new formula of each changed definition, by its name


def is_definition(name: str, new: sp.Expr) -> bool:
    """Whether a formula can stand for a definition wherever it is used: it has no letters but the definition's own."""
    if name not in DEFINED:
        return False
    _, _, parameters, others = DEFINED[name]
    return bool(new.free_symbols <= {*parameters, *others})


def shown(name: str) -> str:
    """A definition with its parameters: Lambda(epsilon)."""
    return f"{name}({', '.join(map(str, DEFINED[name][2]))})"


@contextmanager
def redefined(new: New, also: Collection[str] = ()) -> Iterator[None]:
    """The new formulas in force for whoever calls the definitions, and for every module that is imported meanwhile.

    Args:
        new: the formulas.
        also: modules from elsewhere that are to be read again, too, when they are imported.
    """
    replaced: dict[FunctionType, FunctionType] = {}
    for name, formula in new.items():
        module, function, parameters, _ = DEFINED[name]
        old = getattr(module, function)
        replaced[old] = _function(old, parameters, formula)
    places = [
        (module, name, value)
        for title, module in list(sys.modules.items())
        if title.partition(".")[0] == rates.__package__
        for name, value in vars(module).items()
        if isinstance(value, FunctionType) and value in replaced
    ]
    stale = [*_readers({DEFINED[name][0].__name__ for name in new}), *also]
    with _set_aside(stale):
        try:
            for module, name, value in places:
                setattr(module, name, replaced[value])
            yield
        finally:
            for module, name, value in places:
                setattr(module, name, value)


@contextmanager
def _set_aside(names: Collection[str]) -> Iterator[None]:
    """Modules of these names are as if they had never been imported, and afterwards as they were."""
    before = {name: sys.modules.pop(name, None) for name in names}
    try:
        yield
    finally:
        for name, module in before.items():
            package, _, last = name.rpartition(".")
            parent = sys.modules.get(package)
            sys.modules.pop(name, None)
            if module is not None:
                sys.modules[name] = module
            if parent is not None and module is not None:
                setattr(parent, last, module)
            elif parent is not None and hasattr(parent, last):
                delattr(parent, last)


def _function(old: Callable[..., Any], parameters: tuple[sp.Symbol, ...], formula: sp.Expr) -> Any:
    def function(*args: Any, **options: Any) -> sp.Expr:
        if options or len(args) != len(parameters):  # a variant that asks for more than the definition
            return old(*args, **options)
        values = [arg if isinstance(arg, sp.Basic) else sp.Integer(arg) for arg in args]
        return formula.xreplace(dict(zip(parameters, values, strict=True)))

    return function


def reread(new: New, claims: Mapping[str, Claim]) -> dict[str, Claim]:
    """The claims whose files say something else under the new formulas: in the statement, or in the proof alone.

    Raises:
        ClaimError: for a claim whose file cannot be read with them.
    """
    concerned = set(_readers({DEFINED[name][0].__name__ for name in new}))
    found = {}
    with redefined(new):
        for claim_id, claim in claims.items():
            name = _module_of(registry.file_of(claim_id))
            if name in concerned:
                try:
                    again = importlib.import_module(name).claim
                except (ArithmeticError, AttributeError, TypeError, ValueError) as error:
                    names = ", ".join(new)
                    raise ClaimError(f"{claim_id} cannot be stated with the new {names}: {error}") from error
                if again != claim:
                    found[claim_id] = again
    return found


def restates(old: Claim, new: Claim) -> bool:
    """Whether two readings of a claim differ in what they state."""
    if list(old.hypotheses) != list(new.hypotheses):
        return True
    pairs = zip((*old.hypotheses.values(), old.conclusion), (*new.hypotheses.values(), new.conclusion), strict=True)
    return not all(same(one, other) for one, other in pairs)


def _readers(sources: set[str]) -> list[str]:
    """The modules that take something from these, directly or through others."""
    root = Path(rates.__file__).parent
    imports = {}
    for path in [*root.glob("*.py"), *root.glob("*/*.py")]:
        text = path.read_text(encoding="utf-8")
        named = {name for name, _ in _IMPORT.findall(text)}
        inside = {f"{name}.{part.strip()}" for name, parts in _IMPORT.findall(text) for part in parts.split(",")}
        imports[_module_of(path)] = named | inside
    reached, grown = set(sources), True
    while grown:
        more = {name for name, used in imports.items() if used & reached} - reached
        reached |= more
        grown = bool(more)
    return sorted(reached - {rates.__name__, definitions.__name__, registry.__name__})


def _module_of(path: Path) -> str:
    root = Path(rates.__file__).parent
    return ".".join((root.name, *path.relative_to(root).with_suffix("").parts)) if path.is_relative_to(root) else ""

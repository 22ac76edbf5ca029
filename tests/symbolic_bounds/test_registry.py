"""Claims are found by their files, in an order in which every use stands after what it uses."""

from dataclasses import replace
from pathlib import Path

import pytest
import sympy as sp

from symbolic_bounds import registry
from symbolic_bounds.claim import Claim, Use
from symbolic_bounds.formula import ge
from symbolic_bounds.registry import RegistryError, dependencies, file_of, load, ordered

BASE = Claim(
    id="a.one", title="", meaning="", kind="lemma", provenance="A", place="", symbols=(),
    conclusion=ge(1, sp.Integer(0)), expected="proved",
)  # fmt: skip


def using(claim_id: str, *uses: str) -> Claim:
    return replace(BASE, id=claim_id, proof=tuple(Use(f"u{i}", u) for i, u in enumerate(uses)))


def test_every_claim_stands_after_those_that_it_uses() -> None:
    seen: set[str] = set()
    for claim in load().values():
        assert dependencies(claim) <= seen, claim.id
        seen.add(claim.id)


def test_files_follow_ids() -> None:
    assert file_of("seq.ka.lipschitz").parts[-2:] == ("seq", "ka_lipschitz.py")
    assert file_of("ragozin").parts[-2:] == ("ragozin", "ragozin.py")


def test_circles_and_unknown_uses_are_refused() -> None:
    with pytest.raises(RegistryError, match="circle"):
        ordered({"a.one": using("a.one", "a.two"), "a.two": using("a.two", "a.one")})
    with pytest.raises(RegistryError, match=r"a\.none"):
        ordered({"a.one": using("a.one", "a.none")})


def test_a_name_of_a_fact_is_no_use() -> None:
    assert dependencies(replace(using("a.one", "h"), hypotheses={"h": ge(1, sp.Integer(0))})) == frozenset()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = (", "cannot be read"),
        ("raise KeyError('k')", "KeyError"),
        ("claim = 3", "of type Claim"),
        ("", "of type Claim"),
    ],
)
def test_broken_files_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    root = tmp_path / "broken_bounds"
    (root / "x").mkdir(parents=True)
    (root / "x" / "bad.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(registry, "_ROOT", root)
    with pytest.raises(RegistryError, match=message) as error:
        registry.load.__wrapped__()
    assert "bad.py" in str(error.value)

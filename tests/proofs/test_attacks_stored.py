"""Forged certificates, books and trees of cells: none of them makes a false claim proved."""

import json
from pathlib import Path
from typing import Any

import pytest
import sympy as sp

from proofs import ball
from proofs.cells import pack
from proofs.certificate import Certificate, Constraint, check
from proofs.polynomial import Polynomial
from proofs.session import verify
from proofs.store import path_of
from proofs.verdict import Verdict
from symbolic_bounds.claim import Claim, Step
from symbolic_bounds.formula import forall, ge, lt
from symbolic_bounds.symbols import positive, real, schematic

a, x, p, f = real("a"), real("x"), positive("p"), schematic("f")
one, two = sp.Integer(1), sp.Integer(2)


def test_certificates_that_prove_nothing() -> None:
    weak = Constraint(Polynomial.variable("a"), ">=")
    lie = Constraint(-Polynomial.variable("a"), ">=")  # from a >= 0 it does not follow that a <= 0
    products: list[Any] = [
        [],
        [["-1", [0]]],
        [["1", [0]], ["1", [-1]]],
        [["0", []]],
        [["1", [7]]],
        [["1", [0]], ["1", [1]], ["-2", [0]]],
    ]
    for stored in products:
        for equations in ([], [[0, [["1", []]]]], [[-1, [["1", []]]]], [[0, [["1", [["a", -1]]]]]]):
            assert not check([weak], lie, Certificate.from_json({"products": stored, "equations": equations}))


def test_a_forged_book(tmp_path: Path) -> None:
    claim = Claim(
        id="test.claim", title="", meaning="", kind="lemma", provenance="A", place="", expected="proved",
        symbols=(a,), functions=(f,), hypotheses={"unsampled": forall(x, ge(f(x), 0))}, conclusion=ge(a, 1),
        proof=(Step("end", ge(a, 1)),), witness={a: one}, witness_functions={f: sp.Lambda(x, 1)},
    )  # fmt: skip
    for entry in (
        None,
        True,
        {},
        {"products": [["1", []]], "equations": []},
        {"products": [["1", [0]]], "equations": []},
    ):
        text = json.dumps({"goals": [["end", [entry]]], "boxes": {}})
        path_of(claim.id, tmp_path).write_text(text, encoding="utf-8")
        result = verify([claim.id], library={claim.id: claim}, folder=tmp_path)[claim.id]
        assert result.verdict != Verdict.PROVED


@pytest.mark.parametrize("bits", ["", "0", "1", "10", "100", "1100", "11000", "1" * 400])
def test_a_forged_tree(bits: str) -> None:
    tree = pack(bytearray(bits.encode()))
    assert ball.replay(lt(p, 2), {p: (one, two)}, {}, None, tree).verdict != Verdict.PROVED

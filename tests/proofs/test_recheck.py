"""The replay needs no solver, and fails where a certificate or a cell does."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import sympy as sp

from proofs import session
from proofs.recheck import recheck
from proofs.session import certify
from proofs.store import path_of
from proofs.verdict import ClaimError
from symbolic_bounds.claim import Step
from symbolic_bounds.formula import gt, lt
from symbolic_bounds.symbols import positive
from tests.proofs.small_claims import make

p = positive("p")
IDS = ("amos.lower", "eigen.upper", "split.quotient")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificates of a few claims and of all that they use, freshly found."""
    path: Path = tmp_path_factory.mktemp("certificates")
    certify([result.claim for result in recheck(IDS, folder=path)], folder=path)
    return path


def test_what_was_found_replays(folder: Path) -> None:
    results = {result.claim: result for result in recheck(IDS, folder=folder)}
    assert all(result.ok for result in results.values())
    assert results["eigen.upper"].cells > 0
    assert results["amos.lower"].goals > 0


@pytest.mark.parametrize("claim_id", IDS)
def test_missing_and_damaged_certificates_fail(folder: Path, tmp_path: Path, claim_id: str) -> None:
    assert all(not result.ok for result in recheck([claim_id], folder=tmp_path))
    data = json.loads(path_of(claim_id, folder).read_text(encoding="utf-8"))
    if data["boxes"]:
        data["boxes"] = {name: tree[:-8] for name, tree in data["boxes"].items()}
    else:
        data["goals"] = [[name, [None for _ in entries]] for name, entries in data["goals"]]
    path_of(claim_id, tmp_path).write_text(json.dumps(data), encoding="utf-8")
    (result,) = (r for r in recheck([claim_id], folder=tmp_path) if r.claim == claim_id)
    assert not result.ok
    assert result.reason


def test_nothing_is_stored_of_what_was_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holds = make(gt(p, 0), Step("end", gt(p, 0)), id="demo.holds", symbols=(p,), witness={p: sp.Integer(1)})
    false = replace(holds, id="demo.false", conclusion=gt(p, 1), proof=(Step("end", gt(p, 1)),))
    empty = replace(holds, id="demo.empty", hypotheses={"never": lt(p, 0)})
    strange = replace(holds, id="demo.strange", symbols=())
    library = {claim.id: claim for claim in (holds, false, empty, strange)}
    monkeypatch.setattr(session, "load", lambda: library)
    refused = certify(folder=tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {"demo.holds"}
    assert set(refused) == {"demo.false", "demo.empty", "demo.strange"}
    assert "violates" in refused["demo.empty"]
    assert "undeclared" in refused["demo.strange"]


def test_an_unknown_id_is_named() -> None:
    with pytest.raises(ClaimError, match="no claim"):
        recheck(["amos.lowest"])


def test_the_replay_loads_no_solver(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from proofs.recheck import recheck; "
        f"assert all(r.ok for r in recheck({IDS!r}, folder=Path({str(folder)!r}))); "
        "print([m for m in ('scipy', 'z3', 'cvc5', 'proofs.search', 'proofs.smt') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"

"""Work is what ends a search: the same question has the same answer, on a busy machine as on an idle one."""

from time import process_time

from reports.audit.counterexample import refute
from reports.points import budget
from reports.points.budget import Budget, spend
from symbolic_bounds.registry import load
from tests.reports.conftest import program

CHANGES = [
    "cover.lower=covering(m, delta) >= 2/cap(m, delta)",
    "prefix.same_token.same_prefix=none",
    "eigen.quadratic.dimension=none",
]


def test_a_budget_ends_with_its_work_and_a_part_with_the_whole():
    whole = Budget(1.0)
    part = whole.part(5.0)
    spend(400_000_000)
    assert whole.left == 0.6
    inner = whole.part(0.1)
    spend(100_000_000)
    assert inner.over()
    assert not part.over()
    spend(500_000_000)
    assert part.over()
    assert whole.left == 0.0


def test_what_takes_far_longer_than_its_work_is_stopped(monkeypatch):
    now = iter((0.0, 5.9, 6.1))
    monkeypatch.setattr(budget, "process_time", lambda: next(now))
    patient = Budget(1.0)
    assert [patient.over(), patient.over()] == [False, True]


def test_a_slow_machine_finds_the_same(monkeypatch):
    claim = load()["cover.packing"]
    before = refute(claim, 0.2)
    monkeypatch.setattr(budget, "process_time", lambda: 3 * process_time())
    assert refute(claim, 0.2) == before


def audited(seed, folder):
    target = folder / f"{seed}.json"
    arguments = [part for change in CHANGES for part in ("--set", change)]
    done = program("audit", *arguments, "--json", target, env={"PYTHONHASHSEED": seed})
    assert done.returncode == 1, done.stderr
    return done.stdout, target.read_text()


def test_an_audit_says_the_same_twice(tmp_path):
    """Though sets have another order in another process."""
    assert audited("1", tmp_path) == audited("2", tmp_path)

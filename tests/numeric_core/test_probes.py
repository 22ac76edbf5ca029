import math

import numpy as np
import pytest

from numeric_core import probes as registry
from numeric_core.probe.nets import separated_set
from numeric_core.probes import ProbeResult, iterate_probes, probe, probes, run_probes
from numeric_core.sphere import uniform

REQUIRED = {
    "classical.embedding", "conv.contraction", "conv.lipschitz", "conv.smooth", "cover.packing", "dot.closeness",
    "eigen.lower", "jackson.prefix_length", "partition.equal_measure", "riemann.sum", "seq.depth", "seq.elementwise",
    "seq.elementwise.repaired", "softmax.net", "softmax.net.classical", "softmax.net.smooth",
    "split.denominator", "split.prefix_length", "split.quotient", "vmf.modulus", "vmf.modulus.tight",
}  # fmt: skip


@pytest.fixture(scope="module")
def results():
    return {claim: found for claim, found in iterate_probes(seed=3)}  # noqa: C416 - the pairs are computed lazily


def test_every_testable_claim_has_a_probe(results):
    assert set(results) >= REQUIRED
    assert all(found and all(r.claim == claim for r in found) for claim, found in results.items())


@pytest.mark.parametrize("claim", sorted(REQUIRED))
def test_observed_is_within_derived(results, claim):
    for result in results[claim]:
        assert result.observed_lower <= result.observed_upper
        assert result.holds, result
        assert 0.0 <= result.ratio <= 1.0


def test_certified_ends_where_they_are_feasible(results):
    for claim in ("softmax.net", "softmax.net.smooth", "riemann.sum", "split.quotient", "jackson.prefix_length"):
        assert all(r.certified for r in results[claim])


def test_softmax_net_is_within_a_factor_of_its_bound_on_a_cone(results):
    cones = [r for r in results["softmax.net"] if r.parameters["target"] == "cone"]
    assert {r.parameters["m"] for r in cones} == {1, 2, 3, 4}
    assert all(r.observed_lower >= r.derived / 1.5 for r in cones)


def test_bessel_ratios_and_quadrature_give_the_same_eigenvalues(results):
    compared = [r for r in results["eigen.lower"] if "quadrature" in r.parts]
    assert len(compared) >= 40
    # A Gauss rule of 200 nodes is exact beyond float64 for lam <= 300; its sum of positive terms errs by 1e-13.
    assert all(abs(r.parts["quadrature"] - r.observed_upper) <= 1e-12 for r in compared)


def test_suppressing_contexts_fails_for_two_inputs_and_is_rescued(results):
    for r in results["seq.elementwise"]:
        # With H11 = M I and x2 = -x1 the head returns a context's value, 0: the error is the head itself.
        assert r.parts["error of H11 = -10^4 I, x2 = -x1"] >= 0.99 * r.parts["largest |split head|"]
    by_repeats = {r.parameters["R"]: r.observed_upper for r in results["seq.elementwise"] if r.parameters["lam"] == 6.0}
    assert by_repeats[10_000] < by_repeats[100] < by_repeats[1]


def test_finite_suppression_converges_for_one_input(results):
    for r in results["classical.embedding"]:
        if r.parameters["M"] <= -100.0:
            assert r.observed_upper <= 1e-11  # two float64 evaluations of the same mean


def test_a_nan_never_holds():
    broken = ProbeResult("x", {}, 0.0, math.nan, 1.0, True)
    assert not broken.holds
    assert ProbeResult("x", {}, 0.1, 0.1, 0.0, True).ratio == math.inf


def test_separated_sets_are_separated():
    chosen = separated_set(uniform(2, 3000, np.random.default_rng(0)), 0.5)
    gram = chosen @ chosen.T - 2 * np.eye(len(chosen))
    assert gram.max() <= math.cos(0.5) + 1e-12


def test_registration_and_selection(monkeypatch):
    known = dict(probes())
    monkeypatch.setattr(registry, "_REGISTRY", dict(known))
    with pytest.raises(ValueError, match="two probes"):
        probe("softmax.net")(known["softmax.net"])
    with pytest.raises(ValueError, match=r"`ids`: expected .* got no\.such"):
        run_probes(["no.such"])
    assert run_probes(["dot.closeness"], budget=-1.0) == []

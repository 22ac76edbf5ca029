"""The paper's own order: its sections, and the claims in each, by id or by a prefix of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PAPER = "Petrov, Torr, Bibi: Prompting a Pretrained Transformer Can Be a Universal Approximator (arXiv:2402.14753v1)"


@dataclass(frozen=True)
class Section:
    """A part of the paper. `order` holds ids; a longer id goes with the longest entry that begins it."""

    letter: str
    title: str
    order: tuple[str, ...]

    @property
    def heading(self) -> str:
        """Letter and title."""
        return f"{self.letter}. {self.title}"


SECTIONS = (
    Section(
        "A",
        "Sphere and kernel",
        ("sphere", "dot.closeness", "vmf.density", "vmf.eigenvalue", "vmf.approximate_identity"),
    ),
    Section(
        "B",
        "Jackson-type bound for the core head",
        (
            "amos.lower", "amos.decreasing", "amos.below_one", "amos", "eigen.upper", "eigen.lower", "ragozin",
            "conv.contraction", "conv.polynomial", "jackson.concentration", "jackson.concentration_rate",
            "cover.lower", "cover.upper", "riemann.sum", "partition.equal_measure", "vmf.modulus",
            "jackson.prefix_length", "jackson.prefix_length_rate", "jackson.monotone", "jackson.vector",
            "harmonics.bounded", "transitivity", "jackson_implies_density", "jackson",
        ),
    ),
    Section(
        "C",
        "From the core head to the split head",
        ("split.quotient", "split.denominator", "split.prefix_length", "split"),
    ),
    Section(
        "D",
        "From the split head to a classical attention head",
        (
            "classical.embedding", "classical.basis_change", "classical.density", "classical", "seq.elementwise",
            "seq.elementwise.repaired", "prefix.relative_attention",
        ),
    ),
    Section(
        "E",
        "Sequences, prompts, topology",
        (
            "seq.ka", "seq.ka.lipschitz", "seq.bottleneck", "seq.depth", "seq.position_scalar", "seq.sum_head",
            "seq.pass_through", "seq.two_layers", "seq", "stereo.lipschitz", "stereo.density", "stereo",
            "prompt.soft_tokens", "prompt.hard_tokens", "prompt", "wang2023",
        ),
    ),
    Section(
        "F",
        "Beyond the paper: sharper statements",
        (
            "cover.upper.sine", "cover.packing", "cover.greedy", "partition.tree", "riemann.sum.tight",
            "vmf.modulus.tight", "eigen.quadratic", "conv.lipschitz", "conv.smooth", "softmax.net",
            "softmax.net.classical", "core.fixed_concentration", "softmax.net.smooth", "riemann.sum.variable",
            "vmf.modulus.relative", "riemann.average", "ladder.core.cover", "ladder.core.vmf", "ladder.core.conv",
            "ladder.core.riemann", "ladder.split", "ladder.softmax.net",
            "prefix.information_limit", "prefix.information_limit.real",
        ),
    ),
)  # fmt: skip
SUPPORT = Section("S", "Supporting lemmas", ())
ASSUMED = Section("T", "Trusted: axioms and citations", ())
ALL = (*SECTIONS, SUPPORT, ASSUMED)

# Which added claims repair what fails in the paper, beside those that are called `<id>.repaired`.
REPAIRS: Mapping[str, tuple[str, ...]] = {
    "seq.depth": ("seq.two_layers",),
    "seq.ka.lipschitz": ("seq.ka", "seq.two_layers"),
}

# Statements of which the paper itself says that they are false: no finding against it.
SAID_TO_FAIL = frozenset({"dot.closeness.euclidean"})


def place(claim_id: str, kind: str) -> tuple[int, int, str]:
    """Sort key of a claim: its section, its place there, its id."""
    best, where = -1, None
    for number, section in enumerate(SECTIONS):
        for position, entry in enumerate(section.order):
            if len(entry) > best and begins(entry, claim_id):
                best, where = len(entry), (number, position)
    if where is None:
        where = (ALL.index(ASSUMED if kind in ("axiom", "citation") else SUPPORT), 0)
    return (*where, claim_id)


def begins(entry: str, claim_id: str) -> bool:
    """Whether an id is the entry, or goes on from it at a full stop or an underscore."""
    return claim_id == entry or claim_id.startswith((f"{entry}.", f"{entry}_"))


def section_of(claim_id: str, kind: str) -> Section:
    """The section that a claim belongs to."""
    return ALL[place(claim_id, kind)[0]]


def repairs(claim_id: str, known: Iterable[str]) -> tuple[str, ...]:
    """The claims that say what is true where this one, or its argument, fails."""
    return tuple(sorted({*REPAIRS.get(claim_id, ()), f"{claim_id}.repaired"} & set(known)))

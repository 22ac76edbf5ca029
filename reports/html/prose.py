"""Words with a little mathematics in ASCII, as the claims have them, set with the letters that are meant."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_LETTERS = (
    "alpha α beta β gamma γ delta δ epsilon ε eta η theta θ kappa κ lambda λ lam λ mu μ nu ν xi ξ pi π rho ρ "
    "sigma σ tau τ phi φ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Sigma Σ Phi Φ Omega Ω"
)
_GREEK = dict(re.findall(r"(\w+) (\w)", _LETTERS))
_NAME = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_GREEK)})(?![A-Za-z])")
_SIGNS = {"&lt;=": "≤", "&gt;=": "≥", "-&gt;": "→", "!=": "≠"}
_POWER = re.compile(r"\^(?:\(((?:[^()]|\([^()]*\))+)\)|(-?\w+|\*))")
_INDEX = re.compile(r"(?<=\b[A-Za-zΑ-Ωα-ω])_(\w+)")


def prose(words: str) -> Markup:
    """Greek letters, relations, powers and indices as they are read."""
    text = str(escape(words))
    for sign, shown in _SIGNS.items():
        text = text.replace(sign, shown)
    text = _NAME.sub(lambda m: _GREEK[m[0]], text)
    text = _POWER.sub(lambda m: f"<sup>{m[1] or m[2]}</sup>", text)
    return Markup(_INDEX.sub(r"<sub>\1</sub>", text))  # noqa: S704 (escaped above)


def steps(statement: str) -> str:
    """A formula of the program in letters that are read rather than typed."""
    text = _NAME.sub(lambda m: _GREEK[m[0]], statement)
    for sign, shown in (("**", "^"), ("*", "·"), ("<=", "≤"), (">=", "≥"), ("!=", "≠"), ("=>", "⟹"), ("sqrt", "√")):
        text = text.replace(sign, shown)
    return text.replace("for all ", "∀ ").replace(" - ", " − ")

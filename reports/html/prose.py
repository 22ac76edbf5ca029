"""Words with a little mathematics in ASCII, as the claims have them, set with the letters that are meant."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_GREEK = dict(
    zip(
        "alpha beta gamma delta epsilon eta theta kappa lambda mu nu xi pi rho sigma tau phi psi omega".split(),
        "αβγδεηθκλμνξπρστφψω",
        strict=True,
    )
) | dict(zip("Gamma Delta Theta Lambda Sigma Phi Omega".split(), "ΓΔΘΛΣΦΩ", strict=True))
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

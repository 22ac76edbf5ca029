"""The mathematical font, cut down to the letters of the page and embedded: formulas look alike everywhere."""

from __future__ import annotations

import base64
import re
from html import unescape
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from markupsafe import Markup

_MATH = re.compile(r"<math.*?</math>", re.DOTALL)
_DRAWN = "√|‖()[]{}⌈⌉⌊⌋⟨⟩′^ˆ\u0302"  # drawn by a browser without standing in the text, or stretched
_TAG = re.compile(r"<[^>]*>")


def font_face(page: str) -> str:
    """The style rule that defines the font "Page Math" with every letter that stands in a formula of the page."""
    letters = set(unescape("".join(_TAG.sub("", found) for found in _MATH.findall(page)))) | set(_DRAWN)
    return Markup(
        '@font-face{font-family:"Page Math";src:url(data:font/woff;base64,%s) format("woff")}'
    ) % base64.b64encode(_cut(letters)).decode("ascii")


def _cut(letters: set[str]) -> bytes:
    """A font in WOFF with these letters, their italic forms, and what stretches."""
    options = subset.Options(flavor="woff", layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["DSIG"]
    font = TTFont(BytesIO(_source().read_bytes()), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={ord(letter) for letter in letters} | {_italic(letter) for letter in letters})
    cutter.subset(font)
    out = BytesIO()
    font.flavor = "woff"
    font.save(out, reorderTables=False)
    return out.getvalue()


def _source() -> Path:
    """The whole font, found without importing the package that carries it."""
    return Path(str(distribution("ziamath").locate_file("ziamath/fonts/STIXTwoMath-Regular.ttf")))


def _italic(letter: str) -> int:
    """The code point with which a browser shows a single letter of a formula."""
    if letter == "h":
        return 0x210E
    for first, last, start in (("A", "Z", 0x1D434), ("a", "z", 0x1D44E), ("Α", "Ω", 0x1D6E2), ("α", "ω", 0x1D6FC)):
        if first <= letter <= last:
            return start + ord(letter) - ord(first)
    return {"ϵ": 0x1D716, "ϑ": 0x1D717, "ϕ": 0x1D719, "ϱ": 0x1D71A, "∂": 0x1D715}.get(letter, ord(letter))

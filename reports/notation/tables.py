"""What the commands and characters of LaTeX are in the grammar."""

from __future__ import annotations

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell ast int sum dim "
    "bigcup bigcap prod sup inf partial infty mid"
)
GREEK = frozenset(_GREEK.split())
VARIANTS = {
    "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "varrho": "rho", "varsigma": "sigma",
    "varpi": "pi", "varkappa": "kappa",
}  # fmt: skip
OPERATORS = {
    "sin": "sin", "cos": "cos", "arccos": "arccos", "acos": "arccos", "exp": "exp", "log": "log", "ln": "log",
    "max": "max", "min": "min",
}  # fmt: skip
RELATIONS = {
    "\\le": "<=", "\\leq": "<=", "\\leqslant": "<=", "\\ge": ">=", "\\geq": ">=", "\\geqslant": ">=",
    "\\lt": "<", "\\gt": ">", "\\ne": "!=", "\\neq": "!=",
}  # fmt: skip
_SPACING = (
    r"\, \; \: \! \> \quad \qquad \enspace \thinspace \displaystyle \textstyle \limits \nolimits \nonumber "
    r"\notag \relax \strut \allowbreak"
)
IGNORED = frozenset(_SPACING.split()) | {"\\\n", "\\\t", "\\ "}
SIZES = {
    **{f"\\{size}": "" for size in ("big", "Big", "bigg", "Bigg", "middle")},
    **{f"\\{size}l": "l" for size in ("big", "Big", "bigg", "Bigg")},
    **{f"\\{size}r": "r" for size in ("big", "Big", "bigg", "Bigg")},
    "\\left": "l", "\\right": "r",
}  # fmt: skip
_FONTS = r"\text \textrm \mbox \mathrm \operatorname \mathit \mathbf \mathsf \mathcal \mathbb \mathop \textnormal"
WORDS = frozenset(_FONTS.split())
COMMANDS = {
    "\\frac": "FRAC", "\\tfrac": "FRAC", "\\dfrac": "FRAC", "\\sqrt": "SQRT", "\\cdot": "TIMES", "\\times": "TIMES",
    "\\lvert": "LABS", "\\rvert": "RABS", "\\vert": "BAR", "\\lceil": "LCEIL", "\\rceil": "RCEIL",
    "\\lfloor": "LFLOOR", "\\rfloor": "RFLOOR", "\\langle": "LANGLE", "\\rangle": "RANGLE", "\\lbrace": "LPAR",
    "\\rbrace": "RPAR", "\\wedge": "AND", "\\land": "AND", "\\implies": "IMPLIES", "\\Rightarrow": "IMPLIES",
    "\\Longrightarrow": "IMPLIES", "\\forall": "FORALL", "\\colon": "COLON", "\\lbrack": "LBRACKET",
    "\\rbrack": "RBRACKET", "\\{": "LPAR", "\\}": "RPAR", "\\prime": "PRIME", "\\div": "SLASH", "\\#": "NAME",
    "\\widehat": "NAME", "\\hat": "NAME",
}  # fmt: skip
CHARACTERS = {
    "(": "LPAR", ")": "RPAR", "[": "LBRACKET", "]": "RBRACKET", "{": "LBRACE", "}": "RBRACE", "|": "BAR",
    "+": "PLUS", "-": "MINUS", "*": "TIMES", "/": "SLASH", "^": "SUP", "_": "SUB", ",": "COMMA", ":": "COLON",
    "<": "RELATION", ">": "RELATION", "=": "RELATION", "!": "BANG",
}  # fmt: skip

_LETTERS = "αalpha βbeta γgamma δdelta εepsilon ϵepsilon ζzeta ηeta θtheta κkappa λlambda μmu νnu ξxi πpi ρrho "
_CAPITALS = "σsigma τtau φphi χchi ψpsi ωomega ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΦPhi ΨPsi ΩOmega"
UNICODE = {
    **{word[0]: f"\\{word[1:]}" for word in (_LETTERS + _CAPITALS).split()},
    "≤": "\\le", "≥": "\\ge", "≠": "\\ne", "·": "\\cdot", "×": "\\times", "⋅": "\\cdot", "−": "-", "′": "'",
}  # fmt: skip

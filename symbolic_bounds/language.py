"""The functions of the theory: fixed quantities that no formula of elementary functions defines.

What is known of them is said by axioms, never here.
"""

from __future__ import annotations

import sympy as sp
from sympy.core.function import UndefinedFunction


def _theory(name: str, latex: str) -> UndefinedFunction:
    function = sp.Function(name, real=True)
    LATEX[function] = latex
    return function


LATEX: dict[UndefinedFunction, str] = {}  # a format string over the LaTeX of the arguments

poisson = _theory("poisson", r"\int_{-1}^{1} e^{{{1} t}} (1-t^2)^{{{0}-1/2}} \, dt")
moment = _theory("moment", r"\int_{-1}^{1} t^{{2 ({0})}} (1-t^2)^{{{1}-1/2}} \, dt")
cap = _theory("cap", r"\sigma_{{{0}}}({1})")  # normalised measure of a cap of angle {1} on S^{0}
covering = _theory("covering", r"N_{{{1}}}(S^{{{0}}})")  # least number of caps of angle {1} that cover S^{0}
mesh = _theory("mesh", r"\operatorname{{mesh}}_{{{1}}}(S^{{{0}}})")
value = _theory("value", r"{0}({1})")  # the value of a function at a point
smooth = _theory("smooth", r"({0} * K_{{{1}}})({2})")  # the convolution of {0} with the kernel at {2}
angle = _theory("angle", r"d({0}, {1})")  # angular distance of two points
mean_angle = _theory("mean_angle", r"\mathbb{{E}}_{{{1}}}[\theta]")  # under the kernel on S^{0}
mean_cos = _theory("mean_cos", r"\mathbb{{E}}_{{{1}}}[\cos\theta]")

THEORY = frozenset(LATEX)

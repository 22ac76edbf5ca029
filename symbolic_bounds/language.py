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

poisson = _theory("poisson", r"\int_{{-1}}^{{1}} e^{{{1} t}} (1-t^2)^{{{0}-1/2}} \, dt")
moment = _theory("moment", r"\int_{{-1}}^{{1}} t^{{2 ({0})}} (1-t^2)^{{{1}-1/2}} \, dt")
harmonic = _theory("harmonic", r"\int_{{-1}}^{{1}} e^{{{2} t}} P_{{{0}}}(t) (1-t^2)^{{{1}-1/2}} \, dt")
multiplier = _theory("multiplier", r"\widehat{{K_{{{1}}}}}({0})")  # of the kernel on harmonics of degree {0} of S^{2}
zonal = _theory("zonal", r"\int_{{S^{{{1}}}}} {0}(\langle x, y \rangle) \, dw(y)")
slices = _theory("slices", r"\int_{{-1}}^{{1}} {0}(t) (1-t^2)^{{{1}-1/2}} \, dt")
cap = _theory("cap", r"\sigma_{{{0}}}({1})")  # normalised measure of a cap of angle {1} on S^{0}
covering = _theory("covering", r"N_{{{1}}}(S^{{{0}}})")  # least number of caps of angle {1} that cover S^{0}
packing = _theory("packing", r"P_{{{1}}}(S^{{{0}}})")  # largest number of points of S^{0} pairwise more than {1} apart
uncovered = _theory("uncovered", r"U_{{{3}}}(S^{{{0}}}, {1}, {2})")  # of points {1} apart, left by {3} greedy caps {2}
mesh = _theory("mesh", r"\operatorname{{mesh}}_{{{1}}}(S^{{{0}}})")
value = _theory("value", r"{0}({1})")  # the value of a function at a point
smooth = _theory("smooth", r"({0} * K_{{{1}}})({2})")  # the convolution of {0} with the kernel at {2}
angle = _theory("angle", r"d({0}, {1})")  # angular distance of two points
mirrored = _theory("mirrored", r"{0}(2 \langle {1}, {2} \rangle {1} - {2})")  # of {0} at the reflection of {2} in {1}
mean_angle = _theory("mean_angle", r"\mathbb{{E}}_{{{1}}}[\theta]")  # under the kernel on S^{0}
mean_cos = _theory("mean_cos", r"\mathbb{{E}}_{{{1}}}[\cos\theta]")

# The objects of a claim (points, continuous functions, finite partitions) all belong to one sphere, whichever it is.
dimension = _theory("dimension", r"\dim({0})")  # the m of the sphere S^m to which {0} belongs
best_error = _theory("best_error", r"E_{{{1}}}({0})")  # distance of {0} from the polynomials of degree at most {1}
ragozin_constant = _theory("ragozin_constant", r"C^{{\ast}}_{{{0}}}")  # the least one of Ragozin's bound on S^{0}
projection = _theory("projection", r"(\operatorname{{proj}}_{{{1}}} {0})({2})")  # on the harmonics of degree {1}
expansion = _theory("expansion", r"\sum_{{j \le {1}}} (\operatorname{{proj}}_j {0})({2})")
multiplied = _theory("multiplied", r"\sum_{{j \le {2}}} a_j({1}) (\operatorname{{proj}}_j {0})({3})")
# The supremum of the harmonics of the best polynomials of {0}, of every degree, where it is finite; otherwise 0.
harmonic_bound = _theory("harmonic_bound", r"C_H({0})")
latitude = _theory("latitude", r"\sigma_{{{0}}}'({1})")  # the derivative of the measure of a cap by its angle {1}
ball_covering = _theory("ball_covering", r"N(B^{{{0}}}, {1})")  # least number of balls of radius {1} that cover B^{0}
pair = _theory("pair", r"{0}({1}, {2})")  # the value of a function of two points
integral = _theory("integral", r"\int {0}(z, {1}) \, d\sigma(z)")
cells = _theory("cells", r"\#{0}")  # number of cells of a partition, which are V_0, V_1, ..., with centres b_0, ...
cell_angle = _theory("cell_angle", r"\operatorname{{rad}} V_{{{1}}}({0})")  # largest distance from b_{1} within V_{1}
cell_measure = _theory("cell_measure", r"\sigma(V_{{{1}}}({0}))")
cell_integral = _theory("cell_integral", r"\int_{{V_{{{1}}}({0})}} {2}(z, {3}) \, d\sigma(z)")
union_measure = _theory("union_measure", r"\sigma(\bigcup_{{j < {1}}} V_j({0}))")  # of the first {1} cells
union_integral = _theory("union_integral", r"\int_{{\bigcup_{{j < {1}}} V_j({0})}} {2}(z, {3}) \, d\sigma(z)")
centre_angle = _theory("centre_angle", r"d(b_{{{1}}}({0}), {2})")  # from the centre of cell {1} to the point {2}
centre_value = _theory("centre_value", r"{2}(b_{{{1}}}({0}))")  # the value of {2} at the centre of cell {1}
centre_pair = _theory("centre_pair", r"{2}(b_{{{1}}}({0}), {3})")

# Every partition comes with a rooted tree on its cells that has children before parents, hence the root at the end.
edge = _theory("edge", r"\operatorname{{edge}}_{{{0}}}({1}, {2})")  # 1 if {2} is the parent of {1}, otherwise 0
subtree = _theory("subtree", r"\sigma(T_{{{1}}}({0}))")  # of the cells of {1} and of all its descendants
subtrees = _theory("subtrees", r"\sigma(\bigcup_{{c < {2}}} T_{{c,{1}}}({0}))")  # of the children below {2} of {1}
handed = _theory("handed", r"\rho_{{{1}}}({0}, {2}, {3})")  # what the children below {3} of {2} leave of pieces 1/{1}
centre_gap = _theory("centre_gap", r"d(b_{{{1}}}({0}), b_{{{2}}}({0}))")  # angle of two centres

# Schmidt-Hieber's representation of functions on the cube [0,1]^d.
cube = _theory("cube", r"\dim_{{[0,1]}}({0})")  # the d of the cube to which the point {0} belongs
coordinate = _theory("coordinate", r"({0})_{{{1}}}")  # coordinate {1} = 0, ..., d-1 of the point {0} of a cube
inner = _theory("inner", r"\varphi_{{{0}}}({1})")  # the inner function for dimension {0}
outer = _theory("outer", r"g_{{{0},{1}}}({2})")  # the outer function of {0} in dimension {1}

THEORY = frozenset(LATEX)

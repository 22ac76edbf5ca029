"""The pieces that hostile inputs are made of."""

from __future__ import annotations

CANARY = "prefixbounds-canary"

CODE = (
    f"__import__('os').system('touch {CANARY}')",
    f"open('{CANARY}','w')",
    "().__class__.__bases__[0].__subclasses__()",
    "(lambda: exit())()",
    "x.__class__",
    "eval('1+1') <= 2",
    "exec('import os')",
    "S('1')",
    "sympify('x')",
    "Function('f')(x)",
    "f'{x}'",
    "%s%s%n",
    "{x.__class__}",
    "{0.__init__.__globals__}",
    "[x for x in (1,)]",
    "Symbol('x') <= 1",
    "x if True else y",
    "import os",
    "lambda x: x",
    "x; y",
    "`id`",
    "$(id)",
    "\\write18{id}",
    "\\input{/etc/passwd} \\le 1",
    "\\csname end\\endcsname",
    "\\catcode`\\%=12",
    "\\loop\\iftrue\\repeat",
    "<script>alert(1)</script>",
    "../../etc/passwd <= 1",
)
TOWERS = (
    "9**9**9**9**9 <= x",
    "x <= 10^10^10^10",
    "(2*x)**(10**9) <= 1",
    "((2*x)**1000)**1000 <= 1",
    "(2*sqrt(3))**999999 <= 1",
    "exp(exp(exp(exp(100)))) <= x",
    "exp(10**9*log(2)) <= x",
    "exp(log(7)*99999999) <= x",
    "factorial(10**9) <= x",
    "factorial(factorial(factorial(9))) <= x",
    "9!!!!! <= x",
    "gamma(10**8) <= x",
    "gamma(10**8 + 1/2) <= 1",
    "besseli(10**9, 1) <= x",
    "besseli(1/2, 10**12) > besseli(10**7, 10**7)",
    "floor(pi**(10**8)) <= x",
    "ceiling(exp(10**7)) <= x",
    "floor(exp(exp(30))) <= x",
    "Max(exp(exp(exp(9))), 2) <= x",
    "abs(exp(9)**9**9 - 1) <= 1",
    "betainc_regularized(10**9, 10**9, 0, 1/2) <= x",
    "sqrt(1 - exp(exp(100))) <= 1",
    "surface(10**12) <= x",
    "Phi(10**15) <= 1",
    "1e300**300 <= 1",
    "1e9999999 <= x",
    "2**-(10**12) <= x",
    "(1/3)**(10**10) <= x",
    "(-8)**(1/3) <= 1",
    "0**-1 <= 1",
    "1/0 <= 1",
    "log(0) <= 1",
    "x**(10**30)**(10**30) <= 1",
    "sin(10**10**5) <= 1",
    "cos(pi/10**80) <= 1",
    "log(9**9**9) <= 1",
    "(x+1)**99999999 <= 1",
    "(sqrt(2)+sqrt(3))**9999999 >= 0",
    "acos(2) <= 1",
    r"2^{2^{2^{2^{2^{2}}}}} \le x",
    r"e^{e^{e^{e^{e^{99}}}}} \le x",
    r"\sqrt[999999999999]{2} \le 1",
    r"\sqrt[0]{2} \le 1",
    r"I_{99999999}(99999999) \le 1",
    r"\Gamma(999999999) \le 1",
    r"\frac{1}{0} \le x",
)
WORDS = (
    *"()[]{}|+-*/^_,:<>=!.&%$#~'\"\\ \n0129xmkLe", "**", "<=", "=>", "for all", "and", "in", "besseli(", "sqrt(",
    "\\frac", "\\left(", "\\right)", "\\left.", "\\lambda", "\\le", "\\begin{equation}", "\\end{equation}", "\\[",
    "\\]", "$$", "\\newcommand", "\\def", "\\label{x}", "% prefixbounds: ", "\\sin", "\\forall", "\\text{and}",
    "\\mathbb{R}", "\0", "\u202e", "é", "λ", "≤", "１", "𝑥", "²", "\ud7ff", "\x1b[31m", "9" * 50,
)  # fmt: skip
LAUGHS = "\\newcommand{\\za}{x x x x x x x x x x}" + "".join(
    f"\\newcommand{{\\z{b}}}{{{f'{chr(92)}z{a} ' * 10}}}" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
RUNAWAYS = (
    "\\def\\a{\\a}",
    "\\def\\a{\\a\\a}",
    "\\def\\a{x\\b}\\def\\b{\\a y}",
    "\\newcommand{\\a}[1]{#1\\a{#1#1}}",
    "\\let\\a\\b\\let\\b\\a",
    "\\def\\a#1{#1#1}\\def\\x{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{y}}}}}}}}}}}}}",
    LAUGHS + "\\let\\a\\zj",
)
OPENINGS = (  # of what a reader of papers looks for the end of
    "\\begin{verbatim}", "\\iffalse", "\\iffalse ", "\\begin{comment}", "\\verb|", "\\verb", "\\[", "$", "$$ ", "{",
    "% \n", "\\begin{equation}", "\\newcommand{\\a}{", "\\input{a}", "\\label{a}", "\\fi", "\\else", "\\end{verbatim}",
    "\\]", "\\begin{verbatim}\\iffalse\n", "\\begin{verbatim}\\end{verbatim}", "\\iffalse\\fi",
    "% prefixbounds: amos.lower\n", "% prefixbounds: amos.lower\n\\[x\\]\n",
)  # fmt: skip
READERS = ("plain", "latex", "paper", "revision", "setting")
DEEP = (
    ("(", "x", ")", "plain"), ("-", "x", "", "plain"), ("sqrt(", "x", ")", "plain"), ("x**", "x", "", "plain"),
    ("|", "x", "|", "plain"), ("B(x, ", "x", ")", "plain"), ("B(", "x", ", x)", "plain"),
    ("ratio(", "x", ", x)", "plain"), ("a = ", "x", "", "plain"), ("for all t > 0: ", "x", "", "plain"),
    ("x => ", "x", "", "plain"),
    ("{", "x", "}", "latex"), ("\\frac{1}{", "x", "}", "latex"), ("\\sqrt{", "x", "}", "latex"),
    ("x^{", "x", "}", "latex"), ("x_{", "x", "}", "latex"), ("\\left(", "x", "\\right)", "latex"),
    ("1/(", "x", ")", "latex"), ("\\sin(", "x", ")", "latex"), ("I_{", "x", "}(x)", "latex"),
    ("x/x(", "x", ")", "latex"), ("\\begin{align}", "x", "\\end{align}", "paper"), ("$", "x", "$", "paper"),
    ("\\[", "x", "\\]", "paper"), ("[", "", "]", "revision"), ("x = [", "", "]", "revision"),
    ("\\sin ", "x", "", "latex"), ("x!", "", "", "latex"), ("x'", "", "", "latex"),
)  # fmt: skip
ATOMS = ("x", "nu", "pi", "e", "0", "1", "2", "1/2", "-3", "0.1", "7", "10**9", "1e30", "99999", "x/3")
SHAPES = (
    "({} + {})", "({} - {})", "({})*({})", "({})/({})", "({})**({})", "({})**2", "({})**({})", "sqrt({})", "exp({})",
    "log({})", "gamma({})", "factorial({})", "besseli({}, {})", "floor({})", "ceil({})", "abs({})", "max({}, {})",
    "sin({})", "cos({})", "acos({})", "B({}, {})", "ratio({}, {})", "surface({})", "({})!", "exp(log({})*({}))",
    "betainc_regularized({}, {}, 0, {})", "normaliser({}, {})", "Phi({})", "eigenvalue({}, {}, {})",
)  # fmt: skip
PIECES = (
    "x+", "9", "x*", "x^2 ", "a", "\\lambda ", "x<=", "(x)", "|x|", "\\frac12", "-", "2^x*", "'", "\\sqrt{2}+",
    "7^{1/3}+", "sqrt(123456789)*", "sin(x)+", "for all ", "x!", "\\,", "\n", "7**(1/3)+", "pi**(1/7)*", "(x+1)*",
    "abs(x-1)*", "max(x,1)+", "2*(x+1)-", "log(x)*",
)  # fmt: skip
FIELDS = (
    "x", "", "amos", "jackson.concentration.Lambda", "amos.lower.hypotheses.order", "eigen.lower.symbols.m",
    "amos.lower.__class__",
)  # fmt: skip

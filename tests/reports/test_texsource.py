"""Displays of a paper become statements of claims, or an error with its place."""

from pathlib import Path

import pytest

from reports.displays import blanked
from reports.notation import NotationError
from reports.revision import changes_of_paper, differs, read_revision
from reports.texsource import paper_of, read_paper
from symbolic_bounds.registry import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "audit"
TIE = "% prefixbounds: amos.lower\n"
BOUND = r"\frac{I_{\nu+1}(x)}{I_\nu(x)} \ge B(x, \nu+1)"


def changes(name):
    return changes_of_paper(read_paper(EXAMPLES / name), load(), name)


def test_example_paper_says_what_the_claims_say():
    found = changes("paper.tex")
    assert len(found) >= 12
    assert not [change.claim_id for change in found if differs(change)]


def test_example_revision_changes_four_statements():
    changed = [change for change in changes("revision.tex") if differs(change)]
    assert {change.claim_id for change in changed} == {
        "amos.lower", "cover.lower", "eigen.lower", "jackson.concentration",
    }  # fmt: skip
    assert {c.field for c in changed} == {"conclusion", "constants.Lambda"}


def test_example_toml_states_the_same_changes():
    listed = {(c.claim_id, c.field): c.new for c in read_revision(EXAMPLES / "revision.toml", load())}
    assert listed == {(c.claim_id, c.field): c.new for c in changes("revision.tex") if differs(c)}


@pytest.mark.parametrize(
    "display",
    [
        rf"\[ {BOUND} . \]",
        rf"$${BOUND},$$",
        rf"\begin{{equation}}\label{{a}} {BOUND} \tag{{1}} \end{{equation}}",
        rf"\begin{{align*}} {BOUND.replace('>=', '&>=')} \\[2pt] \end{{align*}}",
        rf"\begin{{equation}}\begin{{split}} {BOUND} \end{{split}}\end{{equation}}",
        f"text $x$ and \\(y\\) % \\[ a comment\n\\[ {BOUND} \\]",
        rf"\begin{{verbatim}}\[ x \]\end{{verbatim}} \verb|\[| \[ {BOUND} \]",
    ],
)
def test_displays(display):
    (change,) = changes_of_paper(paper_of(TIE + display), load())
    assert not differs(change)


def test_statement_knows_its_place_and_label():
    (statement,) = paper_of(f"text\n{TIE}\\begin{{equation}}\n  \\label{{eq:a}} x \\ge 1\n\\end{{equation}}")
    assert (statement.label, statement.line, statement.column) == ("eq:a", 4, 16)
    assert (statement.claim_id, statement.field) == ("amos.lower", "conclusion")


def test_label_ties_the_display_it_stands_in_or_the_next_one():
    text = r"""% prefixbounds-label: lem:a = amos.lower hypothesis order
% prefixbounds-label: eq:b = amos.lower
\begin{lemma}\label{lem:a} \[ \nu > 0 \] \end{lemma}
\begin{equation} x \ge 2 \label{eq:b} \end{equation}"""
    assert [(s.field, s.line) for s in paper_of(text)] == [("hypotheses.order", 3), ("conclusion", 4)]


def test_macros_hold_from_where_they_are_declared():
    text = r"\newcommand{\nothing}{} \newcommand{\r}[2][x]{\frac{I_{#2+1}(#1)}{I_{#2}(#1)}}"
    text += r" \let\sup\ge \def\n{\nu}" + "\n"
    (change,) = changes_of_paper(paper_of(text + TIE + r"\[ \nothing \r{\n} \sup B(x,\n+1) \]"), load())
    assert not differs(change)


ROWS = r"\begin{align} a_k(\lambda) &\ge 1 - \frac{k}{2\lambda} \\ ENDS \end{align}"


@pytest.mark.parametrize("row", [r"&\quad (k+m-1)", r"&\bigl(k+m-1\bigr)", r"a_k(\lambda) &\le 1"])
def test_control_rows_are_not_multiplied(row):
    with pytest.raises(NotationError, match="a row that begins with neither"):
        paper_of("% prefixbounds: eigen.quadratic\n" + ROWS.replace("ENDS", row))


@pytest.mark.parametrize("row", [r"&\quad\cdot (k+m-1)", r"&\times\bigl(k+m-1\bigr)"])
def test_a_product_goes_on_in_the_next_row(row):
    (change,) = changes_of_paper(paper_of("% prefixbounds: eigen.quadratic\n" + ROWS.replace("ENDS", row)), load())
    assert not differs(change)


@pytest.mark.parametrize("around", [(r"\begin{verbatim}", r"\end{verbatim}"), (r"\iffalse", r"\fi")])
def test_what_is_not_typeset_ties_nothing(around):
    assert len(paper_of(f"{around[0]}\n{TIE}{around[1]}\n\\[ x \\ge 2 \\]")) == 0


@pytest.mark.parametrize("beginning", [r"\begin{verbatim}", r"\iffalse ", r"\begin{comment}"])
def test_beginnings_without_an_end_are_looked_for_once(beginning):
    text = beginning * 20_000
    assert blanked(text) == text  # a search from each to the end of the text would take minutes


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_mark_of_utf8_hides_no_tie(tmp_path, ending):
    path = tmp_path / "paper.tex"
    path.write_bytes(("\ufeff" + TIE + f"\\[ {BOUND} \\]").replace("\n", ending).encode())
    assert len(read_paper(path)) == 1


def test_input_is_noted():
    assert paper_of("\\input{other}\n" + TIE + "\\[x \\ge 1\\]").notes == (r"line 1, column 1: \input is not followed",)
    assert "no statement is tied" in paper_of("\\[ x \\]").notes[0]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (TIE + "no display", "line 1, column 15", "no displayed formula follows"),
        (TIE + r"\[ x \ge", "line 2, column 1", "never ends"),
        (TIE + r"\begin{equation} x", "line 2, column 1", "never ends"),
        (TIE + r"\begin{align} x \end{equation}", "line 2, column 17", "inside the formula"),
        (TIE + r"\[ x \ge \]", "line 2, column 8", "ends too early"),
        (TIE + r"\[ x \ge y_0 \]", "line 2, column 10", "unknown symbol 'y_0'"),
        (TIE + r"\[ x \ge \foo \]", "line 2, column 10", "unknown command"),
        (TIE + r"\[ x \ge 1, \quad x < 2 \]", "line 2, column 11", "unexpected ','"),
        (TIE + "\\[ \\]", "line 2, column 1", "empty"),
        ("% prefixbounds: amos.lowest\n\\[ x \\ge 1 \\]", "line 2, column 4", "unknown claim"),
        ("% prefixbounds: amos.lower lemma\n\\[ x \\]", "line 1, column 15", "expected ': CLAIM"),
        ("% prefixbounds amos.lower\n\\[ x \\]", "line 1, column 15", "expected a colon"),
        ("% prefixbounds-label: a = amos.lower\n\\[ x \\]", "line 1, column 21", "is not in the source"),
        (TIE + TIE + r"\[ x \ge 1 \]", "line 2, column 15", "stated twice"),
        (TIE + "% prefixbounds: amos.upper\n\\[ x \\ge 1 \\]", "line 2, column 15", "tied already"),
        (TIE + r"\[ x \ge 1 \label{a} \] \[ x \label{a} \]", "line 2, column 30", "declared twice"),
        (r"\newcommand{\be}{\begin{equation}} \be x \]", "line 1, column 18", "opens a display"),
        ("\\def\\a{\\a}\n" + TIE + r"\[ \a \]", "line 3, column 4", "does not end"),
        ("\\newcommand{\\a}{x}\\newcommand{\\a}{y}", "line 1, column 19", "declared twice"),
        (r"\]", "line 1, column 1", "never opened"),
    ],
)
def test_control_broken_source(text, place, message):
    with pytest.raises(NotationError) as caught:
        changes_of_paper(paper_of(text, "a.tex"), load(), "a.tex")
    assert place in str(caught.value)
    assert message in str(caught.value)


def test_control_file_that_is_not_text(tmp_path):
    (tmp_path / "a.tex").write_bytes(b"ab\n\xff")
    with pytest.raises(NotationError, match=r"line 2, column 1: a\.tex: this byte is not UTF-8"):
        read_paper(tmp_path / "a.tex")
    with pytest.raises(NotationError, match="cannot be read"):
        read_paper(tmp_path / "b.tex")

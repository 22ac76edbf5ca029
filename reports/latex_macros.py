r"""LaTeX macros: what an author may `\input` to mark each statement with its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document import Json

_HEAD = r"""% Written by `prefixbounds report`; do not edit.
%
% In the preamble, with or without this file:
%
%   \InputIfFileExists{prefixbounds.tex}{}{}
%   \providecommand{\pbmark}[1]{}     \providecommand{\pbverdict}[1]{}    \providecommand{\pbscope}[1]{}
%   \providecommand{\pbstatement}[1]{}\providecommand{\pbconclusion}[1]{}\providecommand{\pbconstant}[1]{}
%   \providecommand{\pblabel}[2]{}
%
% Then, by the id of a claim, or by a label of yours that names it:
%
%   \pbmark{amos.lower}          the mark of its verdict          \pbverdict{amos.lower}    the verdict in words
%   \pbstatement{amos.lower}     the whole statement, in math     \pbconclusion{amos.lower} its conclusion
%   \pbscope{amos.lower}         for what the verdict is said     \pbconstant{...}          a constant, enclosed
%   \pblabel{lem:amos}{amos.lower}   makes \pbmark{lem:amos} the same
%
% An unknown id gives nothing, and no error.
\makeatletter
\providecommand\pb@get[2]{\@ifundefined{pb@#1@#2}{\@ifundefined{pb@label@#2}{}%
  {\@ifundefined{pb@#1@\@nameuse{pb@label@#2}}{}{\@nameuse{pb@#1@\@nameuse{pb@label@#2}}}}}{\@nameuse{pb@#1@#2}}}
\providecommand\pb@set[3]{\@namedef{pb@#1@#2}{#3}}
\newcommand\pblabel[2]{\@namedef{pb@label@#1}{#2}}
\newcommand\pbverdict[1]{\pb@get{verdict}{#1}}
\newcommand\pbscope[1]{\pb@get{scope}{#1}}
\newcommand\pbstatement[1]{\pb@get{statement}{#1}}
\newcommand\pbconclusion[1]{\pb@get{conclusion}{#1}}
\newcommand\pbconstant[1]{\pb@get{constant}{#1}}
\newcommand\pbmark[1]{\@ifundefined{pb@mark@\pb@get{verdict}{#1}}{}{\ensuremath{\@nameuse{pb@mark@\pb@get{verdict}{#1}}}}}
\AtBeginDocument{\providecommand\implies{\Longrightarrow}\providecommand\text[1]{\mbox{#1}}%
  \providecommand\operatorname[1]{\mathrm{#1}}\providecommand\mathbb[1]{\mathbf{#1}}}
"""
_MARKS = {
    "proved": r"\surd",
    "computed": r"\approx",
    "cited": r"\S",
    "sampled": r"\sim",
    "open": r"\circ",
    "gap": r"\triangle",
    "refuted": r"\times",
}


def macros(document: Json) -> str:
    """The file."""
    return "\n".join((_HEAD + f"% Of {document['paper']}.", *_lines(document), "\\makeatother", ""))


def _lines(document: Json) -> Iterator[str]:
    for verdict, mark in _MARKS.items():
        yield _set("mark", verdict, mark)
    for claim in document["claims"]:
        yield f"% {claim['title']}"
        yield _set("verdict", claim["id"], claim["verdict"])
        yield _set("scope", claim["id"], _plain(claim["scope"]))
        yield _set("conclusion", claim["id"], claim["conclusion"]["latex"])
        yield _set("statement", claim["id"], claim["latex"])
    for constant in document.get("constants", ()):
        yield _set("constant", constant["name"], _plain(str(constant["enclosure"])))


def _set(kind: str, name: str, value: str) -> str:
    return rf"\pb@set{{{kind}}}{{{name}}}{{{value}}}"


def _plain(text: str) -> str:
    """Text in which no character has a meaning of its own."""
    special = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"} | {c: f"\\{c}" for c in "#$%&_{}"}
    return "".join(special.get(c, c) for c in text)

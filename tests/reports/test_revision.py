"""Revisions in TOML and on the command line become checked changes, or an error with its place."""

import pytest
import sympy as sp

from reports.revision import RevisionError, differs, parse_setting, parse_settings, revised, revision_of
from symbolic_bounds.definitions import bound_ratio, ratio
from symbolic_bounds.formula import expressions, free_symbols, ge, implies, opened, same
from symbolic_bounds.printing import text
from symbolic_bounds.rates import concentration, covering_constant
from symbolic_bounds.registry import load
from symbolic_bounds.symbols import Sort, eps, m, nu, x

CLAIMS = load()
SHARP = ge(ratio(nu, x), bound_ratio(x, nu + 2))


def table(**keys):
    return "[[change]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items())


@pytest.mark.parametrize(
    "source",
    [
        "amos.lower=ratio(nu, x) >= B(x, nu + 2)",
        "amos.lower.conclusion = r_nu(x) >= x/(nu + 2 + sqrt(x^2 + (nu + 2)**2))",
        r"amos.lower=\frac{I_{\nu+1}(x)}{I_\nu(x)} \ge B(x, \nu+2)",
    ],
)
def test_setting(source):
    change = parse_setting(source, CLAIMS)
    assert (change.claim_id, change.field, change.new) == ("amos.lower", "conclusion", SHARP)
    assert differs(change)
    assert revised(CLAIMS["amos.lower"], [change]).conclusion == SHARP


def test_longest_id_wins():
    change = parse_setting("amos.turan.equivalence=r >= q", CLAIMS)
    assert change.claim_id == "amos.turan.equivalence"


def test_bare_names():
    fields = {"order": "nu > 0", "nu": "positive", "hypotheses.new": "nu < 9"}
    found = [parse_setting(f"amos.lower.{name}={value}", CLAIMS).field for name, value in fields.items()]
    assert found == ["hypotheses.order", "symbols.nu", "hypotheses.new"]


def test_constant_is_replaced_where_it_stands():
    claim = CLAIMS["jackson.concentration"]
    change = parse_setting("jackson.concentration.Lambda=Lambda(epsilon)/2", CLAIMS)
    assert change.old == concentration(eps)
    new = revised(claim, [change]).hypotheses["concentration"]
    old = claim.hypotheses["concentration"]
    _, given, body = opened(old)
    (left, _) = expressions(body)
    assert same(new, implies(*given, ge(left, concentration(eps) / 2)))


def test_constant_that_contains_itself_is_replaced_once():
    change = parse_setting("cover.upper.Phi=Phi(m)/2", CLAIMS)
    _, new = expressions(revised(CLAIMS["cover.upper"], [change]).conclusion)
    _, old = expressions(CLAIMS["cover.upper"].conclusion)
    assert sp.cancel(new / old) == sp.Rational(1, 2)
    assert change.new == covering_constant(m) / 2


def test_hypothesis_can_be_dropped_and_added():
    changes = parse_settings(["eigen.quadratic.dimension=none", "eigen.quadratic.hypotheses.k=k <= 3"], CLAIMS)
    assert list(revised(CLAIMS["eigen.quadratic"], changes).hypotheses) == ["k"]


def test_formulas_are_read_with_changed_sorts():
    changes = parse_settings(["eigen.quadratic.m=natural", "eigen.quadratic=a_k(lambda) >= 0"], CLAIMS)
    claim = revised(CLAIMS["eigen.quadratic"], changes)
    (changed,) = [sym for sym in claim.symbols if sym.name == "m"]
    assert changes[0].new is Sort.NATURAL
    assert changed.is_nonnegative
    assert not changed.is_positive
    free = free_symbols(claim.conclusion) | free_symbols(claim.hypotheses["dimension"])
    assert changed in free
    assert m not in free


def test_unchanged_statements_do_not_differ():
    for claim_id in ("eigen.lower", "amos.upper", "cover.upper"):
        source = table(claim=f"'{claim_id}'", plain=f"'{text(CLAIMS[claim_id].conclusion)}'")
        assert not differs(revision_of(source, CLAIMS)[0])


def test_toml_keeps_reason_and_place():
    source = table(claim="'amos.lower'", field="'hypotheses.order'", drop="true", reason="'why'")
    (change,) = revision_of(f"# a note\n\n{source}", CLAIMS, "r.toml")
    assert (change.new, change.reason, change.location.line) == (None, "why", 3)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "expected tables"),
        ("a = 1", "unexpected key 'a'"),
        ("[[change]]\nclaim = ", "line 2, column 9: r.toml: not TOML"),
        ("x = " + "[" * 5000, "not TOML that can be read"),
        ("a = " + "9" * 9000, "not TOML that can be read"),
        (table(claim="'amos.lower'"), "one of plain, latex"),
        (table(claim="'amos.lower'", plain="'x > 1'", latex="'x > 1'"), "one of plain, latex"),
        (table(claim="1", plain="'x > 1'"), "claim must be a string"),
        (table(claim="'amos.lwer'", plain="'x > 1'"), "did you mean amos.lower"),
        (table(claim="'amos.lower'", plain="'x > 1'", why="1"), "unexpected key 'why'"),
        (table(claim="'amos.lower'", field="'proof'", plain="'x > 1'"), "unknown field 'proof'"),
        (table(claim="'amos.lower'", field="'conclusion.x'", plain="'x > 1'"), "unknown field"),
        (table(claim="'amos.lower'", field="'hypotheses.other'", drop="true"), "can be dropped; it has: order"),
        (table(claim="'amos.lower'", field="'constants.Lambda'", plain="'1'"), "has no 'Lambda'"),
        (table(claim="'amos.lower'", field="'symbols.x'", sort="'small'"), "unknown sort 'small'"),
        (table(claim="'amos.lower'", field="'symbols.x'", plain="'x > 1'"), "a symbol takes a sort"),
        (table(claim="'amos.lower'", sort="'real'"), "a symbol takes a sort"),
        (table(claim="'amos.lower'", plain="'x > 1'") * 2, "changed twice"),
        (table(claim="'amos.lower'", plain="'x >= m'"), "column 6: r.toml, change 1 (line 1), in its formula: unknown"),
        (table(claim="'amos.lower'", plain="'x + 1'"), "expected a relation"),
        (table(claim="'jackson.concentration'", field="'constants.Lambda'", plain="'1 < 2'"), "expected an expression"),
        (table(claim="'amos.lower'", plain="'x > 1'") * 201, "more than 200 changes"),
        ("#" * 100_000, "more than"),
    ],
)
def test_control_broken_revision(source, message):
    with pytest.raises(RevisionError) as caught:
        revision_of(source, CLAIMS, "r.toml")
    assert message in str(caught.value)


@pytest.mark.parametrize("source", ["", "=", "x", "amos.lower", "amos.lower=", "amos=1 < 2", "amos.lower.foo=1"])
def test_control_broken_setting(source):
    with pytest.raises(RevisionError, match="--set"):
        parse_setting(source, CLAIMS)


@pytest.mark.parametrize(
    ("setting", "moves"),
    [
        ("cover.upper=Phi(m)*(1 - cos(delta))^(-m - 1) > covering(m, delta)", False),
        ("cover.upper=Phi(m)*(1 - cos(delta))^(-m - 1) >= covering(m, delta)", True),
        ("cover.upper=Phi(m)*(1 - cos(delta))^(-m - 1) < covering(m, delta)", True),
        ("cover.upper.Phi=e*(m + 1)*(ln(m + 1) + ln(ln(m + 1)) + 5)", False),
        ("cover.upper.Phi=e*(m + 1)*(ln(m + 1) + ln(ln(m + 1)) + 4)", True),
        ("cover.upper.Phi=e*(m + 1)*(ln(m + 1) + ln(ln(m)) + 5)", True),
    ],
)
def test_other_forms_are_no_changes(setting, moves):
    assert differs(parse_setting(setting, load())) is moves


def test_a_form_with_very_many_terms_is_not_multiplied_out():
    sums = "*".join(f"(m + {n})" for n in range(1, 13))
    assert differs(parse_setting(f"cover.upper.Phi={sums}*(m + ln(m + 1))", load()))

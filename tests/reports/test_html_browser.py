"""The page in a real browser: opened from disk, searched, filtered, printed, in light and dark, without script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from symbolic_bounds.rungs import RUNGS
from tests.reports.browser import WIDTHS, build, chromium, sideways, watch

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
SMALL = ("seq.ka.lipschitz", "seq.elementwise.repaired", "seq.elementwise", "dot.closeness.euclidean", "cover.packing")
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def small_page(tmp_path_factory):
    chromium()
    return build(tmp_path_factory.mktemp("small"), *SMALL)


@pytest.fixture(scope="module")
def full_page(tmp_path_factory):
    chromium()
    return build(tmp_path_factory.mktemp("full"), "--no-numbers")


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium())
        yield running
        running.close()


@pytest.fixture
def open_page(browser, small_page):
    contexts = []

    def opened(width=1400, path=small_page, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.seen = watch(page)
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page):
    return page.eval_on_selector_all(".claim", "all => all.filter(c => c.checkVisibility()).map(c => c.id)")


def test_no_error_and_no_request(open_page):
    page = open_page()
    page.wait_for_timeout(500)
    assert page.seen == []


def test_search(open_page):
    page = open_page()
    everything = shown(page)
    page.fill("#search", "head.context_leak")
    assert "head-context-leak" in shown(page)
    assert len(shown(page)) < len(everything)
    assert page.inner_text("#shown").startswith(f"{len(shown(page))} of {len(everything)}")
    page.fill("#search", "xyzzy nowhere")
    assert shown(page) == []
    page.fill("#search", "")
    assert shown(page) == everything


def test_filter_by_verdict_with_the_keyboard(open_page):
    page = open_page()
    page.focus("input[name=verdict][value=refuted]")
    page.keyboard.press("Space")
    assert set(shown(page)) == {"seq-ka-lipschitz", "dot-closeness-euclidean"}


def test_a_link_brings_out_what_the_filter_hides(open_page):
    page = open_page()
    page.check("input[value=refuted]", force=True)
    page.evaluate("location.hash = 'cover-packing'")
    page.wait_for_function("document.getElementById('cover-packing').checkVisibility()")
    assert page.input_value("#search") == ""


def test_every_anchor_resolves(open_page, full_page):
    for path in (None, full_page):
        page = open_page() if path is None else open_page(path=path)
        missing = page.eval_on_selector_all(
            "a[href^='#']",
            "all => all.map(a => a.getAttribute('href').slice(1)).filter(i => !document.getElementById(i))",
        )
        twice = page.evaluate(
            "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
            " return ids.filter((id, i) => ids.indexOf(id) !== i) }"
        )
        assert (missing, twice) == ([], [])
        assert page.locator("a[href]:not([href^='#'])").count() == 0


def test_the_graph_opens_a_claim(open_page):
    page = open_page()
    node = page.locator("#graph .graph a").first
    target = node.get_attribute("href")
    node.focus()
    assert page.locator("#graph .graph.tracing path.on").count() > 0
    node.click()
    assert page.evaluate("location.hash") == target
    assert page.locator(target).is_visible()
    page.wait_for_function(f"Math.abs(document.querySelector('{target}').getBoundingClientRect().top) < 200")


def test_a_claim_has_its_own_graph(open_page):
    page = open_page()
    page.locator("#seq-elementwise summary").click()
    assert page.locator("#seq-elementwise .graph a.focus").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(open_page, full_page, width):
    for page in (open_page(width), open_page(width, path=full_page)):
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        page.wait_for_timeout(300)
        assert sideways(page) <= 0


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_dark_mode(open_page):
    light, dark = open_page(color_scheme="light"), open_page(color_scheme="dark")
    assert background(light) != background(dark)
    light.click("#theme")
    assert background(light) == background(dark)
    light.reload()
    assert background(light) == background(dark), "the choice was forgotten"
    dark.click("#theme")
    assert background(dark) == "rgb(253, 252, 249)"


def test_print(open_page):
    page = open_page(color_scheme="dark")
    page.click("#theme")
    page.click("#theme")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).color") == "rgb(29, 31, 35)"
    for hidden in (".contents", "#filter", "#theme"):
        assert not page.locator(hidden).is_visible()
    assert len(page.pdf()) > 50_000
    assert page.seen == []


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1400, "dark")])
def test_accessible(open_page, width, scheme):
    page = open_page(width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.wait_for_timeout(400)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in SERIOUS] == []


def test_without_script_everything_can_be_read(open_page):
    page = open_page(java_script_enabled=False)
    assert page.locator(".claim").first.is_visible()
    assert not page.locator("#filter").is_visible()
    assert page.locator("#findings .finding").count() == 3
    page.locator("#seq-elementwise summary").click()
    assert page.get_by_text("prefixbounds verify seq.elementwise", exact=True).is_visible()


def test_formulas_are_mathematics(open_page):
    page = open_page()
    assert page.locator("#seq-ka-lipschitz math").count() >= 2
    assert not re.search(r"\\[a-z]+", page.locator("#seq-ka-lipschitz .statement").inner_text())
    assert page.evaluate("document.fonts.check('16px \"Page Math\"')")


def test_a_finding_says_the_numbers_and_what_to_do(open_page):
    page = open_page()
    finding = page.locator(".finding", has_text="seq.elementwise").inner_text()
    assert "where it would say 2.718 ≤ 1" in finding
    assert "What to do" in finding


def test_the_ladder_the_constants_and_the_census_are_told(open_page):
    page = open_page()
    assert page.locator("#ladder tbody tr").count() >= len(RUNGS) + 2
    assert page.locator("#ladder .formula-only").count() > 0
    assert page.locator("#ladder .best").count() == 8
    assert page.locator("#constants tbody tr").count() >= 4
    assert "DISAGREES" not in page.locator("#constants").inner_text()
    assert page.locator("#census .outcomes b").first.inner_text().isdigit()
    page.locator("#census > details > summary", has_text="Every claim").click()
    assert page.locator("#census .mutants .bar").first.is_visible()


def test_numbers_are_told(open_page):
    page = open_page()
    assert page.locator("#numbers details").count() >= 2
    assert "EXCEEDS" not in page.locator("#numbers").inner_text()


def test_the_whole_page_is_small(full_page):
    assert full_page.stat().st_size < 3_000_000

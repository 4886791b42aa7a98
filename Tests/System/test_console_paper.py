"""The console where colours are not its own: on paper, and where the system forces colours on every page."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from console import addresses, assert_accessible, browser, open_page, page_kinds  # noqa: F401 — fixtures are found by their names

# What is left of A4 between margins of 12 mm, upright and across, in pixels of 1/96 inch.
SHEETS = [(702, 1031), (1031, 702)]
ONLY_ON_SCREENS = [
    ".rail", ".top", ".bottom-bar", ".filters", ".pager", ".downloads", ".step", ".menu-button", ".toggle", ".copy", "[data-deed]", ".status",
    "summary:not(.contacts summary)", "dialog", "[popover]",
]
CLASSES = ["paying", "managed", "trial", "comped", "free"]

# Of every text in the page: where it stands and how light it is, from 0 for black to 255 for white.
TEXTS = """() => [...document.querySelectorAll("main *")].flatMap((element) => {
  const holdsText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  if (!holdsText || !element.checkVisibility() || element.closest(".unseen")) return [];
  const style = getComputedStyle(element);
  const [red, green, blue] = (element instanceof SVGElement ? style.fill : style.color).match(/[\\d.]+/g).map(Number);
  return [{ text: element.textContent.trim().slice(0, 40), right: element.getBoundingClientRect().right,
    light: 0.299 * red + 0.587 * green + 0.114 * blue }];
})"""

# How a dot looks besides its colour.
SHAPE = """(dot) => {
  const { borderTopWidth, borderTopLeftRadius, clipPath } = getComputedStyle(dot);
  return [borderTopWidth, borderTopLeftRadius, clipPath].join(" ");
}"""
# Of every class in the totals, and of the class of the first account.
SHAPES = f"(dots) => dots.map({SHAPE})"


# How the first dozen of some links are outlined while they have the focus.
OUTLINES = """(links) => links.slice(0, 12).map((link) => {
  link.focus();
  const { outlineStyle, outlineWidth } = getComputedStyle(link);
  return outlineStyle === "none" ? outlineStyle : outlineWidth;
})"""


def on_paper(page, width, height):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": height})


def test_every_page_fits_the_sheet_in_dark_letters_on_white(open_page, demo, page_kinds):
    page = open_page(reduced_motion="reduce")
    for path in page_kinds:
        page.goto(demo.ready["gateway"] + path)
        for scheme, (width, height) in itertools.product(["light", "dark"], SHEETS):
            page.emulate_media(media="print", color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", path
            texts = page.evaluate(TEXTS)
            assert len(texts) > 10, path
            assert [t for t in texts if t["light"] > 140] == [], path
            assert [t for t in texts if t["right"] > width + 1] == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            shown = page.locator(", ".join(ONLY_ON_SCREENS)).filter(visible=True)
            assert shown.evaluate_all("elements => elements.map(element => element.outerHTML)") == [], path


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_list_on_paper_says_what_it_is_and_what_it_leaves_out(open_page, demo, sheet):
    page = open_page("/accounts?class=free&active=true")
    on_paper(page, *sheet)
    count = demo.get("/rollup", **{"class": "free"}, active="true", limit=1)["totals"]["accounts"]
    scope = page.locator("#accounts .on-paper")
    expect(scope).to_be_visible()
    expect(scope).to_have_text(f"Class: Free · Activity: Active · 1–{min(40, count)} of {count} accounts")
    expect(page.get_by_role("heading", level=1)).to_have_text("Usage & billing")
    expect(page.locator(".as-of")).to_be_visible()
    page.goto(demo.ready["gateway"] + "/accounts")
    count = demo.get("/rollup", limit=1)["totals"]["accounts"]
    expect(scope).to_have_text(f"1–40 of {count} accounts (the others are not printed)")
    page.goto(demo.ready["gateway"] + "/at-risk")
    expect(page.locator("#risks > .on-paper")).to_have_text(re.compile("^1–[0-9]+ of [0-9]+ workspaces"))
    page.emulate_media(media="screen")
    expect(page.locator("#risks > .on-paper")).to_be_hidden()


@pytest.mark.parametrize("sheet", SHEETS)
def test_lists_on_paper_are_tables_whose_head_is_on_each_sheet(open_page, demo, sheet):
    page = open_page()
    on_paper(page, *sheet)
    for path in ["/accounts", "/at-risk"]:
        page.goto(demo.ready["gateway"] + path)
        table = page.locator(".table").first
        expect(table).to_have_css("table-layout", "fixed")
        expect(table).to_have_css("font-size", "12px")  # 9 pt
        expect(table.locator("thead")).to_have_css("display", "table-header-group")
        row = table.locator("tbody tr").first
        expect(row).to_have_css("display", "table-row")
        expect(row).to_have_css("break-inside", "avoid")
        heads = table.locator("thead th:not(.column-menu)")
        assert all(head.is_visible() for head in heads.all()) and heads.count() >= 7


def test_the_charts_figures_are_printed_with_them(open_page):
    page = open_page("/revenue")
    figures = page.locator(".chart-figure .figures").first
    expect(figures).to_be_hidden()
    on_paper(page, *SHEETS[0])
    expect(figures).to_be_visible()
    expect(page.locator(".legend .dot").first).to_have_css("print-color-adjust", "exact")
    expect(page.locator(".chart-wide .series-paying").first).to_have_css("print-color-adjust", "exact")


@pytest.mark.parametrize("how", [{"media": "print"}, {"forced_colors": "active"}])
def test_classes_and_movements_differ_in_their_shapes_too(open_page, demo, how):
    page = open_page()
    dots = page.locator("#totals .dot")
    assert len(set(dots.evaluate_all(SHAPES))) == 1, "round on screens"
    page.emulate_media(**how)
    assert len(set(dots.evaluate_all(SHAPES))) == len(CLASSES)
    page.goto(demo.ready["gateway"] + "/revenue")
    for legend in page.locator(".legend").all():
        shapes = legend.locator(".dot").evaluate_all(SHAPES)
        assert len(set(shapes)) == len(shapes) > 1


def test_forced_colours_leave_what_is_chosen_and_the_focus_visible(open_page, demo, page_kinds):
    page = open_page(forced_colors="active", reduced_motion="reduce")
    for path in page_kinds:
        page.goto(demo.ready["gateway"] + path)
        assert_accessible(page)
        for scheme in ["light", "dark"]:
            page.emulate_media(color_scheme=scheme)
            for chosen in page.locator(".rail [aria-current], .tabs [aria-current]").all():
                expect(chosen).to_have_css("border-top-width", "2px")
                expect(chosen).to_have_css("text-decoration-line", "underline")
            assert page.locator(".rail a:not([aria-current])").first.evaluate("other => getComputedStyle(other).borderTopWidth") == "0px"
            page.keyboard.press("Shift")  # as somebody would who goes from link to link by keys
            outlines = page.locator("main a[href]").filter(visible=True).evaluate_all(OUTLINES)
            assert set(outlines) <= {"2px"}, path


def test_forced_colours_leave_gauges_and_series_their_own(open_page, demo):
    page = open_page("/at-risk", forced_colors="active")
    gauge = page.locator(".gauge").first
    expect(gauge).to_have_css("border-top-width", "1px")
    fills = "(pieces) => new Set(pieces.map((piece) => getComputedStyle(piece).fill)).size"
    assert gauge.locator("rect").evaluate_all(fills) == 2
    page.goto(demo.ready["gateway"] + "/revenue")
    assert page.locator(".chart-wide").last.locator("[class^=series-]").evaluate_all(fills) >= 3

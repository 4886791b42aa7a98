"""What a hand, a finger or an enlarged page needs: targets of a size, nothing lost in a low or narrow window, no motion for who wants none."""

import pytest
from playwright.sync_api import expect

from console import (  # noqa: F401 — fixtures are found by their names
    addresses, browser, free_account, open_dialog, open_menu, open_page, page_kinds,
)

# What 200 % makes of 1280 × 800; a narrow phone; what 400 % makes of 1280 × 1024 (WCAG 1.4.10).
WINDOWS = [(640, 400), (320, 640), (320, 256)]
CONTROLS = """button, summary, select, input:not([type=hidden], [type=radio], [type=checkbox]), textarea, label:has([type=radio]), .toggle, .tabs a, .remove,
 .step[href], .pager a, .downloads a, .clear, .share, .months a, a.hit, .rail a, .bottom-bar a, .trail a"""

# WCAG 2.5.8: 24 × 24 pixels, or as far from others as if it had them. A link amid a sentence is as high as its line, the small columns of a
# card have the menu of months beside them, and the pieces of a chart its table, which lead to the same pages.
TOO_SMALL = """() => {
  const targets = [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")]
    .filter((target) => target.checkVisibility({ checkVisibilityCSS: true }) && !target.closest(".month-columns, .piece"))
    .map((target) => ({ target, box: target.getBoundingClientRect() }))
    .filter(({ box }) => box.right > 0 && box.width > 1 && box.height > 1);
  const isSmall = ({ box }) => box.width < 24 || box.height < 24;
  const isAmidText = ({ target }) => getComputedStyle(target).display === "inline" && target.parentElement.closest("p, small, li, dd")
    && [...target.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  const middle = ({ box }) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  const gap = (one, other) => {
    const { x, y } = middle(one);
    if (isSmall(other)) return Math.hypot(x - middle(other).x, y - middle(other).y) - 12;
    return Math.hypot(Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom));
  };
  const isNear = (one, other) => one !== other && !one.target.contains(other.target) && !other.target.contains(one.target) && gap(one, other) < 12;
  return targets.filter((one) => isSmall(one) && !isAmidText(one) && targets.some((other) => isNear(one, other)))
    .map(({ target, box }) => `${target.outerHTML.slice(0, 120)} is ${box.width} × ${box.height}`);
}"""

TOO_LOW = """(controls) => controls.filter((control) => control.checkVisibility({ checkVisibilityCSS: true }))
  .map((control) => ({ control, box: control.getBoundingClientRect() }))
  .filter(({ control, box }) => box.width > 1 && box.right > 0 && !control.closest("thead") && Math.round(box.height) < 44)
  .map(({ control, box }) => `${control.outerHTML.slice(0, 120)} is ${box.height} high`)"""

# How many pixels of the window's height are covered by what stays while the page is scrolled.
COVERED = """() => {
  scrollTo(0, document.documentElement.scrollHeight / 2);
  const covered = new Set();
  for (const element of document.querySelectorAll("body *")) {
    if (!["sticky", "fixed"].includes(getComputedStyle(element).position) || !element.checkVisibility() || element.closest(".menu, dialog")) continue;
    const { top, bottom, height, width } = element.getBoundingClientRect();
    if (height < 2 || width < 2) continue;
    for (let y = Math.max(0, Math.round(top)); y < Math.min(innerHeight, Math.round(bottom)); y++) covered.add(y);
  }
  return covered.size;
}"""

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationDuration } = getComputedStyle(element);
  const seconds = `${transitionDuration}, ${animationDuration}`.split(", ").map((duration) => parseFloat(duration) * (duration.endsWith("ms") ? 0.001 : 1));
  return seconds.some((duration) => duration > 0.001);
}).length"""


def test_a_mouse_finds_targets_of_a_size(browser, open_page, demo, page_kinds):
    page = open_page(width=1280)
    for path in page_kinds:
        page.goto(demo.ready["gateway"] + path)
        assert page.evaluate(TOO_SMALL) == [], path
    page = browser.new_page()
    page.set_content("<p><a href=/>a</a></p><button style='padding: 0; font-size: 8px; border: 0'>b</button><a href=/ style='font-size: 8px'>c</a>")
    assert len(page.evaluate(TOO_SMALL)) == 2
    page.close()


def test_a_finger_finds_controls_of_a_height(open_page, demo, page_kinds):
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True)

    def too_low():
        return page.locator(CONTROLS).evaluate_all(TOO_LOW)

    for path in page_kinds:
        page.goto(demo.ready["gateway"] + path)
        assert page.locator(CONTROLS).count() > 5
        assert too_low() == [], path
    account = free_account(demo)
    page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}&class=free")
    page.locator(".more-totals summary").click()
    assert too_low() == []
    for opener in [".month-button", ".person-button", ".bottom-bar button"]:
        page.locator(opener).click()
        assert too_low() == [], opener
        page.keyboard.press("Escape")
    open_menu(page, page.locator(f"#account-{account['account_id']} .account-row"))
    assert too_low() == []
    page.keyboard.press("Escape")
    open_dialog(page, account, "Start reverse trial")
    assert too_low() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_a_low_or_narrow_window_keeps_its_height_for_the_page(open_page, demo, page_kinds, window):
    page = open_page(width=window[0], height=window[1], device_scale_factor=2)
    for path in page_kinds:
        page.goto(demo.ready["gateway"] + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= window[0], path
        assert page.evaluate(COVERED) <= window[1] / 3, path


@pytest.mark.parametrize("window", WINDOWS)
def test_what_opens_over_a_low_window_can_be_seen_whole(open_page, demo, window):
    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}", width=window[0], height=window[1], device_scale_factor=2)

    def is_within(box):
        return box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= window[0] and box["y"] + box["height"] <= window[1]

    def check(opened):
        expect(opened).to_be_visible()
        assert is_within(opened.bounding_box()), opened
        last = opened.locator("a, button:not([hidden])").last
        last.scroll_into_view_if_needed()
        assert is_within(last.bounding_box()), opened

    for opener, opened in [(".month-button", ".months"), (".person-button", ".person-menu"), (".bottom-bar button", ".rail")]:
        page.locator(opener).click()
        check(page.locator(opened))
        page.keyboard.press("Escape")
    check(open_menu(page, page.locator(f"#account-{account['account_id']} .account-row")))
    page.keyboard.press("Escape")
    check(open_dialog(page, account, "Start reverse trial"))


def test_an_enlarged_page_loses_nothing(open_page):
    page = open_page(width=640, height=400, device_scale_factor=2)
    for selector in [".as-of", ".classes .share", ".more-totals summary", ".downloads a", ".filters select", ".account-row .menu-button"]:
        expect(page.locator(selector).first).to_be_visible()


def test_nothing_moves_for_who_wants_no_motion(open_page, demo, page_kinds):
    assert open_page().evaluate(MOVING) > 0
    page = open_page(reduced_motion="reduce")
    for path in page_kinds:
        page.goto(demo.ready["gateway"] + path)
        assert page.evaluate(MOVING) == 0, path

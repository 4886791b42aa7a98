"""Every component of the console in every state, in headless Chromium: the style guide, and the bars where something is awaited."""

import pytest
from playwright.sync_api import expect

from console import assert_accessible, browser, hold, next_held, open_page  # noqa: F401 — fixtures are found by their names

LOOKS = {
    "light": {}, "dark": {"scheme": "dark"}, "forced colours": {"forced_colors": "active"},
    "forced dark colours": {"scheme": "dark", "forced_colors": "active"},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [320, 1280])
def test_every_component_is_accessible_and_fits(open_page, width, look):
    page = open_page("/styleguide", width, **LOOKS[look])
    assert page.locator(".specimen").count() > 15
    assert_accessible(page, "the page")
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.locator("#menu-specimen").click()
    expect(page.get_by_role("menu")).to_be_visible()
    assert_accessible(page, "the menu")
    page.keyboard.press("Escape")

    states = page.locator("[data-dialog]")
    for state in states.evaluate_all("buttons => buttons.map(button => button.dataset.dialog)"):
        page.locator(f"[data-dialog={state}]").click()
        dialog = page.locator("#action-dialog[open]")
        expect(dialog.locator(".skeleton" if state == "loading" else "form")).to_be_visible()
        assert_accessible(page, f"the dialog in the state {state}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)

    for button in page.locator("[data-message]").all():
        button.click()
    expect(page.locator("#status").get_by_role("button", name="Undo")).to_be_visible()
    assert_accessible(page, "messages")


def test_states_of_dialogs_are_told(open_page):
    page = open_page("/styleguide")
    told = {
        "effects": ["5 people are told by mail", "I know that Guardian can't come back"],
        "conflict": ["kim@dembrane.com changed this 3 minutes ago.", "New tier: now Innovator; yours Changemaker"],
        "fault": ["Reason has at most 500 characters.", "The back office could not be reached."],
        "refusal": ["Only colleagues who may set tiers can do this; ask kim@dembrane.com."],
    }
    for state, words in told.items():
        page.locator(f"[data-dialog={state}]").click()
        for text in words:
            expect(page.locator("#action-dialog")).to_contain_text(text)
        page.keyboard.press("Escape")


def test_a_dialog_that_takes_a_while_shows_bars_and_may_be_given_up(open_page):
    page = open_page()
    held = hold(page, "**/dialogs/**")
    page.keyboard.press("j")
    page.keyboard.press("d")
    first = next_held(page, held)
    dialog = page.locator("#action-dialog[open]")
    expect(dialog.locator(".skeleton")).to_be_visible()
    expect(dialog).to_have_accessible_name("Loading…")
    page.keyboard.press("Escape")
    with page.expect_response("**/dialogs/**"):
        first.continue_()
    page.wait_for_timeout(300)
    assert dialog.count() == 0, "what was given up doesn't open any more"

    page.keyboard.press("d")
    second = next_held(page, held)
    expect(dialog.locator(".skeleton")).to_be_visible()
    second.continue_()
    expect(dialog.get_by_role("heading", level=2)).to_have_text("Set discount")
    expect(dialog.locator("select, input").first).to_be_focused()


def test_a_search_that_takes_a_while_shows_bars(open_page):
    page = open_page("/at-risk")
    held = hold(page, "**/fragments/search**")
    page.locator("#find").focus()
    question = next_held(page, held)
    results = page.locator("#find-results")
    expect(results.locator(".skeleton")).to_be_visible()
    question.continue_()
    expect(results.get_by_role("link", name="Go to Revenue")).to_be_visible()
    assert results.locator(".skeleton").count() == 0
    page.keyboard.type("wa")
    question = next_held(page, held)
    page.wait_for_timeout(400)
    expect(results.get_by_role("link", name="Go to Revenue")).to_be_visible()
    question.continue_()
    expect(results.locator("[data-found-account]").first).to_be_visible()

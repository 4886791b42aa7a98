"""The page of revenue in headless Chromium: from an amount to the accounts that made it, and to one of them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from console import browser, euros, open_page  # noqa: F401 — fixtures are found by their names


@pytest.fixture(scope="module")
def moved(demo):
    """The past month, kind and amount with the most accounts."""
    months = demo.get("/mrr")["months"][1:-1]
    month, kind = max(((month, kind) for month in months for kind in month["movement_counts"]), key=lambda one: one[0]["movement_counts"][one[1]])
    assert month["movement_counts"][kind] > 1
    return month, kind


def title(kind):
    return kind.capitalize()


def test_an_amount_leads_to_its_accounts_and_on_to_one_of_them(open_page, demo, moved):
    month, kind = moved
    page = open_page("/revenue")
    table = page.get_by_role("region", name="Movements, table")
    column = [cell.inner_text() for cell in table.locator("thead th").all()].index(title(kind))
    row = table.locator("tbody tr").nth(len(demo.get("/mrr")["months"]) - 1 - [m["month"] for m in demo.get("/mrr")["months"]].index(month["month"]))
    cell = row.locator("th, td").nth(column).get_by_role("link")
    expect(cell).to_contain_text(euros(month[f"{kind}_cents"]))
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/revenue?month={month['month']}&kind={kind}#movements")
    heading = page.get_by_role("heading", level=2, name=re.compile(title(kind) + " ·"))
    expect(heading).to_contain_text(f"{month['movement_counts'][kind]} accounts")
    expect(heading).to_be_in_viewport()
    expect(cell).to_have_attribute("aria-current", "true")
    rows = demo.get(f"/mrr/{month['month']}/movements", kind=kind, limit=25)["movements"]
    shown = page.locator(".table-movements tbody tr")
    expect(shown).to_have_count(len(rows))
    for one, line in zip(rows, shown.all()):
        expect(line.locator(".column-amount")).to_contain_text(euros(one["amount_cents"]))
        assert line.locator(".column-change").inner_text() and line.locator(".column-events li").count() > 0
    shown.first.locator(".title").get_by_role("link").click()
    page.wait_for_url(f"**/accounts/{rows[0]['account_id']}?month={month['month']}")


def test_pieces_of_the_drawing_lead_to_the_same_accounts(open_page, demo, moved):
    month, kind = moved
    page = open_page("/revenue")
    piece = page.locator(f".chart-wide a.piece[href='/revenue?month={month['month']}&kind={kind}#movements']")
    expect(piece).to_have_attribute("aria-label", re.compile(title(kind)))
    piece.hover()
    expect(page.locator(".tip")).to_contain_text(title(kind))
    piece.click()
    expect(page.get_by_role("heading", level=2, name=re.compile(title(kind) + " ·"))).to_be_visible()
    page.get_by_role("link", name="Close").click()
    page.wait_for_url("**/revenue")
    expect(page.locator("#movements")).to_have_count(0)


def test_the_file_of_a_movement_has_its_accounts(open_page, demo, moved):
    month, kind = moved
    page = open_page(f"/revenue?month={month['month']}&kind={kind}")
    with page.expect_download() as download:
        page.locator("#movements").get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == f"movements-{month['month']}-{kind}.csv"
    lines = download.value.path().read_text().splitlines()
    assert len(lines) == 1 + month["movement_counts"][kind]


def test_months_are_chosen_and_the_trials_of_each_stand_below(open_page, demo):
    months = demo.get("/mrr")["months"]
    page = open_page("/revenue")
    trials = page.get_by_role("region", name="Trial conversion, table")
    expect(trials.locator("tbody tr")).to_have_count(13)
    ended = [cell.inner_text() for cell in trials.locator("tbody tr td:nth-child(2)").all()]
    assert [month["trials_ended"] for month in reversed(months)] == [0 if "none" in text or text.strip() == "–" else int(text.split()[0]) for text in ended]
    page.get_by_label("First month").select_option(months[-3]["month"])
    page.wait_for_url(f"**/revenue?from={months[-3]['month']}")
    expect(trials.locator("tbody tr")).to_have_count(3)
    expect(page.get_by_role("region", name="Movements, table").locator("tbody tr")).to_have_count(3)
    page.get_by_role("link", name="Clear").click()
    expect(trials.locator("tbody tr")).to_have_count(13)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 400, 1280])
def test_the_opened_page_is_accessible_and_fits(open_page, moved, width, scheme):
    month, kind = moved
    for opened in (f"&kind={kind}", ""):
        page = open_page(f"/revenue?month={month['month']}{opened}", width, scheme)
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_table_of_months_shows_its_closing_without_moving_it(open_page):
    """At 1280 pixels the last column once was out of sight, without a sign of it."""
    page = open_page("/revenue", 1280)
    region = page.get_by_role("region", name="Movements, table")
    assert region.evaluate("region => region.scrollWidth <= region.clientWidth")
    closing = region.get_by_role("columnheader", name="Closing")
    closing.scroll_into_view_if_needed()
    expect(closing).to_be_in_viewport(ratio=1.0)

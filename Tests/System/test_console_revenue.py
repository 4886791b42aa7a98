"""The page of revenue in headless Chromium: from an amount to the accounts that made it, and to one of them."""

import re

import pytest
from playwright.sync_api import expect

from console import assert_accessible_and_fitting, assert_fits, browser, euros, open_page  # noqa: F401 — fixtures are found by their names


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


@pytest.fixture(scope="module")
def moved_in(demo):
    """A month in which accounts came to those that pay."""
    return next(month for month in demo.get("/mrr", **{"class": "paying"})["months"][1:] if month["moved_in_cents"])


def test_classes_and_tiers_are_chosen_and_everything_follows(open_page, demo, moved_in):
    """From the choice of a class to the accounts that came to it, their file, and a tier of the month."""
    page = open_page("/revenue")
    page.get_by_label("Class", exact=True).select_option("paying")
    page.wait_for_url("**/revenue?class=paying")
    table = page.get_by_role("region", name="Movements, table")
    link = table.locator(f"a[href='/revenue?class=paying&month={moved_in['month']}&kind=moved_in#movements']")
    expect(link).to_contain_text(euros(moved_in["moved_in_cents"]))
    closing = table.locator("tbody tr").first.locator("td").last
    expect(closing).to_have_text(euros(demo.get("/mrr", **{"class": "paying"})["months"][-1]["closing_cents"]))
    link.click()
    rows = demo.get(f"/mrr/{moved_in['month']}/movements", kind="moved_in", **{"class": "paying"})["movements"]
    shown = page.locator(".table-movements tbody tr")
    expect(shown).to_have_count(len(rows))
    expect(shown.first.locator(".column-change")).to_contain_text("Managed → Paying")
    with page.expect_download() as download:
        page.locator("#movements").get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == f"movements-{moved_in['month']}-moved_in-filtered.csv"
    assert len(download.value.path().read_text().splitlines()) == 1 + len(rows)
    tiers = page.get_by_role("region", name="By tier, table")
    expect(tiers.locator("tbody tr")).to_have_count(len(moved_in["by_tier"]))
    tiers.get_by_role("link", name="Changemaker").click()
    page.wait_for_url(f"**/accounts?month={moved_in['month']}&tier=changemaker&class=paying")
    expect(page.locator("#totals")).to_have_attribute("data-count", str(moved_in["by_tier"]["changemaker"]["accounts"]))


def test_several_are_chosen_one_after_the_other_and_taken_away(open_page):
    page = open_page("/revenue?class=paying")
    page.get_by_label("Another class").select_option("managed")
    page.wait_for_url("**/revenue?class=paying&class=managed")
    page.get_by_label("Tier", exact=True).select_option("guardian")
    page.wait_for_url(re.compile(r"/revenue\?tier=guardian&class=paying&class=managed$"))
    expect(page.get_by_role("region", name="By tier, table").locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Remove the filter class Paying").click()
    page.wait_for_url("**/revenue?tier=guardian&class=managed")
    page.get_by_role("link", name="Clear").click()
    page.wait_for_url("**/revenue")
    expect(page.get_by_role("columnheader", name="Moved in")).to_have_count(0)


def test_what_is_given_away_stands_below_by_its_reason(open_page, demo):
    for path, filters in (("/revenue", {}), ("/revenue?tier=guardian", {"tier": "guardian"})):
        given = demo.get("/mrr", **filters)["months"][-1]["given_away"]["by_kind"]
        amounts = sorted((cents for cents in given.values() if cents), reverse=True)
        table = open_page(path).get_by_role("region", name="Given away, table")
        assert [cell.inner_text() for cell in table.locator("tbody td").all()] == [euros(cents) for cents in [*amounts, sum(amounts)]]


def test_the_opened_page_is_accessible_and_fits(open_page, demo, moved):
    month, kind = moved
    page = open_page()
    for opened in (f"&kind={kind}", "", "&class=paying&tier=guardian&tier=changemaker"):
        page.goto(f"{demo.ready['gateway']}/revenue?month={month['month']}{opened}")
        assert_accessible_and_fitting(page)
        assert_fits(page, [400])


def test_the_table_of_months_shows_its_closing_without_moving_it(open_page):
    """At 1280 pixels the last column once was out of sight, without a sign of it."""
    for query in ("", "?class=paying"):
        page = open_page(f"/revenue{query}", 1280)
        region = page.get_by_role("region", name="Movements, table")
        assert region.evaluate("region => region.scrollWidth <= region.clientWidth")
        closing = region.get_by_role("columnheader", name="Closing")
        closing.scroll_into_view_if_needed()
        expect(closing).to_be_in_viewport(ratio=1.0)

"""The pages about one account, workspace or person, in headless Chromium: their figures, links, months and live changes."""

import re

import pytest
from playwright.sync_api import expect

import clock
from console import (  # noqa: F401 — fixtures are found by their names
    PARTS, PATIENCE_MILLISECONDS, addresses, assert_accessible_and_fitting, assert_fits, browser, euros, free_account, open_menu,
    open_page, paying_account, plain_page, sign_in_by_link,
)


def test_pages_about_one_thing_are_accessible_and_fit(open_page, demo, addresses):
    page = open_page()
    for path in addresses:
        page.goto(demo.ready["gateway"] + path)
        assert_accessible_and_fitting(page)


def test_no_window_is_too_narrow_or_too_wide(open_page, demo, addresses):
    page = open_page()
    for path in addresses:
        page.goto(demo.ready["gateway"] + path)
        assert_fits(page, [360, 480, 701, 768, 900, 1024, 1157, 1280, 1920, 2560])


def test_names_lead_from_the_list_to_the_account_its_workspace_and_its_people(open_page, demo):
    account = paying_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}")
    page.locator(f"#account-{account['account_id']} .account-row .title").get_by_role("link").click()
    page.wait_for_url(f"**/accounts/{account['account_id']}")
    expect(page.get_by_role("heading", level=1)).to_have_text(account["label"])
    page.get_by_role("navigation", name="Parts of the account").get_by_role("link", name="Workspaces").click()
    workspace = page.locator("tbody [data-workspace]").first
    name = workspace.get_attribute("data-label")
    workspace.locator(".title").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    person = page.locator("tbody .title").get_by_role("link").first
    shown = person.inner_text()
    person.click()
    page.wait_for_url("**/people/*")
    expect(page.get_by_role("heading", level=1)).to_have_text(shown)
    page.locator("tbody").get_by_role("link", name=account["label"]).first.click()
    page.wait_for_url(f"**/accounts/{account['account_id']}")


def test_the_list_that_one_came_from_is_walked_on_the_pages_of_its_rows(open_page):
    page = open_page("/accounts?class=paying")
    names = page.locator("[data-row] .title").all_inner_texts()
    page.locator("[data-row] .title").nth(1).get_by_role("link").click()
    place = page.get_by_role("navigation", name="Place in the list")
    expect(place).to_have_text(f"‹ 2 of {len(names)} › in Usage & billing")
    place.get_by_role("link", name="The next one").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(names[2])
    page.get_by_role("navigation", name="Parts of the account").get_by_role("link", name="Billing").click()
    place.get_by_role("link", name="Usage & billing").click()
    page.wait_for_url("**/accounts?class=paying")


def test_the_figures_are_those_of_the_api(open_page, demo):
    account = paying_account(demo)
    page = open_page(f"/accounts/{account['account_id']}")
    card = page.locator(".figure-card", has_text="MRR").first
    expect(card.locator(".value")).to_have_text(euros(account["mrr_cents"]))
    sum_of = demo.get(f"/accounts/{account['account_id']}/revenue")
    assert sum(part["amount_cents"] for part in sum_of["parts"]) == account["mrr_cents"]
    for part in sum_of["parts"]:
        expect(card.locator(".sum")).to_contain_text(f"× {euros(sum_of['seat_price_cents'])}")
    people = demo.get(f"/accounts/{account['account_id']}/people")
    page.goto(page.url + "/people")
    expect(page.locator(".pager .range")).to_have_text(re.compile(rf" of {people['total']} people$"))


def test_a_column_of_a_month_leads_the_whole_page_there_and_back(open_page, demo):
    account = paying_account(demo)
    page = open_page(f"/accounts/{account['account_id']}")
    columns = page.locator(".figure-card", has_text="MRR").first.locator("a.column")
    assert columns.count() > 2
    columns.nth(columns.count() - 2).click()
    last = clock.last_month()
    page.wait_for_url(f"**/accounts/{account['account_id']}?month={last}")
    expect(page.get_by_role("note").first).to_contain_text("as it was. Actions are off.")
    figures = demo.get(f"/accounts/{account['account_id']}/months")["months"]
    then = next(month for month in figures if month["month"] == last)
    expect(page.locator(".figure-card .value").first).to_have_text(euros(then["mrr_cents"]))
    for part in ["Workspaces", "People", "Billing", "History"]:
        page.get_by_role("navigation", name="Parts of the account").get_by_role("link", name=part).click()
        page.wait_for_url(f"**?month={last}")
    assert page.locator("[data-deed]").count() == 0
    page.get_by_role("link", name="Back to now").click()
    page.wait_for_url(f"**/accounts/{account['account_id']}/history")


def test_what_is_done_on_the_page_and_elsewhere_is_seen_on_it(open_page, demo):
    account = free_account(demo)
    page = open_page(f"/accounts/{account['account_id']}")
    page.get_by_role("button", name="Start reverse trial").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Reason").fill("Met at a fair")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#detail-head .pill")).to_have_text("Trial")
    expect(page.locator(".alerts")).to_contain_text("The trial of")
    expect(page.locator("#status")).to_contain_text(account["label"])
    expect(page.locator(".timeline")).to_contain_text("Met at a fair")
    # By a colleague.
    demo.command("PUT", f"/accounts/{account['account_id']}/account-manager", {"email": "ilse@dembrane.com", "reason": "Takes over"})
    expect(page.locator("#detail-head .detail-facts")).to_contain_text("manager ilse@dembrane.com")
    expect(page.locator(".timeline")).to_contain_text("Takes over")
    page.get_by_role("navigation", name="Parts of the account").get_by_role("link", name="Billing").click()
    expect(page.locator(".timeline")).to_contain_text("Trial granted")


def test_the_menu_of_a_workspace_works_where_it_is_shown(open_page, demo):
    account = paying_account(demo)
    page = open_page(f"/accounts/{account['account_id']}/workspaces")
    row = page.locator("tbody [data-workspace]").first
    open_menu(page, row).get_by_role("menuitem", name="Set workspace discount").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Percent").fill("15")
    dialog.get_by_label("Reason").fill("Pilot project")
    dialog.locator("[type=submit]").click()
    expect(row.locator(".chip.discount")).to_have_text("−15\u00a0%")
    row.locator(".title").get_by_role("link").click()
    expect(page.locator(".facts")).to_contain_text("15\u00a0%")
    expect(page.locator(".timeline")).to_contain_text("Pilot project")


def test_ids_and_addresses_are_copied(browser, demo):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    sign_in_by_link(page, demo, demo.ready["sign_in"])
    account = paying_account(demo)
    page.goto(f"{demo.ready['gateway']}/accounts/{account['account_id']}")
    page.get_by_role("button", name="Copy the id", exact=True).click()
    expect(page.locator("#status")).to_contain_text(f"Copied {account['account_id']}.")
    assert page.evaluate("navigator.clipboard.readText()") == account["account_id"]
    context.close()


def test_an_account_that_there_is_not_is_told_so(plain_page, demo):
    plain_page.goto(f"{demo.ready['gateway']}/accounts/00000000-0000-4000-8000-000000000000")
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Not found")
    expect(plain_page.get_by_role("navigation", name="Areas")).to_be_visible()


def test_without_script_people_are_filtered_by_a_button(browser, demo):
    account = paying_account(demo)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    sign_in_by_link(page, demo, demo.ready["sign_in"])
    page.goto(f"{demo.ready['gateway']}/accounts/{account['account_id']}/people")
    page.get_by_label("Role", exact=True).select_option("owner")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**/people?role=owner")
    owners = demo.get(f"/accounts/{account['account_id']}/people", role="owner")["total"]
    expect(page.locator("tbody tr")).to_have_count(owners)
    assert page.locator(".copy").count() == 0 or not page.locator(".copy").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [1440, 700])
def test_the_parts_of_a_workspace_stand_below_one_another(open_page, demo, width):
    account = next(account for account in demo.all_accounts() if account["workspaces"])
    page = open_page(f"/workspaces/{account['workspaces'][0]['workspace_id']}", width)
    boxes = [part.bounding_box() for part in page.locator("#detail-content > *").all()]
    assert len(boxes) > 1
    assert len({round(box["x"]) for box in boxes}) == 1
    assert all(above["y"] + above["height"] <= below["y"] for above, below in zip(boxes, boxes[1:]))

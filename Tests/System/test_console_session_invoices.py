"""The invoice for a completed training session in the console: from the page of the session to the invoice and back, also without the script."""

import datetime

import pytest
from playwright.sync_api import expect

from clock import now
from console import assert_accessible, browser, euros, plain_page, without_script  # noqa: F401 — fixtures are found by their names


@pytest.fixture(scope="module")
def account(demo):
    """A managed account of a Dutch organisation that can be invoiced and has people."""
    for row in demo.get("/rollup", managed="true", scope="organisation")["accounts"]:
        path = f"/accounts/{row['account_id']}"
        billing = demo.get(f"{path}/billing-details")
        if demo.get(f"{path}/invoices")["outlook"] and not billing["obstacles"] and billing["billing_details"]["country"] == "NL":
            return row
    raise AssertionError("the demo has no such account")


def held_session(demo, account):
    """A session that was completed yesterday, which billing has heard of."""
    training = next(one for one in demo.get("/trainings")["trainings"] if one["mode"] == "online")
    planned = {"organisation_id": account["organisation_id"], "training_id": training["training_id"]}
    session = demo.command("POST", "/training-sessions", planned, expect=201)["session"]
    path = f"/training-sessions/{session['session_id']}"
    person = demo.get(f"{path}/candidates")["people"][0]
    demo.command("POST", f"{path}/roster", {"addresses": [person["email"]]})
    demo.command("POST", f"{path}/complete", {"completed_on": str(now().date() - datetime.timedelta(days=1))})
    demo.get_once(
        lambda page: session["session_id"] in [one["training_session_id"] for one in page["outlook"]["sessions_to_invoice"]],
        f"/accounts/{account['account_id']}/invoices")
    return path


def test_a_session_leads_to_its_invoice_without_the_script(browser, demo, account):
    path = held_session(demo, account)
    context = without_script(browser, demo)
    page = context.new_page()
    page.goto(demo.ready["gateway"] + path)
    page.get_by_role("link", name="Issue one for it").click()
    expect(page.get_by_label("A completed training, by itself")).to_be_checked()
    chosen = page.locator("#field-session")
    expect(chosen.locator("option:checked")).to_contain_text(euros(67_500))
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Purchase order").fill("PO-7")
    page.get_by_role("button", name="Next").click()
    lines = page.get_by_role("table", name="The draft")
    expect(lines).to_contain_text("Training Online")
    expect(lines).to_contain_text(euros(81_675))
    page.get_by_role("button", name="Issue invoice").click()
    number = page.locator("h1").inner_text()
    page.goto(demo.ready["gateway"] + path)
    page.get_by_role("link", name="On invoice").click()
    expect(page.locator("h1")).to_have_text(number)
    context.close()


@pytest.mark.parametrize("width", [1280, 500])
def test_the_next_invoice_begins_with_what_waits(plain_page, demo, account, width):
    held_session(demo, account)
    page = plain_page
    page.set_viewport_size({"width": width, "height": 900})
    waiting = demo.get(f"/accounts/{account['account_id']}/invoices")["outlook"]["sessions_to_invoice"]
    page.goto(demo.ready["gateway"] + f"/accounts/{account['account_id']}/invoices")
    expect(page.locator(".outlook")).to_contain_text("completed training")
    page.goto(demo.ready["gateway"] + f"/invoices/new?account={account['account_id']}")
    training = page.locator("#field-session")
    expect(training).to_have_value(waiting[0]["training_session_id"])
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    training.select_option("")
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Purchase order").fill("PO-7")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("table", name="The draft")).not_to_contain_text("Training")

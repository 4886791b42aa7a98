"""Renewals: what ends or is due stands in the list until it is renewed, noted and put aside on the way; their page in the console."""

import datetime

import pytest
from playwright.sync_api import expect

from clock import now
from console import assert_accessible_and_fitting, browser, euros, open_menu, open_page, plain_page  # noqa: F401 — fixtures are found by their names
from test_invoices import managed_customer

pytestmark = pytest.mark.any_broker


def renewal_of(stack, account, **query):
    """The account's row of the list; none where it doesn't stand in it."""
    rows = stack.get("/renewals", limit=500, **query)["renewals"]
    return next((row for row in rows if row["account_id"] == account), None)


def test_a_managed_customer_is_due_noted_put_aside_and_invoiced(stack):
    account, path = managed_customer(stack, "Waterschap Lindewater")
    due = stack.get_once(lambda page: any(row["account_id"] == account and row["label"] for row in page["renewals"]), "/renewals", limit=500)
    row = next(one for one in due["renewals"] if one["account_id"] == account)
    assert row["kind"] == "invoice_period" and row["label"] == "Waterschap Lindewater" and not row["overdue"]
    assert row["due_on"] == now().date().isoformat(), "never invoiced, so due from the day it became managed"
    assert row["next_amount_cents"] == stack.get(path)["outlook"]["net_cents"]
    assert row["contact"]["source"] == "owner" and row["contact"]["email"] == "persoon0@eikenwoud.example"

    invoice = stack.command("POST", path, {"po_reference": "PO-1", "billing_period": "monthly"})["invoice"]
    monthly = renewal_of(stack, account)
    assert monthly["due_on"] == invoice["period_end"] and monthly["renewal_id"] != row["renewal_id"]

    tomorrow = (now() + datetime.timedelta(days=1)).date().isoformat()
    noted = stack.command("POST", f"/renewals/{monthly['renewal_id']}/note", {"note": "Signs next week", "snooze_until": tomorrow})
    assert noted["renewal"]["note"] == "Signs next week" and noted["renewal"]["snoozed_until"] > tomorrow
    assert renewal_of(stack, account) is None
    assert renewal_of(stack, account, snoozed="true")["renewal_id"] == monthly["renewal_id"]
    stack.command("POST", f"/renewals/{row['renewal_id']}/note", {"note": "Of what is over"}, expect=404)
    [said] = [one for one in stack.get_once(lambda page: page["entries"], "/audit", account=account, action="renewal-noted")["entries"]]
    assert said["actor"] == "robin@dembrane.com"

    following = stack.command("POST", path, {"po_reference": "PO-2"})["invoice"]
    moved = renewal_of(stack, account, within="400d")
    assert moved["due_on"] == following["period_end"] and moved["note"] is None, "a note belongs to the day for which it was made"
    assert moved["contact"]["source"] == "owner"


def test_the_export_has_what_the_list_has(demo):
    rows = demo.get("/renewals", limit=500, within="90d")["renewals"]
    headers = {"Authorization": f"Bearer {demo.ready['tokens']['all_policies']}"}
    export = demo.ask("GET", "/api/v1/renewals.csv?within=90d", headers=headers).content.decode().strip().split("\r\n")
    assert [line.rsplit(",", 1)[1] for line in export[1:]] == [row["renewal_id"] for row in rows] and len(rows) > 10


def test_the_demo_has_overdue_ones_and_every_kind(demo):
    page = demo.get("/renewals", limit=500)
    rows = page["renewals"]
    assert {row["kind"] for row in rows} == {"invoice_period", "kept_tier", "canceled_subscription", "trial", "referral"}
    assert [row["due_on"] for row in rows] == sorted(row["due_on"] for row in rows)
    late = [row for row in rows if row["overdue"]]
    assert late and late == rows[: len(late)] and page["counts"]["overdue"] == len(late)
    assert page["counts"]["total"] == len(rows) and page["counts"]["snoozed"] >= 1
    assert page["counts"]["next_amount_cents"] == sum(row["next_amount_cents"] or 0 for row in rows)


def test_the_page_is_accessible_and_fits(open_page, demo):
    page = open_page()
    for path in ["/renewals", "/renewals?within=30d&kind=trial&manager=none", "/renewals?snoozed=true", "/renewals?within=0d&kind=kept_tier"]:
        page.goto(demo.ready["gateway"] + path)
        assert_accessible_and_fitting(page)


def test_a_renewal_is_noted_and_extended_from_its_row(open_page, demo):
    row = next(one for one in demo.get("/renewals", kind="trial")["renewals"] if one["tier"] == "changemaker")
    page = open_page("/renewals")
    page.get_by_label("Kind", exact=True).select_option("trial")
    page.wait_for_url("**/renewals?kind=trial")
    line = page.locator(f"[id='renewal-{row['renewal_id']}']")
    expect(line).to_contain_text(euros(row["next_amount_cents"]))
    open_menu(page, line).get_by_role("menuitem", name="Note and snooze").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Note").fill("Asked for a quote")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Noted")
    expect(line).to_contain_text("Asked for a quote")
    open_menu(page, line).get_by_role("menuitem", name="Move end date").click()
    last_day = datetime.date.fromisoformat(row["due_on"]) + datetime.timedelta(days=3)
    dialog.get_by_label("Last day").fill(last_day.strftime("%d-%m-%Y"))
    dialog.get_by_label("Reason").fill("Needs three more days")
    dialog.locator("[type=submit]").click()
    expect(line).to_have_count(0)
    expect(page.locator(f"tr[data-account='{row['account_id']}']")).to_contain_text(last_day.strftime("%d-%m-%Y"))


def test_the_next_invoice_is_issued_from_the_row(plain_page, demo):
    row = next(one for one in demo.get("/renewals", kind="invoice_period")["renewals"] if one["overdue"])
    page = plain_page
    page.goto(demo.ready["gateway"] + "/renewals?kind=invoice_period")
    badge = page.locator("#badge-w")
    count = demo.get("/renewals")["counts"]["overdue"]
    expect(badge).to_contain_text(f"{count} overdue")
    open_menu(page, page.locator(f"tr[data-account='{row['account_id']}']")).get_by_role("menuitem", name="Issue invoice").click()
    begins = datetime.date.fromisoformat(row["due_on"]) + datetime.timedelta(days=1)
    expect(page.get_by_label("First day")).to_have_value(begins.strftime("%d-%m-%Y"))
    page.get_by_role("button", name="Next: Details").click()
    page.get_by_label("Purchase order").fill("PO-9")
    page.get_by_role("button", name="Next: Check and issue").click()
    page.get_by_role("button", name="Issue invoice").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Invoice ")
    page.goto(demo.ready["gateway"] + "/renewals?kind=invoice_period")
    expect(page.locator(f"tr[data-account='{row['account_id']}']")).to_have_count(0)
    expect(badge).not_to_contain_text(f"{count} overdue")

"""Billing details: what the platform says, what staff set, and what is told of the difference."""

import uuid

import pytest
from playwright.sync_api import expect

from console import browser, plain_page  # noqa: F401 — fixtures are found by their names
from facts import Platform, account_of
from waiting import wait_until

pytestmark = pytest.mark.any_broker

DETAILS = {
    "legal_name": "Waterschap Eikenwoud", "address_line1": "Dijk 1", "postal_code": "4331 AB", "city": "Middelburg",
    "country": "Nederland", "buyer_kind": "public_body", "email": "facturen@eikenwoud.example", "reason": "Asked for by phone",
}


def tell(platform, organisation, **fields):
    data = {
        "organisation_id": organisation, "legal_name": "Eikenwoud", "address_line1": "Kade 2", "postal_code": "4331 AA",
        "city": "Vlissingen", "country": "NL", **fields,
    }
    platform.say("billing-details-changed", organisation, data)
    platform.flush()


@pytest.fixture
def customer(stack):
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation("Waterschap Eikenwoud")
    tell(platform, organisation)
    account = account_of(organisation)
    stack.wait_for_billing(account)
    path = f"/accounts/{account}/billing-details"
    wait_until(lambda: stack.get(path)["billing_details"], what="the billing details")
    return organisation, account, path


def test_staff_say_where_invoices_go_and_the_platform_does_not_undo_it(stack, customer):
    organisation, account, path = customer
    assert stack.get(path)["origin"] == "platform"
    answer = stack.command("PUT", path, DETAILS)
    assert answer["billing_details"]["country"] == "NL" and len(answer["event_ids"]) == 1
    assert stack.command("PUT", path, DETAILS)["event_ids"] == [], "said once more, it is nothing new"

    tell(Platform(stack.bootstrap), organisation, city="Goes", vat_id="NL000000000B00")
    page = wait_until(lambda: stack.get(path) if stack.get(path)["differences"] else None, what="the difference")
    assert page["billing_details"]["city"] == "Middelburg"
    assert {one["field"]: (one["ours"], one["platform"]) for one in page["differences"]}["city"] == ("Middelburg", "Goes")

    assert stack.command("PUT", path, {"accept_platform": True})["billing_details"]["city"] == "Goes"
    after = stack.get(path)
    assert after["differences"] == [] and after["billing_details"]["buyer_kind"] == "public_body"
    assert [one["field"] for one in after["obstacles"]] == ["vat_id"], "what the platform says is checked too"

    trail = stack.get_once(lambda page: len(page["entries"]) > 1, "/audit", account=account, action="billing-details-set")["entries"]
    assert [entry["reason"] for entry in trail] == [None, "Asked for by phone"]


def test_what_is_wrong_is_named_and_nothing_is_done(stack, customer):
    _, _, path = customer
    for change, field in [({"vat_id": "NL123456783B90"}, "vat_id"), ({"country": "Atlantis"}, "country"), ({"reason": ""}, "reason")]:
        refusal = stack.command("PUT", path, {**DETAILS, **change}, expect=422)
        assert refusal["field"] == field
    key = str(uuid.uuid4())
    stack.call("PUT", "/api/v1" + path, json=DETAILS, headers={"If-Match": '"7"', "Idempotency-Key": key}, expect=412)
    assert stack.get(path)["origin"] == "platform"


def test_the_details_are_set_on_the_page_of_the_account(plain_page, demo):
    account = demo.get("/rollup", managed="true", limit=1)["accounts"][0]
    page = plain_page
    page.goto(demo.ready["gateway"] + f"/accounts/{account['account_id']}/billing")
    page.get_by_role("button", name="Set billing details…").click()
    dialog = page.locator("dialog[open]")
    known = demo.get(f"/accounts/{account['account_id']}/billing-details")["billing_details"]
    expect(dialog.get_by_label("Legal name")).to_have_value(known["legal_name"])
    dialog.get_by_label("Country").fill("Nederland")
    dialog.get_by_label("VAT number").fill("NL123456783B90")
    dialog.get_by_label("Company number").fill("")
    dialog.get_by_label("Invoice e-mail").fill("geld@example.org")
    dialog.get_by_label("Reason").fill("Their new address")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator("#field-vat_id-error")).to_contain_text("its check digits don't fit")
    dialog.get_by_label("VAT number").fill("nl 123456782 b90")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Billing details set for")
    expect(page.locator("#details-title + dl")).to_contain_text("NL123456782B90")
    page.goto(demo.ready["gateway"] + f"/accounts/{account['account_id']}")
    expect(page.locator(".contact-list")).to_contain_text("Invoices go to geld@example.org")

"""Extra permissions, granted and taken by staff managers: what the API lets people do then, and how the console shows it."""

import re

import pytest
from playwright.sync_api import expect

from console import browser, free_account, open_menu, open_page  # noqa: F401
from waiting import wait_until

KIM, ROBIN, JO = "kim@dembrane.com", "robin@dembrane.com", "jo@dembrane.com"
SET_TIER = "staff:can_set_tier"


def policy_path(email, policy=SET_TIER):
    return f"/staff/{email}/policies/{policy}"


def change_tier(demo, account, **keywords):
    """Only looks at it: who may not is refused all the same."""
    return demo.command("POST", f"/accounts/{account['account_id']}/tier", {"tier": "innovator", "preview": True}, **keywords)


def row_of(demo, email):
    return next((row for row in demo.get("/staff", limit=500)["staff"] if row["email"] == email), None)


@pytest.fixture(autouse=True)
def nothing_granted(demo):
    yield
    for email in (KIM, JO):
        for policy in (SET_TIER, "staff:can_transfer"):
            demo.command("DELETE", policy_path(email, policy), {"reason": "After the test"})


@pytest.mark.parametrize("whose, email", [("no_policies", KIM), ("directus", JO)])
def test_a_grant_holds_at_the_next_request_and_no_longer_than_it_is_granted(demo, whose, email):
    account = free_account(demo)
    refusal = change_tier(demo, account, policies=whose, expect=403)
    assert SET_TIER in refusal["detail"] and "staff manager" in refusal["detail"]
    granted = demo.command("PUT", policy_path(email), {"reason": "Covers for Robin"})
    assert granted["member"]["policies"] == [{"policy": SET_TIER, "source": "granted", "until": None}]
    # The owner of accounts checks for itself, and knows it from the gateway alone.
    assert change_tier(demo, account, policies=whose)["preview"]
    assert demo.call("GET", "/api/v1/me", policies=whose).json()["policies"] == [SET_TIER]
    entry = demo.get("/audit", action="policy-granted", after=granted["event_ids"][0])["entries"][0]
    assert (entry["actor"], entry["reason"], entry["after"]["email"]) == (ROBIN, "Covers for Robin", email)
    demo.command("DELETE", policy_path(email), {"reason": "Robin is back"})
    change_tier(demo, account, policies=whose, expect=403)
    row = row_of(demo, email)
    assert row["policies"] == [] and row["last_seen_at"] and not row["unseen_90d"]


def test_only_managers_grant_and_never_to_themselves(demo):
    refusal = demo.command("PUT", policy_path(JO), {"reason": "Please"}, policies="no_policies", expect=403)
    assert ROBIN in refusal["detail"]
    refusal = demo.command("PUT", policy_path(ROBIN.upper()), {"reason": "Me too"}, expect=409)
    assert "themselves" in refusal["detail"]
    assert demo.command("PUT", policy_path(KIM, "staff:can_fly"), {"reason": "Why not"}, expect=404)["detail"].count("staff:can_") == 4
    assert demo.command("PUT", policy_path(KIM), {}, expect=422)["field"] == "reason"
    assert demo.command("PUT", policy_path(KIM), {"reason": "Late", "until": "2020-01-01"}, expect=422)["field"] == "until"


def test_what_the_token_carries_stays(demo):
    before = demo.get("/me")["policies"]
    assert len(before) == 3
    answer = demo.command("DELETE", policy_path(ROBIN), {"reason": "Nothing is granted"})
    assert answer["event_ids"] == []
    assert demo.get("/me")["policies"] == before
    assert {policy["source"] for policy in row_of(demo, ROBIN)["policies"]} == {"token"}
    assert row_of(demo, ROBIN)["manages_staff"]


def test_an_open_page_follows_what_is_granted(open_page, demo):  # noqa: F811
    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}", token=demo.ready["tokens"]["no_policies"])
    expect(page.locator("#live")).to_have_text("live")
    button = page.locator(".account-row .menu-button")
    expect(button).to_have_attribute("data-actions", re.compile("tier!set-tier"))
    demo.command("PUT", policy_path(KIM), {"reason": "Covers for Robin"})
    expect(button).not_to_have_attribute("data-actions", re.compile("set-tier"))
    expect(page.locator("#permissions")).to_contain_text("change tiers")
    expect(open_menu(page, page.locator(".account-row")).get_by_role("menuitem", name="Change tier")).to_be_enabled()
    page.keyboard.press("Escape")
    demo.command("DELETE", policy_path(KIM), {"reason": "Robin is back"})
    expect(button).to_have_attribute("data-actions", re.compile("tier!set-tier"))


def test_managers_grant_and_take_from_the_page_of_staff(open_page, demo):  # noqa: F811
    demo.call("GET", "/api/v1/me", policies="no_policies")
    wait_until(lambda: row_of(demo, KIM), what="Kim in the directory")
    page = open_page()
    page.locator(".rail").get_by_role("link", name="Staff").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Staff")
    row = page.locator(f"[data-row='{KIM}']")
    open_menu(page, row).get_by_role("menuitem", name="Grant: change tiers").click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("Now: no extra permission")
    dialog.get_by_label("Last day").fill("31-12-2026")
    dialog.get_by_label("Reason").fill("Covers for Robin")
    dialog.get_by_role("button", name="Grant", exact=True).click()
    expect(page.locator("#status")).to_contain_text(f"Permission to change tiers granted for {KIM}")
    expect(row).to_contain_text("change tiers granted until the end of 31-12-2026")
    menu = open_menu(page, row)
    menu.get_by_role("menuitem", name="Take back: change tiers").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Reason").fill("Robin is back")
    dialog.get_by_role("button", name="Take back", exact=True).click()
    expect(page.locator("#status")).to_contain_text("taken back")
    expect(row).not_to_contain_text("granted until")
    # A colleague's change shows by itself.
    demo.command("PUT", policy_path(KIM, "staff:can_transfer"), {"reason": "Moves a workspace"})
    expect(row).to_contain_text("hand workspaces over granted")


def test_others_see_the_page_of_staff_read_only(open_page, demo):  # noqa: F811
    page = open_page("/staff", token=demo.ready["tokens"]["no_policies"])
    expect(page.locator(".banner")).to_contain_text(f"Only staff managers grant and take permissions; ask {ROBIN}.")
    entry = open_menu(page, page.locator(f"[data-row='{ROBIN}']")).get_by_role("menuitem", name="Grant: change tiers")
    expect(entry).to_have_attribute("aria-disabled", "true")
    expect(entry.locator("small")).to_contain_text(f"ask {ROBIN}")

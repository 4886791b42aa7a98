"""Upgrade requests: from the platform's fact through the queue to the decision, and what follows from it for the account."""

import concurrent.futures
import datetime
import uuid

import pytest
from playwright.sync_api import expect

from clock import now
from console import browser, plain_page  # noqa: F401 — fixtures are found by their names
from facts import Platform, account_of, new_id, read_topic, rfc3339
from waiting import wait_until

pytestmark = pytest.mark.any_broker


class Customer:
    """An organisation with one workspace and somebody who asks."""

    def __init__(self, stack, name):
        self.stack = stack
        self.platform = Platform(stack.bootstrap)
        self.organisation = self.platform.organisation(name)
        self.workspace = self.platform.workspace(self.organisation, "Onderzoek")
        self.user = self.platform.user("Noor Vermeulen", f"noor.{self.organisation[:8]}@example.org")
        self.platform.membership(self.organisation, self.workspace, self.user, role="owner")
        self.account = account_of(self.organisation)
        self.platform.flush()
        stack.wait_for_billing(self.account)

    def ask(self, at=None, **fields):
        request = new_id()
        data = {
            "request_id": request, "kind": "tier_upgrade", "organisation_id": self.organisation, "requested_by": self.user,
            "proposed_tier": "changemaker", "proposed_billing_period": "annual", **fields,
        }
        self.platform.say("upgrade-requested", self.organisation, data, at=at)
        self.platform.flush()
        self.stack.get_once(lambda page: request in ids(page, joined=True), "/upgrade-requests", organisation=self.organisation)
        return request


def ids(page, joined=False):
    rows = page["requests"]
    return [row["request_id"] for row in rows] + [one["request_id"] for row in rows for one in row["joined"] if joined]


@pytest.fixture
def customer(stack):
    return Customer(stack, f"Gemeente {uuid.uuid4().hex[:6]}")


def decide(stack, request, decision, body=None, **keywords):
    return stack.command("POST", f"/upgrade-requests/{request}/{decision}", body or {}, **keywords)


def test_an_approved_upgrade_is_the_tier_of_the_account_everywhere(stack, customer):
    request = customer.ask(workspace_id=customer.workspace, message="We need more hours.")
    row = stack.get(f"/upgrade-requests/{request}")["request"]
    assert row["requester"]["name"] == "Noor Vermeulen" and row["status"] == "pending" and not row["overdue"]
    assert ids(stack.get("/upgrade-requests", search="vermeulen more", organisation=customer.organisation)) == [request]

    shown = decide(stack, request, "approve", {"preview": True})["preview"]
    assert any("1 workspace" in effect["description"] for effect in shown["effects"])
    answer = decide(stack, request, "approve", {"preview_token": shown["token"], "staff_notes": "Agreed by phone"})
    assert answer["request"]["granted"]["tier"] == "changemaker" and answer["request"]["decided_by"]
    known = stack.get_once(
        lambda page: page["account"]["tier"] == "changemaker", f"/accounts/{customer.account}", after=answer["event_ids"][-1])
    assert known["account"]["class"] == "managed" and known["requests"][0]["request_id"] == request
    trail = stack.get_once(lambda page: len(page["entries"]) > 3, "/audit", account=customer.account)["entries"]
    assert {"upgrade-request-received", "upgrade-request-approved", "billing-mode-changed"} <= {entry["action"] for entry in trail}


def test_of_decisions_at_the_same_time_one_holds(stack, customer):
    request = customer.ask()

    def send(decision):
        headers = {"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}
        return stack.ask("POST", f"/api/v1/upgrade-requests/{request}/{decision}", json={"note": "No"}, headers=headers).status_code

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        statuses = list(pool.map(send, ["approve", "deny", "approve", "approve", "deny", "approve"]))
    assert sorted(statuses) == [200, 409, 409, 409, 409, 409]
    status = stack.get(f"/upgrade-requests/{request}")["request"]["status"]
    tier = stack.get(f"/accounts/{customer.account}")["billing"]["tier"]
    assert (status, tier) in [("approved", "changemaker"), ("denied", "free")]


def test_a_denial_needs_no_permission_and_changes_nothing_else(stack, customer):
    request = customer.ask()
    refusal = decide(stack, request, "approve", expect=403, policies="no_policies")
    assert "staff:can_set_tier" in refusal["detail"]
    assert decide(stack, request, "deny", {"note": " "}, expect=422)["field"] == "note"
    answer = decide(stack, request, "deny", {"note": "Not this year", "staff_notes": "Ask again"}, policies="no_policies")
    assert answer["request"]["note"] == "Not this year" and answer["request"]["staff_notes"] == "Ask again"
    assert stack.get(f"/accounts/{customer.account}")["billing"]["tier"] == "free"
    assert stack.get("/upgrade-requests", organisation=customer.organisation)["counts"]["denied"] == 1


def test_refused_terms_change_nothing(stack, customer):
    request = customer.ask(proposed_tier="guardian")
    for body, status in [
        ({}, 409), ({"tier": "free"}, 422), ({"payment": "until"}, 422),
        ({"discount": {"kind": "scholarship", "percent": 200, "reason": "x"}}, 422),
    ]:
        decide(stack, request, "approve", body, expect=status)
    customer.platform.subscription(customer.organisation, "changemaker")
    customer.platform.flush()
    stack.get_once(lambda page: page["billing"]["tier"] == "changemaker", f"/accounts/{customer.account}")
    assert "live subscription" in decide(stack, request, "approve", {"confirm": ["coming_soon"]}, expect=409)["detail"]
    assert stack.get(f"/upgrade-requests/{request}")["request"]["status"] == "pending"


def test_further_requests_join_the_one_that_waits(stack, customer):
    first = customer.ask(message="First")
    second = customer.ask(message="Second", proposed_tier="guardian")
    row = stack.get(f"/upgrade-requests/{first}")["request"]
    assert [one["message"] for one in row["joined"]] == ["Second"]
    assert decide(stack, second, "deny", {"note": "No"}, expect=409)["type"].endswith("joined-request")
    decide(stack, first, "deny", {"note": "Later"})
    assert stack.get(f"/upgrade-requests/{second}")["request"]["status"] == "denied"


def test_a_client_workspace_opens_under_the_granted_terms(stack, customer):
    request = customer.ask(kind="new_workspace", proposed_name="Klantpanel", usage_context="external")
    answer = decide(stack, request, "approve", {"billing_period": "monthly"})
    assert answer["request"]["granted"]["differences"] == ["billing_period"]
    granted = [message for message in read_topic(stack.bootstrap, "dembrane.billing") if request.encode() in message.value()]
    kinds = {dict(message.headers())["ce_type"].decode().split(".")[-2] for message in granted}
    assert {"upgrade-request-received", "upgrade-request-approved", "workspace-granted"} <= kinds

    workspace = new_id()
    data = {
        "workspace_id": workspace, "organisation_id": customer.organisation, "name": "Klantpanel", "usage_context": "external",
        "created_at": rfc3339(now()), "request_id": request,
    }
    customer.platform.say("workspace-changed", customer.organisation, data, at=now())
    customer.platform.flush()
    account = account_of(workspace)
    stack.wait_for_billing(account)
    known = stack.get_once(lambda page: page["billing"]["tier"] == "changemaker", f"/accounts/{account}")
    assert known["billing"]["billing_period"] == "monthly" and known["billing"]["managed"]
    row = stack.get(f"/upgrade-requests/{request}")["request"]
    assert row["created_workspace"] == {"workspace_id": workspace, "name": "Klantpanel"} and not row["not_created"]
    assert stack.get(f"/accounts/{customer.account}")["billing"]["tier"] == "free"


def test_what_waits_for_days_is_overdue_and_a_bad_fact_is_put_aside(stack, customer):
    request = customer.ask(at=now() - datetime.timedelta(days=7))
    assert ids(stack.get("/upgrade-requests", overdue="true", organisation=customer.organisation)) == [request]
    bad = new_id()
    data = {
        "request_id": bad, "kind": "new_workspace", "organisation_id": customer.organisation, "requested_by": customer.user,
        "proposed_tier": "changemaker", "proposed_billing_period": "annual",
    }
    customer.platform.say("upgrade-requested", customer.organisation, data)
    customer.platform.flush()
    wait_until(
        lambda: [m for m in read_topic(stack.bootstrap, "dembrane.dead-letters") if bad.encode() in (m.value() or b"")],
        what="the request without a name among the dead letters")
    assert ids(stack.get("/upgrade-requests", organisation=customer.organisation)) == [request]


def test_the_queue_is_read_and_decided_in_the_console(plain_page, demo):
    page = plain_page
    page.goto(demo.ready["gateway"] + "/requests")
    waiting = demo.get("/upgrade-requests", status="pending")
    expect(page.locator("#badge-q")).to_contain_text(str(waiting["counts"]["pending"]))
    rows = page.locator("#requests tbody tr")
    expect(rows.first).to_contain_text("overdue")
    page.locator("#filter-status").select_option("denied")
    expect(page).to_have_url(demo.ready["gateway"] + "/requests?status=denied")
    expect(rows.first).to_contain_text("Denied")

    fresh = waiting["requests"][-1]
    page.goto(demo.ready["gateway"] + f"/requests/{fresh['request_id']}")
    page.get_by_role("button", name="Approve…").first.click()
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_label("Tier", exact=True)).to_have_value(fresh["proposed_tier"])
    expect(dialog.locator("[data-effects]")).to_contain_text("The organisation's account")
    dialog.locator("[data-cancel]").click()

    page.get_by_role("button", name="Deny…").first.click()
    dialog.get_by_label("Note to the requester").fill("Not this year")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Request denied for")
    expect(page.locator("#detail-head")).to_contain_text("Denied")
    expect(page.locator("#detail-content")).to_contain_text("Not this year")


def test_a_request_is_entered_on_the_page_of_an_account(plain_page, demo):
    account = next(one for one in demo.all_accounts(managed="true") if one["admins"] and one["workspaces"])
    page = plain_page
    page.goto(demo.ready["gateway"] + f"/accounts/{account['account_id']}")
    page.get_by_role("button", name="Actions for").first.click()
    page.get_by_role("menuitem", name="Enter a request…").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("What they ask for").select_option("new_workspace")
    dialog.get_by_label("Who asks").select_option(index=1)
    dialog.get_by_label("Tier", exact=True).select_option("guardian")
    dialog.get_by_label("Billed").select_option("annual")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator("#field-proposed_name-error")).to_contain_text("is needed")
    dialog.get_by_label("Name of the new workspace").fill("Bewonerspanel")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Request entered for")
    expect(page.locator("#requests-title + ul")).to_contain_text("Bewonerspanel")
    assert demo.get("/upgrade-requests", search="bewonerspanel")["requests"][0]["entered_by"]

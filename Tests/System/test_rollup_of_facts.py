"""Facts that another client produced appear in the rollup, exactly, and what staff then decide shows at once."""

import datetime

import pytest

from facts import Platform, account_of, new_id, now
from stack import wait_until

SEAT_CENTS = 75_00


@pytest.fixture(scope="module")
def customer(stack):
    """One organisation: two internal workspaces, one run for a client, three people, a yearly changemaker subscription."""
    platform = Platform(stack.bootstrap)
    last_year = now() - datetime.timedelta(days=200)
    organisation = platform.organisation("Waterlinie Onderzoek", created=last_year)
    inside = [platform.workspace(organisation, name, created=last_year) for name in ("Beleid", "Veldwerk")]
    outside = platform.workspace(organisation, "Gemeente Zuid", context="external", created=last_year)
    anna, bram, cato = (platform.user(name, f"{name.lower()}@waterlinie.example") for name in ("Anna", "Bram", "Cato"))
    platform.membership(organisation, inside[0], anna, "owner", joined=last_year)
    platform.membership(organisation, inside[1], anna, "admin", joined=last_year)
    platform.membership(organisation, inside[1], bram, "member", joined=last_year)
    platform.membership(organisation, inside[1], cato, "observer", joined=last_year)
    platform.membership(organisation, outside, bram, "owner", joined=last_year)
    platform.recording(organisation, inside[0], 1_800)
    gone = platform.recording(organisation, inside[0], 9_999)
    platform.recording(organisation, inside[0], 9_999, conversation=gone, deleted=True)
    platform.recording(organisation, inside[1], 600)
    earlier = now() - datetime.timedelta(days=45)
    platform.recording(organisation, inside[1], 700, at=earlier)
    platform.recording(organisation, outside, 3_000)
    platform.subscription(organisation, "changemaker")
    platform.flush()
    return {"organisation": organisation, "inside": inside, "outside": outside, "people": (anna, bram, cato), "earlier": earlier}


def row(stack, account, **query):
    return next((row for row in stack.all_accounts(**query) if row["account_id"] == account), None)


def settled(stack, customer):
    account = account_of(customer["organisation"])

    def complete():
        found = row(stack, account)
        return found if found and found["mrr_cents"] == 2 * SEAT_CENTS and found["recorded_seconds"] == 2_400 else None

    return wait_until(complete, what="the organisation's row with subscription and recordings")


def test_the_account_of_the_organisation(stack, customer):
    account = settled(stack, customer)
    assert account["organisation_name"] == "Waterlinie Onderzoek"
    assert (account["scope"], account["tier"], account["class"]) == ("organisation", "changemaker", "paying")
    assert (account["payment_mode"], account["billing_period"], account["managed"]) == ("mollie", "annual", False)
    assert (account["seats"], account["observers"]) == (2, 1)
    assert account["mrr_cents"] == 2 * SEAT_CENTS
    # A deleted recording is consumed all the same.
    assert (account["recorded_seconds"], account["deleted_seconds"], account["counted_seconds"]) == (2_400, 9_999, 12_399)
    assert {workspace["name"]: workspace["recorded_seconds"] for workspace in account["workspaces"]} == {"Beleid": 1_800, "Veldwerk": 600}
    assert account["admins"][0]["email"] == "anna@waterlinie.example"


def test_the_workspace_run_for_a_client_has_an_account_of_its_own(stack, customer):
    settled(stack, customer)
    account = wait_until(lambda: row(stack, account_of(customer["outside"])), what="the external workspace's account")
    assert (account["scope"], account["tier"], account["class"], account["seats"]) == ("workspace", "free", "free", 1)
    assert account["workspaces"][0]["cap_seconds"] == 3_600
    assert account["mrr_cents"] == 0


def test_an_old_recording_belongs_to_its_month(stack, customer):
    settled(stack, customer)
    past = row(stack, account_of(customer["organisation"]), month=customer["earlier"].strftime("%Y-%m"))
    assert past["recorded_seconds"] == 700


def test_totals_are_those_of_the_rows(stack, customer):
    settled(stack, customer)
    page = stack.get("/rollup", limit=500)
    accounts = page["accounts"]
    totals = page["totals"]
    assert totals["accounts"] == len(accounts)
    assert totals["recorded_seconds"] == sum(account["recorded_seconds"] for account in accounts)
    assert totals["seats"] == sum(account["seats"] for account in accounts)
    assert totals["mrr_banked_cents"] == sum(a["mrr_cents"] for a in accounts if a["class"] == "paying")
    assert totals["by_class"]["paying"]["accounts"] == sum(a["class"] == "paying" for a in accounts)


def test_a_workspace_near_its_cap_is_at_risk_and_a_reset_takes_it_off(stack, customer):
    settled(stack, customer)

    def risk():
        return next((r for r in stack.get("/at-risk")["rows"] if r["workspace_id"] == customer["outside"]), None)

    at_risk = wait_until(risk, what="the at-risk row")
    assert at_risk["reason"] == "approaching_cap"
    assert (at_risk["counted_seconds"], at_risk["cap_seconds"]) == (3_000, 3_600)
    answer = stack.command("POST", f"/workspaces/{customer['outside']}/usage-reset", {"reason": "Agreed with the client"})

    def is_gone(page):
        return customer["outside"] not in [r["workspace_id"] for r in page["rows"]]

    stack.get_once(is_gone, "/at-risk", after=answer["event_ids"][0])
    again = row(stack, account_of(customer["outside"]))
    assert (again["recorded_seconds"], again["counted_seconds"]) == (3_000, 0)


def test_a_trial_shows_in_the_rollup_at_once(stack, customer):
    account = account_of(customer["outside"])
    wait_until(lambda: row(stack, account), what="the external workspace's account")
    stack.wait_for_billing(account)
    answer = stack.command("POST", f"/accounts/{account}/trial", {"months": 2, "reason": "Pilot with the client"})

    def is_trial(page):
        return [(a["tier"], a["class"]) for a in page["accounts"]] == [("changemaker", "trial")]

    page = stack.get_once(is_trial, "/rollup", after=answer["event_ids"][-1], search=account)
    assert page["totals"]["trial_potential_cents"] == SEAT_CENTS


def test_a_live_subscription_refuses_a_tier_change(stack, customer):
    settled(stack, customer)
    account = account_of(customer["organisation"])
    problem = stack.command("POST", f"/accounts/{account}/tier", {"tier": "guardian", "reason": "Wants more"}, expect=409)
    assert problem["status"] == 409 and "subscription" in problem["detail"]


def test_a_policy_that_is_missing_is_named(stack, customer):
    account = account_of(customer["outside"])
    problem = stack.command(
        "POST", f"/accounts/{account}/tier", {"tier": "innovator", "reason": "x"}, policies="no_policies", expect=403
    )
    assert "staff:can_set_tier" in problem["detail"]
    managed = stack.command("POST", f"/accounts/{account}/managed", {"tier": "innovator"}, policies="no_policies", expect=403)
    assert "staff:can_set_tier" in managed["detail"]
    stack.call("GET", "/api/v1/rollup", policies="not_staff", expect=403)


def test_the_same_idempotency_key_answers_the_same(stack, customer):
    account = account_of(customer["organisation"])
    settled(stack, customer)
    key = {"Idempotency-Key": new_id()}
    body = {"kind": "scholarship", "percent": 20, "reason": "University"}
    first = stack.command("PUT", f"/accounts/{account}/discount", body, headers=key)
    assert stack.command("PUT", f"/accounts/{account}/discount", body, headers=key) == first
    stack.command("PUT", f"/accounts/{account}/discount", {**body, "percent": 30}, headers=key, expect=422)

    def costs(cents):
        return lambda page: [a["mrr_cents"] for a in page["accounts"]] == [cents]

    stack.get_once(costs(2 * SEAT_CENTS * 80 // 100), "/rollup", after=first["event_ids"][0], search=account)
    cleared = stack.command("DELETE", f"/accounts/{account}/discount", {"reason": "Ended"})
    page = stack.get_once(costs(2 * SEAT_CENTS), "/rollup", after=cleared["event_ids"][0], search=account)
    assert page["accounts"][0]["discount"] is None


def test_what_staff_did_is_in_the_audit_trail(stack, customer):
    account = account_of(customer["organisation"])
    answer = stack.command("PUT", f"/accounts/{account}/discount", {"kind": "staff_discount", "percent": 15, "reason": "For the audit trail"})
    event_id = answer["event_ids"][0]

    def has_it(page):
        return any(record["event_id"] == event_id for record in page["entries"])

    page = stack.get_once(has_it, "/audit", account=account, after=event_id)
    record = next(record for record in page["entries"] if record["event_id"] == event_id)
    assert record["actor"].endswith("@dembrane.com")
    assert (record["account_id"], record["reason"]) == (account, "For the audit trail")
    assert record["before"] is not None or record["after"] is not None

"""A referral from its agreement on: the client's price and revenue, what the partner earns, what is paid out, and the renewal."""

import datetime

import pytest

from clock import now
from facts import Platform
from test_invoices import managed_customer
from waiting import wait_until

pytestmark = pytest.mark.any_broker

LIST_YEAR = 3 * 150_00 * 12
LIST_MONTH = 3 * 150_00


def partner_of(stack):
    platform = Platform(stack.bootstrap)
    partner = platform.organisation("Bureau Wilgenhof")
    platform.flush()
    flag = {"is_partner": True, "agreement_confirmed": True, "reason": "Signed in May"}
    headers = {"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}
    path = f"/api/v1/organisations/{partner}/partner"
    wait_until(lambda: stack.ask("PUT", path, headers=headers, json=flag).status_code == 200, what="the partner's flag")
    return partner


def revenue_is(stack, account, cents, **query):
    return stack.get_once(lambda page: [row["mrr_cents"] for row in page["accounts"]] == [cents], "/rollup", search=account, **query)


def test_the_clients_price_falls_while_it_runs_and_the_partner_earns(stack):
    account, path = managed_customer(stack, "Gemeente Zilverdam")
    client = stack.get("/rollup", search=account)["accounts"][0]["organisation_id"]
    partner = partner_of(stack)
    revenue_is(stack, account, LIST_MONTH)

    expiry = (now() + datetime.timedelta(days=20)).date()
    terms = {
        "partner_organisation_id": partner, "client_organisation_id": client, "discount_percent": 20, "expires_at": expiry.isoformat(),
        "reason": "Brought by them",
    }
    referral = stack.command("POST", "/referrals", terms)["referral"]
    given = revenue_is(stack, account, LIST_MONTH * 80 // 100)["totals"]["given_away"]
    assert given["by_kind"]["referral"] == LIST_MONTH * 20 // 100
    stack.get_once(lambda page: page["outlook"]["net_cents"] == LIST_YEAR * 80 // 100, path)

    ends = stack.get_once(lambda page: page["renewals"], "/renewals", kind="referral")["renewals"]
    assert [(row["account_id"], row["due_on"]) for row in ends] == [(account, expiry.isoformat())]

    invoice = stack.command("POST", path, {"po_reference": "PO-1"})["invoice"]
    assert invoice["net_cents"] == LIST_YEAR * 80 // 100
    paid = {"source": "bank_transfer", "reference": "T-1", "received_on": now().date().isoformat(), "amount_cents": invoice["total_cents"]}
    stack.command("POST", f"/invoices/{invoice['invoice_id']}/paid", paid)
    earned = invoice["net_cents"] * 20 // 100
    place = f"/referrals/{referral['referral_id']}"
    stack.get_once(lambda page: page["referral"]["accrued_cents"] == earned, place)

    payout = {"amount_cents": earned, "paid_on": now().date().isoformat(), "reference": "Transfer 1"}
    stack.command("POST", f"{place}/payouts", payout)
    entry = stack.get(f"/partners/{partner}/statement")["entries"][-1]
    withdrawn = stack.command("POST", f"{place}/payouts/{entry['event_id']}/withdraw", {"reason": "Another partner was paid"})
    assert withdrawn["referral"]["balance_cents"] == earned
    statement = stack.get(f"/partners/{partner}/statement")
    assert [one["kind"] for one in statement["entries"]] == ["accrual", "payout", "payout_withdrawn"]
    assert statement["closing_cents"] == earned

    stack.command("POST", f"{place}/end", {"reason": "They parted"})
    revenue_is(stack, account, LIST_MONTH)
    stack.get_once(lambda page: not page["renewals"], "/renewals", kind="referral")
    assert stack.get(f"/invoices/{invoice['invoice_id']}")["invoice"]["net_cents"] == invoice["net_cents"], "what was issued stays"

"""A completed training session on an invoice of its organisation: once, at the price by its roster, and again after a credit note."""

import concurrent.futures
import datetime

import pytest

from clock import now
from test_invoices import managed_customer

pytestmark = pytest.mark.any_broker

MONEY = ["mrr_forecast_cents", "mrr_banked_cents", "list_mrr_cents", "given_away_cents"]


def held_session(stack, organisation, addresses):
    """A session of the online training, completed yesterday with these people."""
    training = next(one for one in stack.get("/trainings")["trainings"] if one["mode"] == "online")
    planned = {"organisation_id": organisation, "training_id": training["training_id"]}
    session = stack.command("POST", "/training-sessions", planned, expect=201)["session"]
    path = f"/training-sessions/{session['session_id']}"
    for address in addresses:
        stack.get_once(lambda page: page["people"], f"{path}/candidates", search=address)
    stack.command("POST", f"{path}/roster", {"addresses": addresses})
    day = now().date() - datetime.timedelta(days=1)
    return stack.command("POST", f"{path}/complete", {"completed_on": str(day)})["session"]


def await_price(stack, path, cents):
    """Waits until billing offers the only session at a price."""
    page = stack.get_once(
        lambda page: [one["price_cents"] for one in page["outlook"]["sessions_to_invoice"]] == [cents], path)
    return page["outlook"]["sessions_to_invoice"][0]


def test_a_session_is_invoiced_once_at_the_price_by_its_roster(stack):
    account, path = managed_customer(stack, "Waterschap Lindenhof", seats=6)
    organisation = stack.get(f"/accounts/{account}")["account"]["organisation_id"]
    *people, late = [f"persoon{number}@eikenwoud.example" for number in range(6)]
    session = held_session(stack, organisation, people)["session_id"]
    assert await_price(stack, path, 67_500)["training_session_id"] == session

    # A late attendee is one more than is included.
    stack.command("POST", f"/training-sessions/{session}/roster", {"addresses": [late]})
    offered = await_price(stack, path, 73_500)
    assert (offered["title"], offered["participants"]) == ("Online", 6)

    before = stack.get("/rollup", search=account)["totals"]
    next_amount = stack.get(path)["outlook"]["net_cents"]
    order = {"training_session_id": session, "po_reference": "PO-7"}
    issued = stack.command("POST", path, order)["invoice"]
    assert [line["training_session_id"] for line in issued["lines"]] == [None, session]
    assert issued["net_cents"] == next_amount + 73_500 and issued["lines"][1]["description"].startswith("Training Online, gehouden op ")
    assert stack.get(path)["outlook"]["sessions_to_invoice"] == []
    assert stack.get(path)["outlook"]["net_cents"] == next_amount

    refused = stack.command("POST", path, {**order, "lines": []}, expect=409)
    assert issued["number"] in refused["detail"] and refused["field"] == "training_session_id"

    paid = stack.command(
        "POST", f"/invoices/{issued['invoice_id']}/paid", {"source": "bank_transfer", "received_on": now().date().isoformat()})
    after = stack.get_once(
        lambda page: page["accounts"][0]["class"] == "paying", "/rollup", search=account, after=paid["event_ids"][-1])["totals"]
    assert after["mrr_forecast_cents"] == before["mrr_forecast_cents"] == after["mrr_banked_cents"]
    assert [after[name] for name in MONEY[2:]] == [before[name] for name in MONEY[2:]]

    # A credit note of its line frees it, for one of ten who ask at once.
    stack.command("POST", f"/invoices/{issued['invoice_id']}/credit", {"lines": ["2"], "reason": "Wrong price"})
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: stack.ask(
            "POST", "/api/v1" + path, json={**order, "lines": []},
            headers={"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}).status_code, range(10)))
    assert sorted(answers) == [200] + [409] * 9
    found = stack.get("/invoices", training_session_id=session)["invoices"]
    assert len(found) == 3 and sum(one["kind"] == "credit_note" for one in found) == 1
    alone = next(one for one in found if one["purpose"] == "one_off")
    assert alone["net_cents"] == 73_500 and stack.get(path)["outlook"]["net_cents"] == next_amount

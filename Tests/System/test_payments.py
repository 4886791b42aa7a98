"""Payments with everything running: a customer pays at the stand-in of Mollie, which tells the Gateway, and the invoice is paid, once, whatever
goes wrong on the way."""

import json
import os
import signal
import time

import pytest
import requests

from clock import now
from stack import Stack
from test_invoices import managed_customer
from waiting import wait_until

pytestmark = pytest.mark.any_broker


def control(stack, method, path, body=None):
    """Asks the stand-in for something that goes well, and answers with its body."""
    response = requests.request(method, stack.ready["mollie"]["controls"] + path, json=body or {}, timeout=120)
    assert response.status_code < 300, f"{method} {path}: {response.status_code} {response.text}"
    return response.json() if response.content else None


def webhook(stack, identifier):
    return requests.post(stack.ready["gateway"] + "/webhooks/mollie", data={"id": identifier}, timeout=120).status_code


def tell(stack, identifier, times=1):
    """Has the stand-in tell of a payment that nobody asked to be told of."""
    url = stack.ready["gateway"] + "/webhooks/mollie"
    return control(stack, "POST", "/webhooks", {"ids": [identifier], "url": url, "times": times})["deliveries"]


def open_link(stack, account, expect=201, **body):
    """A link that Mollie has made; a new one, or the one there is."""
    path = f"/accounts/{account}/payment-links"
    asked = stack.command("POST", path, body, expect=expect)["payment_link"]["payment_link_id"]

    def made():
        link = next(one for one in stack.get(path)["payment_links"] if one["payment_link_id"] == asked)
        return link if link["state"] != "creating" else None

    return wait_until(made, what=f"payment link {asked}")


def mollie_id(link):
    return link["url"].rsplit("/", 1)[-1]


def pay(stack, link, **body):
    return control(stack, "POST", f"/payment-links/{mollie_id(link)}/pay", body)["id"]


def payment(stack, identifier, holds=lambda row: True):
    """The payment once it is known and as expected."""

    def known():
        headers = {"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}
        answer = stack.ask("GET", f"/api/v1/payments/{identifier}", headers=headers)
        assert answer.status_code in (200, 404), answer.text
        row = answer.json()["payment"] if answer.status_code == 200 else None
        return row if row and holds(row) else None

    return wait_until(known, what=f"payment {identifier}")


def invoice_of(stack, invoice, status):
    return stack.get_once(lambda page: page["invoice"]["status"] == status, f"/invoices/{invoice}")["invoice"]


def wait_for_class(stack, account, wanted):
    stack.get_once(lambda page: page["accounts"][0]["class"] == wanted, "/rollup", search=account)


def metric(stack, name):
    """A figure of BillingService, summed over what fits."""
    lines = requests.get(stack.ready["services"]["billing"]["url"] + "/metrics", timeout=60).text.splitlines()
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))


def invoiced(stack, name):
    account, path = managed_customer(stack, name)
    return account, stack.command("POST", path, {"po_reference": "PO-7"})["invoice"]


def test_a_customer_pays_by_a_link_and_the_account_is_paying(stack):
    account, invoice = invoiced(stack, "Waterschap Betaalwater")
    wait_for_class(stack, account, "managed")
    link = open_link(stack, account)
    assert link["state"] == "open" and link["amount_cents"] == invoice["total_cents"] and link["invoice_id"] == invoice["invoice_id"]
    page = requests.get(link["url"], timeout=60)
    assert invoice["number"] in page.text

    begun = time.monotonic()
    assert "Paid, thank you" in requests.post(link["url"], data={"status": "paid"}, timeout=120).text
    wait_for_class(stack, account, "paying")
    print(f"from the payment, told by webhook, to the class paying: {time.monotonic() - begun:.3f} s")

    [row] = stack.get("/payments", account=account)["payments"]
    assert row["status"] == "paid" and row["kind"] == "invoice_link" and row["tasks"] == [] and row["test_mode"]
    assert row["organisation_name"] == "Waterschap Betaalwater" and row["invoice_number"] == invoice["number"]
    paid = invoice_of(stack, invoice["invoice_id"], "paid")
    assert paid["open_cents"] == 0 and len(paid["payments"]) == 1
    assert paid["paid"]["source"] == "mollie" and paid["paid"]["reference"] == row["payment_id"]
    assert paid["paid"]["received_on"] == row["paid_at"][:10]
    assert paid["payment_link"]["state"] == "paid"
    last = control(stack, "GET", "/webhooks")["deliveries"][-1]
    assert last["url"] == stack.ready["gateway"] + "/webhooks/mollie" and last["status"] == 200 and last["attempts"] == 1
    assert [one["payment_id"] for one in stack.get(f"/accounts/{account}")["payments"]] == [row["payment_id"]]


def test_what_a_person_marked_stands_and_a_second_payment_is_a_task(stack):
    account, invoice = invoiced(stack, "Waterschap Dubbelstroom")
    link = open_link(stack, account)
    transfer = {"source": "bank_transfer", "received_on": now().date().isoformat(), "reference": "Statement 9"}
    stack.command("POST", f"/invoices/{invoice['invoice_id']}/paid", transfer)
    wait_until(lambda: "This link is closed" in requests.get(link["url"], timeout=60).text, what="the link to be archived at Mollie")

    expired = payment(stack, pay(stack, link, status="expired"))
    assert expired["status"] == "expired" and expired["tasks"] == []
    assert invoice_of(stack, invoice["invoice_id"], "paid")["paid"]["source"] == "bank_transfer"
    second = payment(stack, pay(stack, link))
    assert second["tasks"] == ["paid_twice"] and second["invoice_id"] == invoice["invoice_id"]
    stands = invoice_of(stack, invoice["invoice_id"], "paid")
    assert stands["paid"]["source"] == "bank_transfer" and len(stands["payments"]) == 1 and stands["overpaid_cents"] == 0
    assert len(stack.get("/payments", account=account)["payments"]) == 2
    wait_for_class(stack, account, "paying")


def test_webhooks_that_come_too_early_are_answered_and_nothing_is_lost(stack):
    account, invoice = invoiced(stack, "Waterschap Vroegwater")
    control(stack, "POST", "/early-payments", {"count": 1})
    link = open_link(stack, account)
    told = control(stack, "GET", "/webhooks")["deliveries"][-1]
    assert told["status"] == 200, "the webhook was told while the link was being made"
    paid = invoice_of(stack, invoice["invoice_id"], "paid")
    assert len(paid["payments"]) == 1 and paid["paid"]["reference"] == told["id"]
    [row] = stack.get("/payments", account=account)["payments"]
    assert row["payment_id"] == told["id"] and row["tasks"] == [] and mollie_id(link) in link["url"]

    assert webhook(stack, "tr_nobodyKnows") == 200
    control(stack, "POST", "/payments", {"id": "tr_nobodyKnows", "status": "paid"})
    assert [one["status"] for one in tell(stack, "tr_nobodyKnows", times=3)] == [200, 200, 200]
    assert payment(stack, "tr_nobodyKnows")["tasks"] == ["unassigned"]
    wait_until(lambda: metric(stack, 'effects_waiting{kind="mollie-fetch"}') == 0, what="all to be fetched")
    assert len(stack.get("/payments", search="tr_nobodyKnows".lower())["payments"]) == 1


def test_a_service_killed_while_mollie_is_busy_fetches_after_its_start(stack):
    account, invoice = invoiced(stack, "Waterschap Drukstroom")
    link = open_link(stack, account)
    control(stack, "POST", "/faults", {"status": 429, "count": 100_000})
    try:
        identifier = pay(stack, link)
        deliveries = control(stack, "GET", "/webhooks")["deliveries"]
        assert deliveries[-1]["id"] == identifier and deliveries[-1]["status"] == 200
        stack.kill("billing")
    finally:
        control(stack, "DELETE", "/faults")
    assert invoice_of(stack, invoice["invoice_id"], "paid")["paid"]["reference"] == identifier
    assert control(stack, "GET", "/webhooks")["deliveries"] == deliveries, "nobody told again"
    assert payment(stack, identifier)["tasks"] == []


def test_money_that_goes_back_stands_on_the_payment_and_reopens_nothing(stack):
    account, invoice = invoiced(stack, "Waterschap Terugstroom")
    identifier = pay(stack, open_link(stack, account))
    invoice_of(stack, invoice["invoice_id"], "paid")
    control(stack, "POST", f"/payments/{identifier}/refund", {"amount": {"currency": "EUR", "value": "10.00"}})
    refunded = payment(stack, identifier, lambda row: row["refunded_cents"] == 1_000)
    assert refunded["tasks"] == ["refunded"] and refunded["status"] == "paid"
    control(stack, "POST", f"/payments/{identifier}/charge-back")
    back = payment(stack, identifier, lambda row: row["charged_back_cents"] == invoice["total_cents"] - 1_000)
    assert back["tasks"] == ["refunded", "charged_back"] and back["status"] == "paid"
    assert invoice_of(stack, invoice["invoice_id"], "paid")["open_cents"] == 0, "a person may have agreed to it"
    wait_for_class(stack, account, "paying")
    withdrawn = stack.command("POST", f"/invoices/{invoice['invoice_id']}/unpaid", {"reason": "Charged back"})
    assert withdrawn["invoice"]["status"] == "issued"
    wait_for_class(stack, account, "managed")
    tell(stack, identifier)
    wait_until(lambda: metric(stack, 'effects_waiting{kind="mollie-fetch"}') == 0, what="all to be fetched")
    assert invoice_of(stack, invoice["invoice_id"], "issued")["payments"] == [], "a decision of staff stands"


def test_a_payment_of_nobody_is_assigned_and_pays(stack):
    account, invoice = invoiced(stack, "Waterschap Zoekwater")
    euros = f"{invoice['total_cents'] // 100}.{invoice['total_cents'] % 100:02d}"
    body = {"status": "paid", "amount": {"currency": "EUR", "value": euros}, "description": "Factuur, zie brief"}
    identifier = control(stack, "POST", "/payments", body)["id"]
    tell(stack, identifier)
    assert payment(stack, identifier)["tasks"] == ["unassigned"]
    assert identifier in [row["payment_id"] for row in stack.get("/payments", unassigned="true")["payments"]]
    assignment = {"account_id": account, "invoice_id": invoice["invoice_id"], "reason": "The letter says so"}
    assigned = stack.command("POST", f"/payments/{identifier}/assign", assignment)["payment"]
    assert assigned["tasks"] == [] and assigned["account_id"] == account
    assert invoice_of(stack, invoice["invoice_id"], "paid")["paid"]["reference"] == identifier
    wait_for_class(stack, account, "paying")


def test_a_mollie_that_knows_nothing_any_more_stops_nothing(stack):
    """As after a new start of DevStack with a kept data folder."""
    account, invoice = invoiced(stack, "Waterschap Vergeetwater")
    link = open_link(stack, account)

    def pid():
        return json.loads(stack.ready_file.read_text())["mollie"]["pid"]

    before = pid()
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: pid() not in (before, None), what="the stand-in to be started again")
    wait_until(lambda: answers(link["url"]) == 404, what="the stand-in to answer")
    assert webhook(stack, mollie_id(link)) == 200
    path = f"/accounts/{account}/payment-links"
    assert stack.command("DELETE", f"{path}/{link['payment_link_id']}")["payment_link"]["state"] == "archived"
    again = open_link(stack, account)
    assert again["payment_link_id"] != link["payment_link_id"]
    pay(stack, again)
    invoice_of(stack, invoice["invoice_id"], "paid")
    for kind in ("payment-link", "mollie-"):
        wait_until(lambda: metric(stack, f'effects_waiting{{kind="{kind}') == 0, what=f"nothing of {kind} to be tried again and again")
        assert metric(stack, f'effects_dead{{kind="{kind}') == 0


def answers(url):
    try:
        return requests.get(url, timeout=60).status_code
    except requests.RequestException:
        return None


def test_without_a_key_it_is_said_and_all_else_works():
    with Stack("--demo", "none", MOLLIE_API_KEY="") as stack:
        assert stack.ready["mollie"] is None
        account, invoice = invoiced(stack, "Waterschap Zonder")
        for path in ("/payments", f"/accounts/{account}/payment-links"):
            assert stack.get(path)["mollie"] == {"enabled": False, "test_mode": False}
        refused = stack.command("POST", f"/accounts/{account}/payment-links", {}, expect=409)
        assert "MOLLIE_API_KEY" in refused["detail"]
        assert webhook(stack, "tr_1") == 200
        stack.command("POST", f"/invoices/{invoice['invoice_id']}/paid", {"source": "bank_transfer", "received_on": now().date().isoformat()})
        wait_for_class(stack, account, "paying")


def test_the_demo_has_every_status_and_kind(demo):
    page = demo.get("/payments", limit=500, method_changes="true")
    rows = page["payments"]
    assert {row["status"] for row in rows} == {"open", "pending", "authorized", "paid", "failed", "expired", "canceled"}
    assert {row["kind"] for row in rows} == {"first", "renewal", "seats", "retry", "invoice_link", "method_change", None}
    assert {task for row in rows for task in row["tasks"]} == {"unassigned", "paid_twice", "refunded", "charged_back"}
    assert len(demo.get("/payments", unassigned="true")["payments"]) >= 2
    assert page["mollie"] == {"enabled": True, "test_mode": True} and not page["totals"]["incomplete"]
    assert all(row["amount_cents"] > 0 for row in demo.get("/payments", limit=500)["payments"])
    assert {row["dashboard_url"] is not None for row in rows} == {True}

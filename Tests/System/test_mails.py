"""Invoices and notices go out by mail: through a real mail server that refuses some, is away, and comes back."""

import pytest

from facts import Platform, account_of, new_id
from mail_server import MailServer, mail_port  # noqa: F401 — fixtures are found by their names
from seller import SELLER
from stack import Stack
from waiting import wait_until


@pytest.fixture(scope="module")
def stack(mail_port):
    with Stack("--demo", "none", **SELLER, SMTP_URL=f"smtp://127.0.0.1:{mail_port}", MAIL_FROM="dembrane <billing@dembrane.com>") as running:
        yield running


@pytest.fixture
def invoice(stack):
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation("Zoë & Zonen")
    platform.say("billing-details-changed", organisation, {
        "organisation_id": organisation, "legal_name": "Zoë & Zonen B.V.", "address_line1": "Dijk 1", "postal_code": "4331 AB",
        "city": "Middelburg", "country": "NL", "email": "facturen@zonen.example"})
    platform.flush()
    account = account_of(organisation)
    stack.wait_for_billing(account)
    wait_until(lambda: stack.get(f"/accounts/{account}/billing-details")["billing_details"], what="the billing details")
    stack.command("POST", f"/accounts/{account}/managed", {"tier": "changemaker"})
    return stack.command("POST", f"/accounts/{account}/invoices", {"po_reference": "PO-1"})["invoice"]


def state(stack, invoice):
    return stack.get(f"/invoices/{invoice['invoice_id']}")["invoice"]


def test_a_mail_waits_for_its_server_and_arrives_once(stack, invoice, mail_port):
    path = f"/invoices/{invoice['invoice_id']}/send"
    asked = stack.command("POST", path, {})["invoice"]
    assert asked["sending_to"] == "facturen@zonen.example" and asked["sent_at"] is None
    assert stack.command("POST", path, {})["event_ids"] == []
    server = MailServer(mail_port)
    server.controller.start()
    try:
        wait_until(lambda: state(stack, invoice)["sent_at"], seconds=60, what="the mail to be sent")
        assert state(stack, invoice)["sent_to"] == "facturen@zonen.example"
        [mail] = server.mails
        assert mail["Subject"] == f"Factuur {invoice['number']} van dembrane B.V."
        assert mail["From"].addresses[0].display_name == "dembrane" and mail["To"].addresses[0].addr_spec == "facturen@zonen.example"
        [attachment] = mail.iter_attachments()
        assert attachment.get_filename() == f"{invoice['number']}.pdf" and attachment.get_content().startswith(b"%PDF-")
        assert "€\xa01.089,00" in mail.get_body(("plain",)).get_content()
    finally:
        server.controller.stop()


def test_a_refusal_shows_on_the_invoice(stack, invoice, mail_port):
    server = MailServer(mail_port)
    server.controller.start()
    try:
        stack.command("POST", f"/invoices/{invoice['invoice_id']}/send", {"to": "nobody@zonen.example"})
        refused = wait_until(lambda: state(stack, invoice)["refused_mail"], seconds=60, what="the refusal")
        assert refused["address"] == "nobody@zonen.example" and refused["answer"] == "550 5.1.1"
        assert state(stack, invoice)["sending_to"] is None and not server.mails
    finally:
        server.controller.stop()


def test_customers_are_told_what_was_decided(stack, mail_port):
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation("Stad Ærø")
    workspace = platform.workspace(organisation, "Burgerpanel")
    owner = platform.user("Bo Kjær", "bo@aeroe.example")
    asking = platform.user("Ida Holm", "ida@aeroe.example")
    platform.say("organisation-membership-changed", organisation, {"organisation_id": organisation, "user_id": owner, "role": "owner"})
    platform.membership(organisation, workspace, asking, role="admin")
    request = new_id()
    platform.say("upgrade-requested", organisation, {
        "request_id": request, "kind": "tier_upgrade", "organisation_id": organisation, "workspace_id": workspace, "requested_by": asking,
        "proposed_tier": "changemaker", "proposed_billing_period": "annual"})
    platform.flush()
    stack.wait_for_billing(account_of(organisation))
    wait_until(lambda: stack.get("/upgrade-requests", organisation=organisation)["requests"], what="the request")
    server = MailServer(mail_port)
    server.controller.start()
    try:
        stack.command("POST", f"/upgrade-requests/{request}/approve", {"billing_period": "monthly"})
        wait_until(lambda: len(server.mails) == 2, seconds=60, what="two mails")
        told = {mail["To"].addresses[0].addr_spec: mail for mail in server.mails}
        assert told["ida@aeroe.example"]["Subject"] == "Your request for Stad Ærø was approved"
        approval = told["ida@aeroe.example"].get_body(("plain",)).get_content()
        assert "Changemaker, billed monthly. You asked for Changemaker, billed yearly." in approval
        assert told["bo@aeroe.example"]["Subject"] == "Stad Ærø now has Changemaker"
        assert "- Burgerpanel" in told["bo@aeroe.example"].get_body(("plain",)).get_content()
    finally:
        server.controller.stop()

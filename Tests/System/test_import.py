"""The past of an existing customer base comes in while the service is down: it stands among what is new, and nobody is told of it."""

import datetime

from clock import now
from facts import Platform, account_of, new_id, rfc3339
from importing import services_with_mail, take
from stack import is_ready
from waiting import wait_until

NET, VAT, TOTAL = 450_000, 94_500, 544_500


def past(organisation, requester):
    """Two invoices of this year, of which one is paid and one late, with a number missing between them; one that is credited; and the rest."""
    today = now().date()
    ago = {days: (today - datetime.timedelta(days=days)).isoformat() for days in (10, 20, 100, 200)}
    common = {"organisation_id": organisation}
    buyer = {"legal_name": "Waterschap Eikenwoud", "country": "NL", "vat_id": "NL123456782B90"}
    amounts = {"net_cents": NET, "vat_cents": VAT, "total_cents": TOTAL, "vat_category": "S", "vat_percent": 21}

    def invoice(number, **more):
        return {
            "kind": "invoice", **common, "number": number, "issued_in": "Moneybird", "issued_on": ago[200], "buyer": buyer, **amounts, **more}

    year = {"period_start": ago[200], "period_end": (today + datetime.timedelta(days=164)).isoformat()}
    paid = [{"source": "bank_transfer", "reference": "tr_past1", "received_on": ago[100], "amount_cents": TOTAL}]
    long_ago = {"effective_at": rfc3339(now() - datetime.timedelta(days=300))}
    return [
        {"kind": "billing_mode", **common, **long_ago, "payment_mode": "offline", "tier": "guardian"},
        {
            "kind": "billing_details", **common, **long_ago, "legal_name": "Waterschap Eikenwoud", "address_line1": "Dijk 1",
            "postal_code": "4331 AB", "city": "Middelburg", "country": "NL", "vat_id": "NL123456782B90", "email": "geld@eikenwoud.example",
        },
        invoice(f"{today.year}-000039", **year, payments=paid),
        invoice(f"{today.year}-000041", purpose="one_off"),
        invoice("F-17", purpose="one_off"),
        {"kind": "credit_note", **common, "number": "CF-1", "issued_in": "Moneybird", "issued_on": ago[20], "credits": "F-17"},
        {
            "kind": "payment", **common, "payment_id": "tr_past1", "status": "paid", "amount_cents": TOTAL,
            "paid_at": rfc3339(now() - datetime.timedelta(days=100)), "invoice_number": f"{today.year}-000039",
        },
        {
            "kind": "upgrade_request", **common, "effective_at": rfc3339(now() - datetime.timedelta(days=10)), "request_id": new_id(),
            "request_kind": "new_workspace", "requested_by": requester, "proposed_name": "Panel", "proposed_tier": "guardian",
            "proposed_billing_period": "annual",
        },
    ]


def test_an_existing_base_comes_in_with_its_numbers_and_nobody_is_told(tmp_path):
    with services_with_mail(tmp_path) as (services, server):
        platform = Platform(services.bootstrap)
        organisation = platform.organisation("Waterschap Eikenwoud")
        requester = platform.user("Ida Holm", "ida@eikenwoud.example")
        platform.flush()
        services.wait_for_billing(account_of(organisation))
        bring_in(services, past(organisation, requester))
        stands_among_the_new(services, account_of(organisation))
        assert server.mails == []


def bring_in(services, lines):
    year = now().year
    services.stop("billing")
    spoiled = take(services, "billing", lines + [{**lines[2], "number": "2020-1", "vat_cents": 1}])
    assert spoiled.returncode == 1 and "line 9: total_cents is not net_cents and vat_cents" in spoiled.stderr, spoiled.stderr
    done = take(services, "billing", lines)
    assert done.returncode == 0, done.stderr
    assert f"numbers that the past left out: {year}-000001 to {year}-000038, {year}-000040" in done.stdout
    again = take(services, "billing", lines)
    assert again.returncode == 0 and ": 0 new events" in again.stdout, again.stdout + again.stderr
    services.start("billing")
    wait_until(lambda: is_ready(services.urls["billing"]), what="billing to be ready")
    services.settle()


def stands_among_the_new(services, account):
    year = now().year
    path = f"/accounts/{account}/invoices"
    invoices = {invoice["number"]: invoice for invoice in services.get(path)["invoices"]}
    assert {number: invoice["status"] for number, invoice in invoices.items() if invoice["kind"] == "invoice"} == {
        f"{year}-000039": "paid", f"{year}-000041": "overdue", "F-17": "credited"}
    late = invoices[f"{year}-000041"]
    missing = services.call("GET", f"/api/v1/invoices/{late['invoice_id']}.pdf", expect=404).json()
    assert "was issued in Moneybird" in missing["detail"]
    page = services.call("GET", f"/invoices/{late['invoice_id']}", headers={"Accept": "text/html"}).text
    assert "It was issued in Moneybird, before invoices were kept here." in page
    assert services.get("/search", q="F-17")["invoices"]
    assert [payment["invoice_number"] for payment in services.get("/payments", account=account)["payments"]] == [f"{year}-000039"]
    pending = services.get("/upgrade-requests", status="pending")["requests"]
    assert len(pending) == 1 and pending[0]["overdue"] and pending[0]["age_seconds"] > 9 * 86_400
    assert services.get("/notifications")["notifications"] == []
    assert services.get(f"/accounts/{account}")["account"]["class"] == "paying"

    issued = services.command("POST", path, {"po_reference": "PO-7", "billing_period": "annual"})["invoice"]
    assert issued["number"] == f"{year}-000042"
    assert issued["period_start"] == (datetime.date.fromisoformat(invoices[f"{year}-000039"]["period_end"]) + datetime.timedelta(days=1)).isoformat()
    services.settle()
    checked = services.run("billing", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert f"{year}-000001 to {year}-000038, {year}-000040" in checked.stdout

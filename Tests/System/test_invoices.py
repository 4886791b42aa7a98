"""Invoices: issued, served, paid, withdrawn and credited; numbers without gaps whatever happens; their pages in the console."""

import concurrent.futures
import datetime
import uuid

import pytest
import requests
from playwright.sync_api import expect

from clock import now
from console import assert_accessible_and_fitting, browser, euros, open_menu, open_page, plain_page  # noqa: F401 — fixtures are found by their names
from facts import Platform, account_of
from stack import Stack
from waiting import wait_until

pytestmark = pytest.mark.any_broker

YEAR = now().year
LINE = {"lines": [{"description": "Training", "unit_cents": 12_500}], "po_reference": "PO-7"}


def managed_customer(stack, name="Waterschap Eikenwoud", seats=3):
    """An account that can be invoiced, with its three people in billing."""
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation(name)
    workspace = platform.workspace(organisation, "Werkplek")
    for number in range(seats):
        user = platform.user(f"Persoon {number}", f"persoon{number}@eikenwoud.example")
        platform.membership(organisation, workspace, user, "owner" if number == 0 else "member")
    details = {
        "organisation_id": organisation, "legal_name": name, "address_line1": "Dijk 1", "postal_code": "4331 AB", "city": "Middelburg",
        "country": "NL", "vat_id": "NL123456782B90", "company_id": "87654321", "peppol_id": "0106:87654321",
    }
    platform.say("billing-details-changed", organisation, details)
    platform.flush()
    account = account_of(organisation)
    stack.wait_for_billing(account)
    terms = {"tier": "guardian", "billing_period": "annual", "reason": "By invoice", "confirm": ["coming_soon"]}
    stack.command("POST", f"/accounts/{account}/managed", terms)
    path = f"/accounts/{account}/invoices"
    stack.get_once(lambda page: page["outlook"] and page["outlook"]["seats"] == seats, path)
    return account, path


@pytest.fixture(scope="module")
def customer(stack):
    return managed_customer(stack)


def file_of(stack, invoice, form):
    """The document in a form; the PDF is made right after the invoice."""
    headers = {"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}

    def made():
        answer = stack.ask("GET", f"/api/v1/invoices/{invoice}.{form}", headers=headers)
        assert answer.status_code in (200, 404), answer.text
        return answer if answer.status_code == 200 else None

    return wait_until(made, what=f"the {form} of {invoice}")


def class_after(stack, account, answer, wanted):
    """What the rollup says once it knows the last event of a command."""
    page = stack.get_once(
        lambda page: page["accounts"][0]["class"] == wanted, "/rollup", search=account, after=answer["event_ids"][-1])
    return page["accounts"][0]["class"]


def all_invoices(stack, **query):
    found, cursor = [], None
    for _ in range(100):
        page = stack.get("/invoices", limit=100, cursor=cursor, **query)
        found += page["invoices"]
        cursor = page["next_cursor"]
        if not cursor:
            return found
    raise AssertionError("the list of invoices has no last page")


def assert_numbers_have_no_gap(invoices):
    numbers = sorted(one["number"] for one in invoices if one["kind"] == "invoice")
    assert numbers == [f"{YEAR}-{number:06d}" for number in range(1, len(numbers) + 1)]


def test_an_invoice_lives_from_its_draft_to_its_credit_note(stack, customer):
    account, path = customer
    order = {"po_reference": "PO-7"}
    draft = stack.command("POST", path, {**order, "preview": True})["preview"]
    assert draft["invoice"]["lines"][0]["quantity"] == 3 and any("Total" in one["description"] for one in draft["effects"])
    assert stack.get(path)["totals"]["invoices"] == 0, "a draft spends nothing"

    issued = stack.command("POST", path, {**order, "preview_token": draft["token"]})
    invoice = issued["invoice"]
    assert invoice["number"] == draft["invoice"]["number"] and invoice["status"] == "issued"
    page = file_of(stack, invoice["invoice_id"], "html")
    assert invoice["number"] in page.text and "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert file_of(stack, invoice["invoice_id"], "pdf").content.startswith(b"%PDF-")
    assert b"PayableAmount" in file_of(stack, invoice["invoice_id"], "xml").content
    assert stack.get(f"/accounts/{account}")["invoices"][0]["number"] == invoice["number"]

    of_invoice = f"/invoices/{invoice['invoice_id']}"
    paid = stack.command("POST", of_invoice + "/paid", {"source": "bank_transfer", "received_on": now().date().isoformat()})
    assert paid["invoice"]["status"] == "paid" and class_after(stack, account, paid, "paying") == "paying"
    withdrawn = stack.command("POST", of_invoice + "/unpaid", {"reason": "Another customer's payment"})
    assert withdrawn["invoice"]["status"] == "issued" and class_after(stack, account, withdrawn, "managed") == "managed"
    credited = stack.command("POST", of_invoice + "/credit", {"reason": "Wrong buyer"})
    assert credited["invoice"]["status"] == "credited" and credited["credit_note"]["number"].startswith(f"C{YEAR}-")
    assert file_of(stack, credited["credit_note"]["invoice_id"], "pdf").content.startswith(b"%PDF-")


def test_a_large_payment_is_withdrawn_by_two_people(stack, customer):
    _, path = customer
    line = {"lines": [{"description": "Programme", "unit_cents": 2_000_000}], "po_reference": "PO-8"}
    invoice = stack.command("POST", path, line)["invoice"]["invoice_id"]
    stack.command("POST", f"/invoices/{invoice}/paid", {"source": "bank_transfer", "received_on": now().date().isoformat()})
    asked = stack.command("POST", f"/invoices/{invoice}/unpaid", {"reason": "Typed twice"}, expect=202)
    assert asked["pending_confirmation"]["asked_by"] == "robin@dembrane.com" and asked["invoice"]["status"] == "paid"
    again = stack.command("POST", f"/invoices/{invoice}/unpaid", {"reason": "Typed twice"}, expect=202)
    assert again["event_ids"] == [], "whoever asks twice is still one person"
    done = stack.command("POST", f"/invoices/{invoice}/unpaid", {"reason": "It was"}, policies="no_policies")
    assert done["invoice"]["status"] == "issued" and done["invoice"]["pending_confirmation"] is None


def test_fifty_at_once_get_numbers_without_a_gap(stack, customer):
    _, path = customer
    before = stack.get(path)["totals"]["invoices"]
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _: stack.command("POST", path, LINE)["invoice"]["number"], range(50)))
    assert len(set(answers)) == 50 and stack.get(path)["totals"]["invoices"] == before + 50
    assert_numbers_have_no_gap(all_invoices(stack))


def issue_until_known(stack, path, key):
    """Sends one command under its key until its answer comes, whatever happens to the service meanwhile."""
    headers = {"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}", "Idempotency-Key": key}

    def answered():
        response = requests.post(stack.ready["gateway"] + "/api/v1" + path, json=LINE, headers=headers, timeout=120)
        assert response.status_code == 200 or response.status_code >= 500 or response.status_code == 409, response.text
        return response.json()["invoice"]["number"] if response.status_code == 200 else None

    return wait_until(answered, what=f"an invoice under {key}")


def test_a_service_killed_while_it_issues_loses_no_number_and_no_document():
    with Stack("--demo", "none") as stack:
        _, path = managed_customer(stack)
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            futures = [pool.submit(issue_until_known, stack, path, str(uuid.uuid4())) for _ in range(40)]
            for count in (5, 20):
                wait_until(lambda: sum(one.done() for one in futures) >= count, what=f"{count} invoices")
                stack.kill("billing")
            numbers = [one.result() for one in futures]
        assert sorted(numbers) == [f"{YEAR}-{number:06d}" for number in range(1, 41)]
        invoices = all_invoices(stack)
        assert sorted(one["number"] for one in invoices) == sorted(numbers)
        for one in invoices:
            assert file_of(stack, one["invoice_id"], "pdf").content.startswith(b"%PDF-")
            assert one["number"] in file_of(stack, one["invoice_id"], "html").text
            assert one["number"].encode() in file_of(stack, one["invoice_id"], "xml").content


def invoice_of(demo, status):
    return wait_until(lambda: demo.get("/invoices", status=status, limit=1)["invoices"], what=f"an invoice that is {status}")[0]


def test_the_pages_are_accessible_and_fit(open_page, demo):
    account = invoice_of(demo, "partly_paid")["account_id"]
    paths = ["/invoices", "/invoices?status=paid&status=credited&search=e", "/invoices?search=nothing", "/invoices/ageing"]
    paths += [f"/invoices/{invoice_of(demo, status)['invoice_id']}" for status in ("partly_paid", "credited")]
    page = open_page()
    for path in [*paths, f"/accounts/{account}/invoices"]:
        page.goto(demo.ready["gateway"] + path)
        assert_accessible_and_fitting(page)


def test_the_list_is_filtered_and_an_invoice_is_paid_from_its_row(open_page, demo):
    invoice = invoice_of(demo, "issued")
    page = open_page("/invoices")
    page.get_by_label("Status", exact=True).select_option("issued")
    page.wait_for_url("**/invoices?status=issued")
    row = page.locator(f"#invoice-{invoice['invoice_id']}")
    expect(row).to_contain_text(euros(invoice["open_cents"]))
    expect(page.get_by_role("link", name="CSV", exact=True)).to_have_attribute("href", "/api/v1/invoices.csv?status=issued")
    page.goto(demo.ready["gateway"] + f"/invoices?search={invoice['number']}")
    open_menu(page, row).get_by_role("menuitem", name="Mark paid").click()
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_label("Received on")).to_have_value(datetime.datetime.strftime(now(), "%d-%m-%Y"))
    dialog.get_by_label("Amount").fill("100,00")
    dialog.get_by_label("Reference").fill("Statement 7")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text(f"Payment noted for {invoice['number']}")
    expect(row).to_contain_text("Partly paid")
    expect(row).to_contain_text(euros(invoice["open_cents"] - 10_000))
    row.locator(".title a").click()
    expect(page.locator("#payments-title").locator("..")).to_contain_text("Statement 7")
    expect(page.frame_locator("iframe.document").get_by_text(invoice["number"]).first).to_be_visible()


def test_a_large_payment_waits_for_a_second_person_on_the_page(open_page, demo):
    invoice = next(one for one in demo.get("/invoices", status="paid", limit=50)["invoices"] if one["paid_cents"] > 1_000_000)
    page = open_page(f"/invoices/{invoice['invoice_id']}")
    open_menu(page, page.locator("#detail-head")).get_by_role("menuitem", name="Withdraw payment").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Reason").fill("It was another customer's")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("A second person has to confirm it")
    expect(page.locator(".alerts")).to_contain_text("It was another customer's")
    menu = open_menu(page, page.locator("#detail-head"))
    expect(menu.get_by_role("menuitem", name="Withdraw payment")).to_be_disabled()
    demo.command("POST", f"/invoices/{invoice['invoice_id']}/unpaid", {"reason": "Yes"}, policies="no_policies")
    expect(page.locator(".alerts")).to_have_count(0)
    expect(page.locator("#detail-head .chip").first).to_have_text("Issued")


def test_an_account_is_invoiced_on_its_page_and_the_line_is_credited(plain_page, demo):
    account = invoice_of(demo, "partly_paid")["account_id"]
    page = plain_page
    page.goto(demo.ready["gateway"] + f"/accounts/{account}/invoices")
    page.get_by_role("link", name="Invoice something else").click()
    line = page.get_by_role("group", name="Line 1")
    line.get_by_label("Description").fill("Training, half a day")
    line.get_by_label("Price of one").fill("1.250,5")
    page.get_by_role("button", name="Next: Details").click()
    expect(line.locator(".field-error")).to_contain_text("an amount such as")
    line.get_by_label("Price of one").fill("1.250,50")
    page.get_by_role("button", name="Next: Details").click()
    page.get_by_role("button", name="Next: Check and issue").click()
    expect(page.locator("#field-po-error")).to_contain_text("po_reference")
    page.get_by_label("Purchase order").fill("PO-77")
    page.get_by_role("button", name="Next: Check and issue").click()
    expect(page.get_by_role("table")).to_contain_text("€ 1.250,50")
    page.get_by_role("button", name="Issue invoice").click()
    expect(page.locator("#lines-title").locator("..")).to_contain_text("Training, half a day")
    dialog = page.locator("dialog[open]")
    open_menu(page, page.locator("#detail-head")).get_by_role("menuitem", name="Credit").click()
    dialog.get_by_label("Training, half a day").check()
    expect(dialog.locator("[data-effects]")).to_contain_text("Credit note of")
    dialog.get_by_label("Reason").fill("Not held")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Credit note issued for")
    page.locator("#credit-notes-title").locator("..").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Credit note C")


def test_an_invoice_is_found_by_its_number(open_page, demo):
    invoice = invoice_of(demo, "paid")
    page = open_page()
    page.locator("#find").fill(invoice["number"])
    page.locator("#find-results a[data-exact]").click()
    page.wait_for_url(f"**/invoices/{invoice['invoice_id']}")


def test_a_partner_earns_by_what_a_client_pays(stack):
    account, path = managed_customer(stack, "Gemeente Zuidhoorn")
    client = stack.get_once(lambda page: page["account"]["organisation_id"], f"/accounts/{account}")["account"]["organisation_id"]
    platform = Platform(stack.bootstrap)
    partner = platform.organisation("Atelier Morgenzijl")
    platform.flush()
    wait_until(lambda: stack.ask(
        "PUT", f"/api/v1/organisations/{partner}/partner", headers={"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"},
        json={"is_partner": True, "agreement_confirmed": True, "reason": "Signed in May"}).status_code == 200, what="the partner's flag")
    terms = {"partner_organisation_id": partner, "client_organisation_id": client, "cap_cents": 4_000, "reason": "Brought by them"}
    referral = stack.command("POST", "/referrals", terms)["referral"]
    assert referral["state"] == "active" and referral["kickback_percent"] == 20
    stack.command("POST", "/referrals", terms, expect=409)
    one = f"/referrals/{referral['referral_id']}"

    invoices = [stack.command("POST", path, LINE)["invoice"] for _ in range(2)]
    for invoice in invoices:
        received = {"source": "bank_transfer", "reference": "NL-1", "received_on": now().date().isoformat()}
        stack.command("POST", f"/invoices/{invoice['invoice_id']}/paid", received)
    capped = stack.get_once(lambda page: page["referral"]["accrued_cents"] == 4_000, one)["referral"]
    assert capped["state"] == "capped", "20 % of twice 125.00 net, and no more than 40.00"
    payout = {"amount_cents": 1_500, "paid_on": now().date().isoformat(), "reference": "Transfer 1"}
    assert stack.command("POST", f"{one}/payouts", payout)["referral"]["balance_cents"] == 2_500
    stack.command("POST", f"{one}/payouts", {**payout, "amount_cents": 2_501, "reference": "Transfer 2"}, expect=409)

    stack.command("POST", f"/invoices/{invoices[0]['invoice_id']}/credit", {"reason": "Training cancelled"})
    stack.get_once(lambda page: page["referral"]["accrued_cents"] == 2_500, one)
    statement = stack.get(f"/partners/{partner}/statement")
    assert [(entry["kind"], entry["amount_cents"]) for entry in statement["entries"]] == [
        ("accrual", 2_500), ("accrual", 1_500), ("payout", 1_500), ("reversal", 1_500)]
    assert (statement["opening_cents"], statement["closing_cents"]) == (0, 1_000)
    said = stack.get_once(lambda page: len(page["entries"]) == 3, "/audit", account=account, action="kickback-accrued")["entries"]
    assert {entry["actor"] for entry in said} == {"system"}

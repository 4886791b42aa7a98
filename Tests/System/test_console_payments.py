"""Payments in the console: what is nobody's is assigned, an invoice gets its link and loses it, and the customer looks at it by another one."""

from playwright.sync_api import expect

from console import assert_accessible_and_fitting, browser, euros, open_menu, open_page, plain_page  # noqa: F401 — fixtures are found by their names
from waiting import wait_until


def open_invoice(demo, **fits):
    """An invoice of which something is open, without a link to pay it by unless it shall have one."""
    invoices = demo.get("/invoices", limit=100)["invoices"]
    return next(one for one in invoices if one["open_cents"] > 0 and all(one[name] == value for name, value in fits.items()))


def test_a_payment_of_nobody_is_assigned(plain_page, demo):
    payments = demo.get("/payments", unassigned="true", status="paid")["payments"]
    payment = payments[0]
    invoice = open_invoice(demo, payment_link=None)
    page = plain_page
    page.goto(demo.ready["gateway"] + "/payments")
    badge = page.locator("#badge-p")
    count = demo.get("/payments", unassigned="true")["totals"]["payments"]
    expect(badge).to_contain_text(f"{count} unassigned")
    page.get_by_role("link", name="Unassigned", exact=True).click()
    page.locator(f"[id='payment-{payment['payment_id']}'] th a").click()
    expect(page.get_by_text("Nobody knows whose this payment is.")).to_be_visible()
    page.get_by_label("Customer or invoice").fill(invoice["number"])
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name=f"Assign… to {invoice['number']}").click()
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_label("Pays the invoice")).to_have_value(invoice["invoice_id"])
    dialog.get_by_label("Reason").fill("Says so on the bank statement")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Payment assigned")
    expect(page.get_by_text("Whose is it?")).to_have_count(0)
    expect(page.locator("#detail-content")).to_contain_text(invoice["number"])
    expect(badge).to_contain_text(f"{count - 1} unassigned") if count > 1 else expect(badge).to_be_empty()
    assigned = demo.get(f"/payments/{payment['payment_id']}")["payment"]
    assert assigned["account_id"] == invoice["account_id"] and assigned["invoice_id"] == invoice["invoice_id"]
    paid = demo.get(f"/invoices/{invoice['invoice_id']}")["invoice"]
    assert paid["paid_cents"] == invoice["paid_cents"] + payment["amount_cents"]


def test_a_link_to_pay_by_is_made_and_canceled(plain_page, demo):
    invoice = open_invoice(demo, payment_link=None)
    page = plain_page
    page.goto(demo.ready["gateway"] + f"/invoices/{invoice['invoice_id']}")
    page.get_by_role("button", name="Make payment link").first.click()
    page.locator("dialog[open] [type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Payment link made")
    card = page.locator("section", has=page.get_by_role("heading", name="For the customer"))
    # Mollie makes it a moment later, and the page follows.
    address = wait_until(lambda: url_of(demo, invoice), what="the link at the stand-in")
    expect(card.get_by_role("link", name=address)).to_have_attribute("href", address)
    expect(card).to_contain_text(euros(invoice["open_cents"]))
    page.get_by_role("button", name="Cancel payment link").first.click()
    page.locator("dialog[open] [type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Payment link canceled")
    expect(card.get_by_role("button", name="Make payment link")).to_be_visible()


def url_of(demo, invoice):
    link = demo.get(f"/invoices/{invoice['invoice_id']}")["invoice"]["payment_link"]
    return link and link["url"]


def test_the_customer_looks_at_the_invoice_until_the_link_is_taken_back(plain_page, demo, browser):
    invoice = demo.get("/invoices", status="paid", limit=1)["invoices"][0]
    address = invoice["download_url"]
    assert address.startswith(demo.ready["gateway"] + "/documents/")
    stranger = browser.new_context().new_page()
    stranger.goto(address)
    expect(stranger.get_by_role("heading", level=1)).to_contain_text(invoice["number"])
    expect(stranger.get_by_role("main")).to_contain_text(invoice["buyer"])
    pdf = stranger.request.get(address + "/pdf")
    assert pdf.status == 200 and pdf.body().startswith(b"%PDF") and invoice["number"] in pdf.headers["content-disposition"]
    page = plain_page
    page.goto(demo.ready["gateway"] + f"/invoices/{invoice['invoice_id']}")
    page.get_by_role("button", name="Take the customer's link back").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Reason").fill("Went to the wrong person")
    dialog.locator("[type=submit]").click()
    expect(page.get_by_text("Nobody can look at it")).to_be_visible()
    assert stranger.goto(address).status == 404
    expect(stranger.get_by_role("heading", level=1)).to_have_text("This link does not hold")
    stranger.context.close()


def test_the_pages_are_accessible_and_fit(open_page, demo):
    page = open_page()
    twice = next(one for one in demo.get("/payments", limit=500)["payments"] if "paid_twice" in one["tasks"])
    document = open_invoice(demo)["download_url"].removeprefix(demo.ready["gateway"])
    paths = [
        "/payments", "/payments?unassigned=true", "/payments?status=failed&kind=renewal&month=2020-01", f"/payments/{twice['payment_id']}",
        "/payments/reconciliation", "/payments/reconciliation?with_gaps=true&gap=refunded", document,
    ]
    for path in paths:
        page.goto(demo.ready["gateway"] + path)
        assert_accessible_and_fitting(page)

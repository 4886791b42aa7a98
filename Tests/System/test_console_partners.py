"""Partners in the console: a referral is agreed and amended, a partner is paid, and the statement adds up everywhere."""

import csv
import io
import re

from playwright.sync_api import expect

from console import assert_accessible_and_fitting, browser, euros, open_menu, open_page, plain_page  # noqa: F401 — fixtures are found by their names


def partner_row(demo, **fits):
    """The partner of the demo to whom most is owed."""
    return demo.get_once(lambda page: page["partners"], "/partners", **fits)["partners"][0]


def path_of(partner, part=""):
    return f"/partners/{partner['organisation_id']}{part}"


def referral_row(page, referral):
    return page.locator(f"[id='referral-{referral['referral_id']}']")


def unbound_client(demo):
    """An organisation that no partner has brought, by a name that finds it."""
    taken = {one["account_id"] for one in demo.get("/referrals", limit=500)["referrals"]}
    accounts = demo.get("/rollup", scope="organisation", limit=500)["accounts"]
    return next(one for one in accounts if one["account_id"] not in taken and not one["partner"])


def test_a_referral_is_agreed_and_amended(plain_page, demo):
    partner, client = partner_row(demo), unbound_client(demo)
    page = plain_page
    page.goto(demo.ready["gateway"] + path_of(partner))
    page.get_by_label("Client", exact=True).fill(client["label"])
    page.get_by_role("button", name="Find").click()
    page.locator(f"[id='agree-{client['account_id']}']").click()
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_label("Kickback in percent")).to_have_value("20")
    dialog.get_by_label("Cap in euros").fill("500")
    dialog.get_by_label("Notes for the partner").fill("Read by them")
    dialog.get_by_label("Internal notes").fill("Not read by them")
    expect(dialog.locator("[data-effects]")).to_contain_text("earns 20 % of what")
    dialog.get_by_label("Reason").fill("Brought by them")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Referral agreed")
    [referral] = demo.get("/referrals", account=client["account_id"])["referrals"]
    assert (referral["cap_cents"], referral["notes"], referral["internal_notes"]) == (50_000, "Read by them", "Not read by them")
    row = referral_row(page, referral)
    expect(row).to_contain_text("For the partner: Read by them")
    expect(row).to_contain_text("Internal: Not read by them")
    open_menu(page, row).get_by_role("menuitem", name="Amend referral").click()
    dialog.get_by_label("Kickback in percent").fill("25")
    expect(dialog.locator("[data-effects]")).to_contain_text("earns 25 % of what")
    dialog.get_by_label("Reason").fill("As agreed by phone")
    dialog.locator("[type=submit]").click()
    expect(referral_row(page, referral)).to_contain_text("25\u00a0% kickback")
    amended = demo.get(f"/referrals/{referral['referral_id']}")["referral"]
    assert amended["notes"] == "Read by them" and amended["starts_at"] == referral["starts_at"]
    open_menu(page, row).get_by_role("menuitem", name="Amend referral").click()
    expect(dialog.get_by_label("Cap in euros")).to_have_value("500,00")
    dialog.get_by_label("Cap in euros").fill("")
    expect(dialog.locator("[data-effects]")).to_contain_text("What it earns has no cap")
    dialog.get_by_label("Reason").fill("They bring so many")
    dialog.locator("[type=submit]").click()
    expect(row).not_to_contain_text("of €\u00a0500,00")
    assert demo.get(f"/referrals/{referral['referral_id']}")["referral"]["cap_cents"] is None


def test_a_partner_is_paid_and_the_statement_adds_up(plain_page, demo):
    partner = partner_row(demo, owed="true")
    owed = next(one for one in demo.get("/referrals", partner=partner["organisation_id"])["referrals"] if one["balance_cents"] > 100)
    page = plain_page
    page.goto(demo.ready["gateway"] + path_of(partner))
    open_menu(page, referral_row(page, owed)).get_by_role("menuitem", name="Record payout").click()
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_label("Amount in euros")).to_have_value(euros(owed["balance_cents"]).removeprefix("€\u00a0"))
    dialog.get_by_label("Amount in euros").fill("1,00")
    dialog.get_by_label("Reference of the transfer").fill("Transfer of the test")
    expect(dialog.locator("[data-effects]")).to_contain_text(
        f"The balance goes from {euros(owed['balance_cents'])} to {euros(owed['balance_cents'] - 100)}")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Payout recorded")
    page.get_by_role("link", name="Payouts", exact=True).click()
    expect(page.locator("tr", has_text="Transfer of the test")).to_contain_text(euros(100))
    page.get_by_role("link", name="Statement", exact=True).click()
    page.get_by_role("link", name="Year", exact=True).click()
    cells = page.locator("table.figures tbody td").all_inner_texts()
    opening, accrued, reversed_, paid, closing = [cents_in(text) for text in cells]
    assert opening + accrued + reversed_ + paid == closing and accrued > 0 and paid < 0
    export = page.get_by_role("link", name="CSV").get_attribute("href")
    lines = list(csv.DictReader(io.StringIO(page.request.get(demo.ready["gateway"] + export).text())))
    assert int(lines[0]["amount_cents"]) == opening and int(lines[-1]["amount_cents"]) == closing
    assert sum(int(line["amount_cents"]) for line in lines[1:-1]) == closing - opening
    shown = [cents_in(text) for text in page.locator(".table-statement td.column-amount").all_inner_texts()]
    assert shown == [int(line["amount_cents"]) for line in lines[1:-1]]
    pdf = page.request.get(demo.ready["gateway"] + page.get_by_role("link", name="PDF").get_attribute("href"))
    assert pdf.status == 200 and pdf.body().startswith(b"%PDF")
    page.get_by_role("link", name="Print", exact=True).click()
    assert [cents_in(text) for text in page.locator("table.figures").first.locator("tbody td").all_inner_texts()][-1] == closing
    page.goto(demo.ready["gateway"] + path_of(partner, "/payouts"))
    open_menu(page, page.locator("tr", has_text="Transfer of the test")).get_by_role("menuitem", name="Withdraw payout").click()
    expect(dialog.locator("[data-effects]")).to_contain_text(f"to {euros(owed['balance_cents'])}")
    dialog.get_by_label("Reason").fill("Another partner was paid")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Payout withdrawn")
    expect(page.locator("tr", has_text="Transfer of the test")).to_contain_text("recorded by mistake, withdrawn on")


def cents_in(text):
    """Of an amount as the console writes it."""
    digits = int(re.sub(r"\D", "", text))
    return -digits if text.strip().startswith("−") else digits


def test_an_external_led_organisation_is_marked(plain_page, demo):
    led = demo.get_once(lambda page: page["organisations"], "/external-led-organisations", state="new")["organisations"][0]
    page = plain_page
    page.goto(demo.ready["gateway"] + "/partners/external-led")
    row = page.locator(f"[id='external-led-{led['organisation_id']}']")
    open_menu(page, row).get_by_role("menuitem", name="Mark how far it is").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("State").select_option("converted")
    dialog.get_by_label("Note").fill("Signed in May")
    dialog.locator("[type=submit]").click()
    expect(row).to_contain_text("Converted")
    expect(row).to_contain_text("Signed in May")


def test_the_pages_are_accessible_and_fit(open_page, demo):
    page = open_page()
    partner = partner_row(demo)
    parts = ["?client=a", "/clients", "/payouts", "/statement?period=2026", "/statement.html?period=2026"]
    for path in ["/partners", "/partners?owed=true&sort=name", "/partners/external-led", *[path_of(partner, part) for part in parts]]:
        page.goto(demo.ready["gateway"] + path)
        assert_accessible_and_fitting(page)

"""Home: what waits for somebody, each line leading to where it is seen to, and the numbers of the navigation, which say the same."""

import re

from playwright.sync_api import expect

from console import assert_accessible_and_fitting, browser, open_page  # noqa: F401 — fixtures are found by their names
from waiting import wait_until


def by_kind(demo):
    return {group["kind"]: group for group in demo.get("/tasks")["tasks"]}


def test_every_link_leads_to_just_what_is_counted(open_page, demo):
    page = open_page("/")
    tasks = demo.get("/tasks")
    assert tasks["unavailable"] == [] and len(tasks["tasks"]) > 3
    for group in tasks["tasks"]:
        assert len(group["items"]) <= min(group["count"], 10)
        for path in {group["href"], *(item["href"] for item in group["items"])}:
            assert page.request.get(demo.ready["gateway"] + path).status == 200, path
    counts = {
        "upgrade_request": demo.get("/upgrade-requests")["counts"]["pending"],
        "renewal_overdue": demo.get("/renewals", overdue="true")["counts"]["total"],
        "invoice_overdue": demo.get("/invoices", status="overdue")["totals"]["invoices"],
        "payment_unassigned": demo.get("/payments", unassigned="true")["totals"]["payments"],
        **{task: demo.get("/payments", task=task)["totals"]["payments"] for task in ["paid_twice", "refunded", "charged_back"]},
    }
    found = by_kind(demo)
    assert counts == {kind: found[kind]["count"] if kind in found else 0 for kind in counts}
    expect(page.locator("#badge-h")).to_contain_text(str(sum(group["count"] for group in tasks["tasks"])))


def test_what_is_seen_to_leaves_the_page_by_itself(open_page, demo):
    page = open_page("/")
    overdue = by_kind(demo)["invoice_overdue"]
    invoice = demo.get("/invoices", status="overdue", limit=1)["invoices"][0]
    needs = page.locator("#needs")
    expect(needs).to_contain_text(f"Invoices overdue: {overdue['count']}" if overdue["count"] >= 3 else invoice["number"])
    paid = {"source": "bank_transfer", "received_on": invoice["issued_on"]}
    demo.command("POST", f"/invoices/{invoice['invoice_id']}/paid", paid)
    wait_until(lambda: by_kind(demo).get("invoice_overdue", {"count": 0})["count"] == overdue["count"] - 1, what="one fewer")
    if overdue["count"] > 3:
        expect(needs).to_contain_text(f"Invoices overdue: {overdue['count'] - 1}")
    else:
        expect(needs).not_to_contain_text(invoice["number"])


def test_a_line_leads_to_its_list_and_the_month_to_revenue(open_page, demo):
    page = open_page("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Home")
    expect(page.locator("#month .chart-wide, #month .chart-narrow").first).to_be_attached()
    page.locator("#needs .task").first.get_by_role("link").click()
    page.wait_for_url(re.compile("/(invoices|requests|renewals|payments|accounts)"))
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url(demo.ready["gateway"] + "/")
    page.get_by_role("link", name="All of the revenue").click()
    page.wait_for_url("**/revenue")


def test_the_page_is_accessible_and_fits(open_page):
    assert_accessible_and_fitting(open_page("/"))

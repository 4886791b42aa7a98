"""The console as staff use it, in headless Chromium: both pages, their actions, narrow and wide, light and dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from stack import wait_until

WIDTHS = [360, 1400, 2560]
PAGES = ["/", "/at-risk"]
# Long enough for a busy machine; what holds at once costs nothing.
PATIENCE_MILLISECONDS = 120_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


def sign_in_by_link(page, demo, link):
    """The demo's own link signs in at once, unless somebody else is signed in; then it asks first."""
    page.goto(link)
    page.wait_for_url(demo.ready["gateway"] + "/")


@pytest.fixture
def open_page(browser, demo):
    """Opens a signed-in page; at the end its console must hold no errors and it must have asked no other host for anything."""
    contexts, troubles = [], []

    def open_signed_in(path="/", width=1400, scheme="light", token=None):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type in ("error", "warning") and troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: request.url.startswith(demo.ready["gateway"]) or troubles.append(f"asked {request.url}"))
        sign_in = demo.ready["sign_in"] if token is None else f"{demo.ready['gateway']}/sign-in?token={token}"
        sign_in_by_link(page, demo, sign_in)
        if path != "/":
            page.goto(demo.ready["gateway"] + path)
        return page

    yield open_signed_in
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_and_fit(open_page, path, width, scheme):
    page = open_page(path, width, scheme)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_what_is_wrong(browser):
    """The known-bad input of the accessibility check."""
    page = browser.new_page()
    page.set_content("<img src='data:,'><input>")
    assert Axe().run(page).violations_count > 0
    page.close()


def free_account(demo):
    """A free account of an organisation that can start a trial."""

    def found():
        page = demo.get("/rollup", **{"class": "free"}, tier="free", limit=500)
        return next((a for a in page["accounts"] if a["scope"] == "organisation" and not a["managed"]), None)

    return wait_until(found, what="a free account in the demo")


def open_dialog(page, account, title):
    row = page.locator(f"#account-{account['account_id']}")
    row.get_by_role("button", name=f"Actions for {account['label']}").first.click()
    row.locator(".menu:popover-open").get_by_role("button", name=title).first.click()
    return page.locator("dialog[open]")


def test_a_trial_is_granted_and_the_row_follows(open_page, demo):
    account = free_account(demo)
    page = open_page(f"/?search={account['account_id']}")
    dialog = open_dialog(page, account, "Start reverse trial")
    dialog.get_by_label("Reason").fill("Asked for by the account's owner")
    dialog.locator("[type=submit]").click()
    expect(page.locator(f"#account-{account['account_id']} .class-trial").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("has been updated")
    audit = wait_until(lambda: [e for e in demo.get("/audit", account=account["account_id"])["entries"] if "trial-granted" in e["type"]])
    assert audit[0]["reason"] == "Asked for by the account's owner"


def test_a_downgrade_shows_its_effects_before_it_is_confirmed(open_page, demo):

    def guardian():
        accounts = demo.get("/rollup", tier="guardian", limit=500)["accounts"]
        return next((a for a in accounts if a["payment_mode"] != "mollie" and a["class"] in ("comped", "managed", "paying")), None)

    account = wait_until(guardian, what="a guardian in the demo")
    page = open_page(f"/?search={account['account_id']}")
    dialog = open_dialog(page, account, "Change tier")
    dialog.locator("select").first.select_option("changemaker")
    dialog.get_by_label("Reason").fill("Budget cut")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator(".effects li").first).to_be_visible()
    assert demo.get("/rollup", search=account["account_id"])["accounts"][0]["tier"] == "guardian"
    dialog.locator("[type=submit]").click()
    expect(dialog).not_to_be_visible()
    expect(page.locator(f"#account-{account['account_id']}")).to_contain_text("Changemaker")


def test_what_a_person_may_not_do_is_greyed_with_the_reason(open_page, demo):
    account = free_account(demo)
    page = open_page(f"/?search={account['account_id']}", token=demo.ready["tokens"]["no_policies"])
    row = page.locator(f"#account-{account['account_id']}")
    row.get_by_role("button", name=f"Actions for {account['label']}").first.click()
    entry = row.locator("[data-action=tier]").first
    assert entry.get_attribute("aria-disabled") == "true"
    expect(entry.locator("small")).not_to_be_empty()
    entry.click(force=True)
    assert page.locator("dialog[open]").count() == 0


def test_usage_is_reset_from_the_at_risk_page_with_the_keyboard_alone(open_page, demo):

    def at_cap():
        rows = demo.get("/at-risk")["rows"]
        return next((r for r in rows if r["reason"] == "at_cap" and "recently_downgraded" not in r["reasons"]), None)

    risk = wait_until(at_cap, what="a workspace at its cap in the demo")
    page = open_page("/at-risk")
    row = page.locator(f"#risk-{risk['workspace_id']}")
    row.get_by_role("button", name="Actions for").first.focus()
    page.keyboard.press("Enter")
    entry = row.locator("[data-action=usage-reset]")
    while not entry.evaluate("element => element === document.activeElement"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("dialog[open]").get_by_label("Reason").focus()
    page.keyboard.type("Agreed by telephone")
    page.keyboard.press("Tab")
    while not page.locator("dialog[open] [type=submit]").evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)
    assert risk["workspace_id"] not in [row["workspace_id"] for row in demo.get("/at-risk")["rows"]]


def test_filters_stay_in_the_address_and_totals_follow(open_page, demo):
    page = open_page("/")
    page.get_by_label("Class", exact=True).select_option("paying")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**class=paying**")
    shown = page.locator("tbody.account")
    expect(shown.first.locator(".class-paying")).to_be_visible()
    assert page.locator("tbody.account .class-paying").count() == shown.count()


def test_charts_have_a_text_alternative(open_page):
    page = open_page("/")
    charts = page.locator("figure.chart-figure").all()
    assert len(charts) == 2
    for chart in charts:
        expect(chart.get_by_role("img")).to_have_accessible_name(re.compile("."))
        assert chart.locator("table tbody tr").count() == 13


def test_without_a_session_there_is_only_the_sign_in(browser, demo):
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    page.goto(demo.ready["gateway"] + "/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.get_by_label("Staff token").fill(demo.ready["tokens"]["all_policies"])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(demo.ready["gateway"] + "/")
    cookie = next(c for c in context.cookies() if c["name"] == "dembrane_staff")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict"
    context.close()


def test_a_foreign_page_can_not_sign_anybody_in(browser, demo):
    """Another site leads the browser to a link with its own token: the person is asked, and told whom they would replace."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    link = f"{demo.ready['gateway']}/sign-in?token={demo.ready['tokens']['no_policies']}"
    page.route("http://foreign.example/", lambda route: route.fulfill(body=f"<a href='{link}'>x</a>", content_type="text/html"))
    sign_in_by_link(page, demo, demo.ready["sign_in"])
    page.goto("http://foreign.example/")
    page.get_by_role("link").click()
    page.get_by_role("button", name="Continue as kim@dembrane.com").click()
    expect(page.get_by_role("alert")).to_contain_text("You are signed in as robin@dembrane.com")
    assert "token=" not in page.url
    assert Axe().run(page).violations_count == 0
    page.get_by_role("link", name="Stay signed in as now").click()
    expect(page.locator(".who .address")).to_have_text("robin@dembrane.com")
    context.close()


def test_a_session_that_ends_says_so_and_leads_back(open_page, demo):
    """The stream's last word, which the gateway's own tests make it say, is put into its mouth here: no token of the demo is used up."""
    page = open_page()
    ended = {"body": "event: session-ended\ndata: {}\n\n", "content_type": "text/event-stream"}
    page.route("**/api/v1/events**", lambda route: route.fulfill(**ended))
    page.goto(demo.ready["gateway"] + "/at-risk?reason=at_cap")
    bar = page.locator("#session-ended")
    expect(bar).to_be_visible()
    assert Axe().run(page).violations_count == 0
    bar.get_by_role("link", name="Sign in again").click()
    page.get_by_label("Staff token").fill(demo.ready["tokens"]["all_policies"])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(demo.ready["gateway"] + "/at-risk?reason=at_cap")


def test_a_page_that_fell_behind_reads_its_rows_once(open_page, demo):
    """More events than are worth reading row by row, then one for the stream's own `reload`."""
    page = open_page()
    accounts = page.locator("tbody.account").evaluate_all("rows => rows.map(row => row.dataset.account)")[:30]
    messages = [f'id: e{n}\ndata: {{"event_id": "e{n}", "account_id": "{account}"}}\n\n' for n, account in enumerate(accounts)]
    reads = []
    page.on("request", lambda request: "after=" in request.url and reads.append(request.url))
    served = iter(["".join(messages), "event: reload\nid: newest\ndata: {}\n\n"])

    def serve(route):
        body = next(served, "retry: 600000\n\n")
        route.fulfill(body="retry: 1000\n\n" + body, content_type="text/event-stream")

    page.route("**/api/v1/events**", serve)
    page.reload()
    wait_until(lambda: page.wait_for_timeout(200) or len(reads) >= 2, what="both times of reading again")
    assert len(accounts) > 10
    assert [request for request in reads if "/fragments/" in request] == []
    assert any(request.endswith("after=newest") for request in reads)
    expect(page.locator("tbody.account").first).to_be_visible()


@pytest.fixture
def plain_page(browser, demo):
    """A signed-in page on which requests may fail, which a browser's console calls errors."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    sign_in_by_link(page, demo, demo.ready["sign_in"])
    yield page
    context.close()


def test_a_retry_after_a_lost_answer_carries_the_same_key(plain_page, demo):
    account = free_account(demo)
    plain_page.goto(f"{demo.ready['gateway']}/?search={account['account_id']}")
    keys = []

    def serve(route):
        if route.request.post_data_json.get("preview"):
            return route.fulfill(json={"preview": {"effects": [{"description": "Something is frozen"}], "token": "t1"}})
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            return route.abort()
        return route.fulfill(status=409, json={"title": "Refused by a rule", "detail": "it has moved"})

    plain_page.route("**/api/v1/accounts/*/tier", serve)
    dialog = open_dialog(plain_page, account, "Change tier")
    dialog.get_by_label("Reason").fill("Budget cut")
    submit = dialog.locator("[type=submit]")
    submit.click()
    expect(submit).to_have_text("Confirm: change tier")
    submit.click()
    expect(dialog.locator(".refusal")).to_contain_text("could not be reached")
    expect(submit).to_have_text("Confirm: change tier")
    submit.click()
    expect(dialog.locator(".refusal")).to_contain_text("it has moved")
    assert len(keys) == 2 and keys[0] == keys[1]
    # After a refusal the effects may be others, so the button no longer confirms them.
    expect(submit).to_have_text("Change tier")
    expect(dialog.locator(".effects")).to_be_hidden()


def test_a_number_is_what_the_field_takes_it_for(open_page, demo):
    account = free_account(demo)
    page = open_page(f"/?search={account['account_id']}")
    sent = []

    def serve(route):
        sent.append(route.request.post_data_json)
        route.fulfill(json={"account": {}, "event_ids": []})

    page.route("**/api/v1/accounts/*/managed", serve)
    dialog = open_dialog(page, account, "Set managed billing")
    dialog.get_by_label("Agreed seats").fill("1e2")
    dialog.get_by_label("Reason").fill("Agreed by telephone")
    dialog.locator("[type=submit]").click()
    expect(page.get_by_role("status")).to_contain_text("nothing to change")
    assert sent[0]["seats"] == 100
    assert page.get_by_role("status").locator("bdi").inner_text() == account["label"]


def test_a_row_of_a_past_month_stays_in_its_month(open_page, demo):
    """What somebody does now is read again on a page of last month, where its figures must not change."""
    account = free_account(demo)
    page = open_page(f"/?search={account['account_id']}")
    page.get_by_label("Previous month").click()
    row = page.locator(f"#account-{account['account_id']}")
    before = row.locator("tr.account-row td.number").all_inner_texts()
    with page.expect_response(lambda response: "/fragments/accounts/" in response.url) as read:
        demo.command("PUT", f"/accounts/{account['account_id']}/discount", {"kind": "scholarship", "percent": 10, "reason": "School"})
    assert "month=" in read.value.url
    expect(row.locator("[data-action=discount]").first).to_contain_text("Shows a past month")
    assert row.locator("tr.account-row td.number").all_inner_texts() == before

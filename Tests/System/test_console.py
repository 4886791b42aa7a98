"""The console as staff use it, in headless Chromium: both pages, their actions, narrow and wide, light and dark."""

import datetime
import re

import pytest
from playwright.sync_api import expect

import clock
from console import (  # noqa: F401 — fixtures are found by their names
    PATIENCE_MILLISECONDS, assert_accessible, assert_accessible_and_fitting, assert_fits, browser, free_account, hold, next_held,
    open_dialog, open_page, plain_page, shown_accounts, sign_in_by_link,
)
from stack import wait_until

PAGES = ["/accounts", "/at-risk", "/renewals", "/revenue", "/search?q=a"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_and_fit(open_page, path):
    assert_accessible_and_fitting(open_page(path), widths=[2560, 1400, 360])


def test_no_window_is_too_narrow_or_too_wide(open_page, demo):
    compared = clock.last_month()
    page = open_page()
    for path in ["/accounts", f"/accounts?compare={compared}", "/at-risk", "/revenue", "/search?q=a"]:
        page.goto(demo.ready["gateway"] + path)
        assert_fits(page, [320, 360, 480, 700, 701, 768, 834, 900, 1000, 1023, 1024, 1100, 1157, 1280, 1366, 1440, 1920, 2560])


def test_the_months_open_below_their_button_and_lead_there(open_page):
    page = open_page()
    button = page.locator(".month-button")
    button.click()
    months = page.locator(".months")
    expect(months).to_be_visible()
    above, below = button.bounding_box(), months.bounding_box()
    assert abs(below["x"] - above["x"]) < 4 and 0 < below["y"] - above["y"] - above["height"] < 12
    assert_accessible(page)
    months.get_by_role("link").nth(5).click()
    page.wait_for_url("**/accounts?month=*")
    expect(page.get_by_role("note")).to_contain_text("as it was. Actions are off.")
    page.get_by_role("link", name="Back to now").click()
    page.wait_for_url("**/accounts")


def test_axe_finds_what_is_wrong(browser):
    """The known-bad input of the accessibility check."""
    page = browser.new_page()
    page.set_content("<img src='data:,'><input>")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)
    dark = "@media (prefers-color-scheme: dark) { html { background: #000; color: #222; } }"
    page.set_content(f"<html lang=en><title>Night</title><style>{dark}</style><main><h1>Hardly to be read</h1></main></html>")
    with pytest.raises(AssertionError, match="(?s), dark: .*color-contrast"):
        assert_accessible_and_fitting(page)
    page.close()


def test_usage_is_reset_from_the_at_risk_page_with_the_keyboard_alone(open_page, demo):

    def at_cap():
        rows = demo.get("/at-risk")["rows"]
        return next((r for r in rows if r["reason"] == "at_cap" and "recently_downgraded" not in r["reasons"]), None)

    risk = wait_until(at_cap, what="a workspace at its cap in the demo")
    page = open_page("/at-risk")
    row = page.locator(f"#risk-{risk['workspace_id']}")
    row.get_by_role("button", name="Actions for").first.focus()
    page.keyboard.press("Enter")
    entry = page.locator("#action-menu [data-action=usage-reset]")
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


def test_a_risk_that_a_colleague_ends_leaves_with_its_count_and_focus_stays(open_page, demo):

    def two_at_cap():
        rows = [r for r in demo.get("/at-risk", limit=500)["rows"] if r["reason"] in ("at_cap", "pilot_hard_block")]
        rows = [r for r in rows if "recently_downgraded" not in r["reasons"]]
        return rows[:2] if len(rows) > 1 else None

    ended, other = wait_until(two_at_cap, what="two workspaces at their cap in the demo")
    page = open_page("/at-risk")
    tab = page.get_by_role("navigation", name="Reasons").get_by_role("link", name="All")
    before = int(re.search(r"\d+", tab.inner_text())[0])
    button = page.locator(f"#risk-{other['workspace_id']}").get_by_role("button", name="Actions for")
    button.focus()
    demo.command("POST", f"/workspaces/{ended['workspace_id']}/usage-reset", {"reason": "Agreed by telephone"})
    expect(page.locator(f"#risk-{ended['workspace_id']}")).to_have_count(0)
    expect(tab).to_have_text(f"All {before - 1}")
    expect(button).to_be_focused()


def test_totals_follow_what_is_done_here_and_elsewhere(open_page, demo):
    def trials(page):
        return page.locator("#totals .classes li", has_text="Trial")

    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}")
    expect(trials(page)).to_have_text(re.compile(r"Trial\s*0"))
    dialog = open_dialog(page, account, "Start reverse trial")
    dialog.get_by_label("Reason").fill("Met at a fair")
    dialog.locator("[type=submit]").click()
    expect(trials(page)).to_have_text(re.compile(r"Trial\s*1"))

    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}")
    expect(trials(page)).to_have_text(re.compile(r"Trial\s*0"))
    demo.command("POST", f"/accounts/{account['account_id']}/trial", {"reason": "Met at a fair"})
    expect(trials(page)).to_have_text(re.compile(r"Trial\s*1"))
    assert page.locator("#totals").count() == 1


def test_filters_stay_in_the_address(open_page, demo):
    page = open_page()
    page.get_by_label("Class", exact=True).select_option("paying")
    page.wait_for_url("**/accounts?class=paying")
    shown = page.locator("tbody.account")
    expect(shown.first.locator(".class-paying")).to_be_visible()
    assert page.locator("tbody.account .class-paying").count() == shown.count()


def test_several_tiers_are_chosen_one_after_the_other(open_page, demo):
    page = open_page()
    page.get_by_label("Tier", exact=True).select_option("free")
    page.wait_for_url("**/accounts?tier=free")
    page.get_by_label("Another tier").select_option("guardian")
    page.wait_for_url("**/accounts?tier=free&tier=guardian")
    page.get_by_role("search", name="Filter the accounts").get_by_label("Billing").select_option("Managed")
    page.wait_for_url("**/accounts?tier=free&tier=guardian&managed=true")
    total = demo.get("/rollup", tier="guardian", managed="true")["totals"]["accounts"]
    expect(page.locator("tbody.account")).to_have_count(total)
    page.get_by_role("link", name="Remove the filter tier Free").click()
    page.wait_for_url("**/accounts?tier=guardian&managed=true")
    expect(page.locator("tbody.account")).to_have_count(total)


def test_charts_have_a_text_alternative(open_page):
    page = open_page("/revenue")
    charts = page.locator("figure.chart-figure").all()
    assert len(charts) == 2
    for chart in charts:
        expect(chart.locator("svg").first).to_have_accessible_name(re.compile("."))
        assert chart.locator("table tbody tr").count() == 13


def test_without_a_session_there_is_only_the_sign_in(browser, demo):
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    page.goto(demo.ready["gateway"] + "/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert_accessible(page)
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
    assert_accessible(page)
    page.get_by_role("link", name="Stay signed in as now").click()
    expect(page.locator(".person-button")).to_have_text("robin@dembrane.com")
    context.close()


def test_a_session_that_ends_says_so_and_leads_back(open_page, demo):
    """The stream's last word, which the gateway's own tests make it say, is put into its mouth here: no token of the demo is used up."""
    page = open_page()
    ended = {"body": "event: session-ended\ndata: {}\n\n", "content_type": "text/event-stream"}
    page.route("**/api/v1/events**", lambda route: route.fulfill(**ended))
    page.goto(demo.ready["gateway"] + "/at-risk?reason=at_cap")
    bar = page.locator("#session-ended")
    expect(bar).to_be_visible()
    assert_accessible(page)
    # In a window of its own, so that what was typed here stays.
    with page.expect_popup() as opened:
        bar.get_by_role("link", name="Sign in again").click()
    sign_in = opened.value
    sign_in.get_by_label("Staff token").fill(demo.ready["tokens"]["all_policies"])
    sign_in.get_by_role("button", name="Sign in").click()
    sign_in.wait_for_url(demo.ready["gateway"] + "/at-risk?reason=at_cap")


def test_a_download_after_the_end_of_the_session_says_so(plain_page, demo):
    plain_page.goto(demo.ready["gateway"] + "/accounts")
    file = plain_page.get_by_role("navigation", name="Downloads").get_by_role("link", name="accounts")
    with plain_page.expect_download() as loaded:
        file.click()
    assert loaded.value.suggested_filename.endswith(".csv")
    plain_page.on("download", lambda download: pytest.fail(f"{download.suggested_filename} was asked for"))
    plain_page.route("**/api/v1/me", lambda route: route.fulfill(status=401, json={"title": "Sign in first", "status": 401}))
    file.click()
    expect(plain_page.locator("#session-ended")).to_be_visible()
    expect(plain_page.locator("#status")).to_contain_text("Not downloaded: your session has ended.")


@pytest.mark.parametrize("width", [360, 1400])
def test_the_end_of_the_session_is_told_ten_minutes_before(open_page, demo, width):
    page = open_page("/at-risk", width)
    page.clock.install()
    page.reload()
    bar = page.locator("#session-ending")
    end = datetime.datetime.fromisoformat(bar.get_attribute("data-ends"))
    left = (end - clock.now()).total_seconds()
    field = page.locator("#find")
    field.fill("Waterschap")
    page.clock.fast_forward(round(left - 620) * 1000)
    expect(bar).to_be_hidden()
    page.clock.fast_forward(40_000)
    expect(bar).to_be_visible()
    expect(bar).to_contain_text(f"Your session ends at {end:%H:%M}\u00a0UTC.")
    expect(bar.get_by_role("link", name="Sign in again")).to_have_attribute("href", re.compile("/sign-in.next=%2Fat-risk$"))
    expect(field).to_be_focused()
    expect(field).to_have_value("Waterschap")
    assert_accessible(page)


def test_an_unknown_address_keeps_navigation_and_search(plain_page, demo):
    plain_page.goto(demo.ready["gateway"] + "/acounts?tier=guardian")
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Not found")
    assert_accessible(plain_page)
    plain_page.get_by_role("navigation", name="Areas").get_by_role("link", name="At risk").click()
    plain_page.wait_for_url("**/at-risk")


def test_a_restart_of_the_gateway_is_seen_and_survived(plain_page, demo):
    """A stream that is refused once is asked for again, and the mark on top says how it stands."""
    refusals = []

    def refuse_once(route):
        if refusals:
            return route.continue_()
        refusals.append(route.request.url)
        return route.fulfill(status=503, body="{}", content_type="application/problem+json")

    plain_page.route("**/api/v1/events**", refuse_once)
    plain_page.goto(demo.ready["gateway"] + "/accounts")
    expect(plain_page.locator("#live")).to_have_text(re.compile("^live"))
    assert refusals
    account = free_account(demo)
    plain_page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}")
    demo.command("PUT", f"/accounts/{account['account_id']}/account-manager", {"email": "ilse@dembrane.com", "reason": "Takes over"})
    row = plain_page.locator(f"#account-{account['account_id']}")
    expect(row.locator(".column-manager")).to_have_text("ilse")
    expect(row).to_have_attribute("data-changed-by", re.compile(", just now$"))


def test_what_is_typed_on_top_is_found_and_leads_on(open_page, demo):
    account = free_account(demo)
    page = open_page("/at-risk")
    page.keyboard.press("/")
    page.keyboard.type(account["label"][:6])
    results = page.locator("#find-results")
    expect(results.get_by_role("link").first).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(results).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type(account["account_id"])
    expect(results.locator("[data-exact]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/accounts/{account['account_id']}")
    expect(page.get_by_role("heading", level=1)).to_have_text(account["label"])


def test_workspaces_are_read_when_their_account_is_opened(open_page, demo):
    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}")
    assert page.locator(".workspace-row").count() == 0
    toggle = page.locator(f"#account-{account['account_id']} .toggle")
    toggle.focus()
    page.keyboard.press("Space")
    expect(page.locator(".workspace-row")).to_have_count(account["workspace_count"])
    expect(toggle).to_be_focused()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(page.locator(".workspace-row")).to_have_count(0)


def test_without_script_pages_read_filter_and_page(browser, demo):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    sign_in_by_link(page, demo, demo.ready["sign_in"])
    page.goto(demo.ready["gateway"] + "/accounts")
    page.get_by_label("Class", exact=True).select_option("paying")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**/accounts?class=paying")
    page.get_by_role("link", name="Next ›").click()
    expect(page.locator(".pager .range")).to_have_text(re.compile(r"^41–"))
    page.get_by_role("link", name="‹ Previous").click()
    expect(page.locator(".pager .range")).to_have_text(re.compile(r"^1–40 of"))
    page.locator(".toggle").first.click()
    expect(page.locator(".workspace-row").first).to_be_visible()
    context.close()


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


def test_a_row_of_a_past_month_stays_in_its_month(open_page, demo):
    """What somebody does now is read again on a page of last month, where its figures must not change."""
    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}")
    page.get_by_label("Previous month").click()
    row = page.locator(f"#account-{account['account_id']}")
    before = row.locator("tr.account-row td.number").all_inner_texts()
    with page.expect_response(lambda response: "/fragments/usage" in response.url) as read:
        demo.command("PUT", f"/accounts/{account['account_id']}/discount", {"kind": "scholarship", "percent": 10, "reason": "School"})
    assert "month=" in read.value.url
    expect(row.locator("[data-actions]").first).to_have_attribute("data-actions", re.compile("discount!past"))
    assert row.locator("tr.account-row td.number").all_inner_texts() == before


def test_totals_that_are_not_told_stay(open_page):
    page = open_page()
    page.route("**/fragments/**", lambda route: route.fulfill(body="", content_type="text/html"))
    held = hold(page, "**/api/v1/accounts/*/discount")
    [account] = shown_accounts(page, 1)
    dialog = open_dialog(page, account, "Set discount")
    dialog.get_by_label("Percent").fill("10")
    dialog.get_by_label("Reason").fill("Knows them")
    dialog.locator("[type=submit]").click()
    next_held(page, held).fulfill(json={"account": {}, "event_ids": ["e1"]})
    expect(page.locator("#status")).to_contain_text("Discount 10 % set for")
    expect(page.locator("#totals")).to_be_visible()

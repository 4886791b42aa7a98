"""The dialogs of the console, its menu and its messages, in headless Chromium."""

import re

from playwright.sync_api import expect

from console import (  # noqa: F401 — fixtures are found by their names
    assert_accessible, browser, euros, free_account, hold, next_held, open_dialog, open_menu, open_page, plain_page, shown_accounts,
)
from stack import wait_until


def row_of(page, account):
    return page.locator(f"#account-{account['account_id']}")


def messages(page):
    return page.locator("#status")


def submit_of(dialog):
    return dialog.locator("[type=submit]")


def billing_of(demo, account):
    return demo.get(f"/accounts/{account['account_id']}")["billing"]


def page_with(open_page, account, **options):
    return open_page(f"/accounts?search={account['account_id']}", **options)


def paid_account(demo):
    """An account that no subscription of its own pays for."""

    def found():
        accounts = demo.get("/rollup", tier="guardian", limit=500)["accounts"]
        return next((a for a in accounts if a["payment_mode"] != "mollie" and a["class"] in ("comped", "managed", "paying")), None)

    return wait_until(found, what="a guardian in the demo")


def set_discount(demo, account, percent):
    body = {"kind": "scholarship", "percent": percent, "reason": "Set by a colleague"}
    return demo.command("PUT", f"/accounts/{account['account_id']}/discount", body)


def test_a_trial_is_granted_and_the_row_follows(open_page, demo):
    account = free_account(demo)
    page = page_with(open_page, account)
    dialog = open_dialog(page, account, "Start reverse trial")
    assert_accessible(page)
    expect(submit_of(dialog)).to_have_text("Start trial of Changemaker")
    dialog.get_by_label("Reason").fill("Asked for by the account's owner")
    submit_of(dialog).click()
    expect(row_of(page, account).locator(".class-trial").first).to_be_visible()
    expect(messages(page)).to_contain_text(f"Trial of Changemaker started for {account['label']}")
    audit = wait_until(lambda: [e for e in demo.get("/audit", account=account["account_id"])["entries"] if "trial-granted" in e["type"]])
    assert audit[0]["reason"] == "Asked for by the account's owner"


def test_a_trial_gets_another_end_and_is_then_ended(open_page, demo):
    account = free_account(demo)
    demo.wait_for_billing(account["account_id"])
    granted = demo.command("POST", f"/accounts/{account['account_id']}/trial", {"reason": "Met at a fair", "confirm": ["second_trial"]})
    page = page_with(open_page, account)
    dialog = open_dialog(page, account, "Move end date")
    day = dialog.get_by_label("Last day")
    dialog.get_by_label("Reason").fill("Their budget comes later")
    day.fill("31-02-2027")
    submit_of(dialog).click()
    expect(dialog.locator("#field-ends_on-error")).to_contain_text("a day such as 31-12-2026")
    dialog.get_by_role("button", name="30 days more").click()
    expect(dialog.locator("#field-ends_on-error")).to_be_hidden()
    typed = day.input_value()
    expect(submit_of(dialog)).to_have_text(f"Move the end to {typed}")
    submit_of(dialog).click()
    expect(messages(page)).to_contain_text(f"End moved to {typed} for {account['label']}")
    expect(row_of(page, account).locator(".column-tier").first).to_contain_text(f"until {typed}")
    billing = billing_of(demo, account)
    assert billing["trial"]["ends_at"] > granted["account"]["trial"]["ends_at"] and billing["class"] == "trial"

    dialog = open_dialog(page, account, "End trial now")
    expect(dialog.locator(".effects li").first).to_be_visible()
    dialog.get_by_label("Reason").fill("They asked")
    submit_of(dialog).click()
    expect(row_of(page, account).locator(".class-free").first).to_be_visible()
    assert billing_of(demo, account)["tier"] == "free"


def test_an_end_that_has_passed_is_refused_at_its_field_in_words(plain_page, demo):
    account = free_account(demo)
    demo.wait_for_billing(account["account_id"])
    demo.command("POST", f"/accounts/{account['account_id']}/trial", {"reason": "Met at a fair", "confirm": ["second_trial"]})
    # Only then does the row offer to move an end.
    demo.get_once(lambda page: page["accounts"][0].get("tier_expires_at"), "/rollup", search=account["account_id"])
    plain_page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}")
    # The rollup hears of the trial a moment after billing.
    expect(row_of(plain_page, account).locator(".class-trial").first).to_be_visible()
    dialog = open_dialog(plain_page, account, "Move end date")
    dialog.get_by_label("Last day").fill("01-02-2026")
    dialog.get_by_label("Reason").fill("A slip of the hand")
    submit_of(dialog).click()
    error = dialog.locator("#field-ends_on-error")
    expect(error).to_have_text("Last day has to lie in the future; 01-02-2026 does not.")
    expect(dialog.locator(".refusal")).to_be_hidden()


def test_a_refusal_stays_while_the_reason_is_typed(plain_page, demo):
    account = free_account(demo)
    plain_page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}")
    refusal = {"status": 409, "json": {"title": "Refused by a rule", "detail": "it can't be done today"}}
    plain_page.route("**/api/v1/accounts/*/tier", lambda route: route.fulfill(**refusal))
    dialog = open_dialog(plain_page, account, "Change tier")
    dialog.get_by_label("New tier").select_option("guardian")
    expect(dialog.locator(".refusal")).to_have_text("It can't be done today.")
    dialog.get_by_label("Reason").fill("They asked for it")
    expect(dialog.locator(".refusal")).to_have_text("It can't be done today.")
    expect(submit_of(dialog)).to_be_disabled()


def test_a_downgrade_shows_its_effects_by_itself_before_it_is_done(open_page, demo):
    account = paid_account(demo)
    page = page_with(open_page, account)
    dialog = open_dialog(page, account, "Change tier")
    # What holds is chosen, and changes nothing.
    expect(dialog.get_by_label("New tier")).to_have_value("guardian")
    expect(submit_of(dialog)).to_be_disabled()
    dialog.get_by_label("New tier").select_option("changemaker")
    expect(dialog.get_by_role("status")).to_contain_text("frozen")
    lower = demo.get(f"/accounts/{account['account_id']}/revenue", tier="changemaker")["mrr_cents"]
    assert lower < account["mrr_cents"]
    expect(dialog.get_by_role("status").locator("li").first).to_contain_text(f"a month ({euros(account['mrr_cents'])} → {euros(lower)})")
    expect(submit_of(dialog)).to_have_text("Change to Changemaker")
    expect(submit_of(dialog)).to_be_enabled()
    expect(dialog.locator("[data-acknowledgement]")).to_be_hidden()
    assert demo.get("/rollup", search=account["account_id"])["accounts"][0]["tier"] == "guardian"
    dialog.get_by_label("Reason").fill("Budget cut")
    submit_of(dialog).click()
    expect(dialog).not_to_be_visible()
    expect(row_of(page, account)).to_contain_text("Changemaker")
    expect(messages(page)).to_contain_text(f"Tier changed to Changemaker for {account['label']}")
    expect(messages(page).get_by_role("button", name="Undo")).to_have_count(0)


def test_a_pilot_is_left_only_by_who_knows_that_it_can_not_come_back(open_page, demo):
    account = wait_until(lambda: next(iter(demo.get("/rollup", tier="pilot")["accounts"]), None), what="a pilot in the demo")
    page = page_with(open_page, account)
    dialog = open_dialog(page, account, "Change tier")
    tier = dialog.get_by_label("New tier")
    expect(tier).to_have_value("pilot")
    expect(tier.locator("option:checked")).to_have_text("Pilot (now)")
    expect(submit_of(dialog)).to_be_disabled()
    tier.select_option("free")
    expect(dialog.locator(".effects")).to_contain_text("1 h a cycle instead of 10 h")
    expect(dialog.locator(".effects .irreversible")).to_contain_text("can't be granted again")
    dialog.get_by_label("Reason").fill("They are done")
    submit_of(dialog).click()
    expect(dialog.locator(".refusal")).to_contain_text("Confirm first")
    assert billing_of(demo, account)["tier"] == "pilot"
    dialog.get_by_label("I know that Pilot can't come back").check()
    submit_of(dialog).click()
    expect(dialog).not_to_be_visible()
    assert billing_of(demo, account)["tier"] == "free"


def test_managed_billing_keeps_what_was_agreed(open_page, demo):
    account = free_account(demo)
    demo.wait_for_billing(account["account_id"])
    body = {"tier": "innovator", "billing_period": "monthly", "seats": 200, "confirm": ["coming_soon"]}
    answer = demo.command("POST", f"/accounts/{account['account_id']}/managed", body)
    demo.get_once(lambda page: page["accounts"][0]["managed"], "/rollup", search=account["account_id"], after=answer["event_ids"][-1])
    page = page_with(open_page, account)
    dialog = open_dialog(page, account, "Set managed billing")
    expect(dialog.get_by_label("Agreed seats")).to_have_value("200")
    expect(dialog.get_by_label("Billed")).to_have_value("monthly")
    amount, error = dialog.get_by_label("Agreed amount"), dialog.locator("#field-agreed_cents-error")
    for text in ["3600.5", "36,5", "1.00", "a lot"]:
        amount.fill(text)
        expect(error).to_be_hidden()
        amount.blur()
        expect(error).to_have_text("This has to be an amount such as 3.600,00.")
    amount.fill("€ 3.600,50")
    dialog.get_by_label("Account manager").fill("nobody@dembrane.com")
    expect(dialog.locator(".effects")).to_contain_text("Nobody has signed in to the back office as nobody@dembrane.com yet")
    dialog.get_by_label("Account manager").fill("robin@dembrane.com")
    dialog.get_by_label("Reason").fill("Robin knows them")
    expect(dialog.locator(".effects")).not_to_contain_text("Nobody")
    submit_of(dialog).click()
    expect(messages(page)).to_contain_text("Managed billing set for")
    billing = billing_of(demo, account)
    assert billing["agreed_cents"] == 360_050
    assert (billing["recorded_seats"], billing["billing_period"], billing["account_manager"]) == (200, "monthly", "robin@dembrane.com")


def test_a_number_is_the_whole_of_what_was_typed_or_nothing(open_page):
    page = open_page()
    sent = hold(page, "**/api/v1/accounts/*/discount")
    [account] = shown_accounts(page, 1)
    dialog = open_dialog(page, account, "Set discount")
    percent, error = dialog.get_by_label("Percent"), dialog.locator("#field-percent-error")
    dialog.get_by_label("Reason").fill("A school")
    for text, words in [("2,5", "whole number"), ("1e2", "whole number"), ("12.5", "whole number"), ("101", "from 0 to 100")]:
        percent.fill(text)
        expect(submit_of(dialog)).to_have_text("Set discount")
        submit_of(dialog).click()
        expect(error).to_contain_text(words)
        expect(percent).to_be_focused()
    assert sent == []
    percent.fill("40")
    expect(error).to_be_hidden()
    expect(submit_of(dialog)).to_have_text("Set 40 % discount")
    submit_of(dialog).click()
    assert next_held(page, sent).request.post_data_json["percent"] == 40


def test_a_discount_says_its_worth_where_the_list_price_is_known(open_page, demo):
    def found():
        accounts = demo.get("/rollup", **{"class": "managed"}, limit=500)["accounts"]
        return next((a for a in accounts if a["mrr_cents"] and not a["discount"] and not any(w["discount"] for w in a["workspaces"])), None)

    account = wait_until(found, what="a managed account without discount")
    page = page_with(open_page, account)
    dialog = open_dialog(page, account, "Set discount")
    dialog.get_by_label("Percent").fill("50")
    half = f"{account['mrr_cents'] // 200:,}".replace(",", ".") + f",{account['mrr_cents'] // 2 % 100:02}"
    expect(dialog.locator("[data-amount]")).to_have_text(f"= −€\u00a0{half} a month")


def test_what_was_changed_meanwhile_stands_beside_mine(plain_page, demo):
    """412, which a browser's console calls an error."""
    account = paid_account(demo)
    set_discount(demo, account, 10)
    plain_page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}")
    dialog = open_dialog(plain_page, account, "Set discount")
    dialog.get_by_label("Percent").fill("30")
    dialog.get_by_label("Reason").fill("A school, they say")
    set_discount(demo, account, 60)
    submit_of(dialog).click()
    conflict = dialog.locator(".conflict")
    expect(conflict).to_contain_text("robin@dembrane.com changed this")
    expect(conflict).to_contain_text("Percent: now 60; yours 30")
    assert billing_of(demo, account)["discount"]["percent"] == 60
    conflict.get_by_role("button", name="Show theirs").click()
    expect(dialog.get_by_label("Percent")).to_have_value("60")
    expect(dialog.get_by_label("Reason")).to_have_value("A school, they say")

    dialog.get_by_label("Percent").fill("35")
    set_discount(demo, account, 70)
    submit_of(dialog).click()
    dialog.get_by_role("button", name="Use mine").click()
    expect(dialog).not_to_be_visible()
    expect(messages(plain_page)).to_contain_text(f"Discount 35 % set for {account['label']}")
    assert billing_of(demo, account)["discount"]["percent"] == 35


def test_a_discount_is_taken_back_from_its_message(open_page, demo):
    account = paid_account(demo)
    set_discount(demo, account, 15)
    page = page_with(open_page, account)
    dialog = open_dialog(page, account, "Set discount")
    expect(dialog.get_by_label("Percent")).to_have_value("15")
    dialog.get_by_label("Percent").fill("40")
    dialog.get_by_label("Reason").fill("A mistake")
    submit_of(dialog).click()
    expect(messages(page)).to_contain_text(f"Discount 40 % set for {account['label']}")
    # Looked at, it stays as long as it takes.
    messages(page).get_by_role("button", name="Undo").hover()
    messages(page).get_by_role("button", name="Undo").click()
    expect(messages(page)).to_contain_text(f"Undone for {account['label']}")
    assert billing_of(demo, account)["discount"]["percent"] == 15
    expect(messages(page).locator(".message")).to_have_count(0)


def test_what_came_after_is_not_undone(plain_page, demo):
    account = paid_account(demo)
    set_discount(demo, account, 15)
    plain_page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}")
    dialog = open_dialog(plain_page, account, "Set discount")
    dialog.get_by_label("Percent").fill("40")
    dialog.get_by_label("Reason").fill("A mistake")
    submit_of(dialog).click()
    undo = messages(plain_page).get_by_role("button", name="Undo")
    undo.hover()
    set_discount(demo, account, 50)
    undo.click()
    expect(messages(plain_page)).to_contain_text("it has changed meanwhile")
    assert billing_of(demo, account)["discount"]["percent"] == 50


def test_what_was_typed_is_kept_when_the_dialog_is_closed(open_page):
    page = open_page()
    first, second = shown_accounts(page, 2)
    dialog = open_dialog(page, first, "Set account manager")
    dialog.get_by_label("Reason").fill("A long reason that nobody wants to type again")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(row_of(page, first).get_by_role("button", name="Actions for").first).to_be_focused()
    dialog = open_dialog(page, second, "Set account manager")
    expect(dialog.get_by_role("button", name="Fill it in")).to_have_count(0)
    dialog.get_by_role("button", name="Cancel").click()
    dialog = open_dialog(page, first, "Set account manager")
    expect(dialog.get_by_label("Reason")).to_have_value("")
    dialog.get_by_role("button", name="Fill it in").click()
    expect(dialog.get_by_label("Reason")).to_have_value("A long reason that nobody wants to type again")


def test_a_session_that_ends_amid_a_dialog_loses_nothing(plain_page, demo):
    account = paid_account(demo)
    plain_page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}")
    refusal = {"status": 401, "json": {"title": "Sign in first", "detail": "the token has ended", "status": 401}}
    plain_page.route("**/api/v1/accounts/*/discount", lambda route: route.fulfill(**refusal))
    dialog = open_dialog(plain_page, account, "Set discount")
    dialog.get_by_label("Percent").fill("7")
    dialog.get_by_label("Reason").fill("A school that we met at the fair")
    submit_of(dialog).click()
    with plain_page.expect_popup() as opened:
        dialog.get_by_role("link", name="Sign in again").click()
    opened.value.wait_for_load_state()
    assert "next=%2Faccounts" in opened.value.url
    plain_page.reload()
    dialog = open_dialog(plain_page, account, "Set discount")
    dialog.get_by_role("button", name="Fill it in").click()
    expect(dialog.get_by_label("Reason")).to_have_value("A school that we met at the fair")
    expect(dialog.get_by_label("Percent")).to_have_value("7")


def test_a_dialog_says_whose_workspace_it_is_about(open_page, demo):
    risk = wait_until(lambda: next(iter(demo.get("/at-risk")["rows"]), None), what="a workspace at risk")
    page = open_page("/at-risk")
    menu = open_menu(page, page.locator(f"#risk-{risk['workspace_id']}"))
    menu.get_by_role("menuitem", name="Set discount").click(force=True)
    page.keyboard.press("Escape")
    reset = next(r for r in demo.get("/at-risk")["rows"] if "reset_usage" in r["actions"])
    menu = open_menu(page, page.locator(f"#risk-{reset['workspace_id']}"))
    menu.get_by_role("menuitem", name="Reset usage").click()
    subject = page.locator("dialog[open] .subject")
    expect(subject).to_contain_text(reset["organisation_name"])
    expect(subject).to_contain_text(reset["workspace_name"])
    expect(subject).to_contain_text(re.compile(r"\(\d+ workspaces?\)"))


def test_a_risk_is_put_aside_and_taken_back_and_told_what_came_of_it(open_page, demo):
    def approaching():
        return next((r for r in demo.get("/at-risk", limit=500)["rows"] if r["reason"] == "approaching_cap"), None)

    risk = wait_until(approaching, what="a workspace near its cap in the demo")
    page = open_page("/at-risk")
    row = page.locator(f"#risk-{risk['workspace_id']}")
    snoozed = page.get_by_role("navigation", name="Reasons").get_by_role("link", name="Snoozed")
    before = int(re.search(r"\d+", snoozed.inner_text())[0])
    assert before >= 1, "the demo has put one aside"

    open_menu(page, row).get_by_role("menuitem", name="Snooze").click()
    dialog = page.locator("dialog[open]")
    assert_accessible(page)
    dialog.get_by_label("Reason").fill("They decide next week")
    dialog.get_by_role("button", name="30 days more").click()
    dialog.get_by_label("Come back at once").check()
    submit_of(dialog).click()
    expect(row).to_have_count(0)
    expect(snoozed).to_have_text(f"Snoozed {before + 1}")

    snoozed.click()
    expect(row).to_contain_text("or until it gets worse: They decide next week")
    open_menu(page, row).get_by_role("menuitem", name="Set outcome").click()
    dialog.get_by_label("Outcome").select_option("saved")
    dialog.get_by_label("Note").fill("They sign")
    expect(submit_of(dialog)).to_have_text("Set to Saved")
    submit_of(dialog).click()
    expect(row.get_by_text("outcome: saved")).to_have_attribute("title", "They sign")
    open_menu(page, row).get_by_role("menuitem", name="End snooze").click()
    dialog.get_by_label("Reason").fill("They called")
    submit_of(dialog).click()
    expect(row).to_have_count(0)
    page.goto(demo.ready["gateway"] + "/at-risk")
    expect(row.get_by_text("outcome: saved")).to_be_visible()


def test_the_menu_is_one_for_keys_and_stays_with_its_row(open_page, demo):
    account = paid_account(demo)
    page = page_with(open_page, account, width=900)
    open_menu(page, row_of(page, account).locator(".account-row"))
    assert_accessible(page)
    page.keyboard.press("Escape")
    # Low enough to have something to scroll.
    page.set_viewport_size({"width": 900, "height": 320})
    menu = open_menu(page, row_of(page, account).locator(".account-row"))
    focused = page.locator("#action-menu :focus")
    expect(focused).to_have_attribute("data-action", "tier")
    page.keyboard.type("set a")
    expect(focused).to_have_attribute("data-action", "account-manager")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(focused).to_have_attribute("data-action", re.compile("partner"))

    page.mouse.wheel(0, 3)
    wait_until(lambda: page.evaluate("scrollY") > 0, what="the page to scroll")
    expect(menu).to_be_visible()
    # A colleague's change replaces the row; the menu and then its dialog stay.
    with page.expect_response(lambda response: "/fragments/usage" in response.url):
        demo.command("PUT", f"/accounts/{account['account_id']}/account-manager", {"email": "kim@dembrane.com", "reason": "Takes over", "confirm": ["unknown_manager"]})
    expect(row_of(page, account).locator(".column-manager")).to_have_text("kim")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(row_of(page, account).get_by_role("button", name="Actions for").first).to_be_focused()


def test_what_a_person_may_not_do_is_greyed_with_the_reason(open_page, demo):
    account = free_account(demo)
    page = page_with(open_page, account, token=demo.ready["tokens"]["no_policies"])
    menu = open_menu(page, row_of(page, account))
    entry = menu.get_by_role("menuitem", name="Change tier")
    expect(entry).to_have_attribute("aria-disabled", "true")
    expect(entry.locator("small")).to_have_text("Only colleagues who may set tiers can do this; ask robin@dembrane.com")
    entry.click(force=True)
    assert page.locator("dialog[open]").count() == 0
    # Nothing to act on, so nothing to say.
    expect(menu.get_by_role("menuitem", name="Clear discount")).to_have_count(0)


def test_a_command_whose_row_can_not_be_read_again_says_that_it_is_saved(plain_page, demo):
    account = paid_account(demo)
    plain_page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}")
    plain_page.route("**/fragments/**", lambda route: route.fulfill(status=503, body="{}", content_type="application/json"))
    dialog = open_dialog(plain_page, account, "Set discount")
    dialog.get_by_label("Percent").fill("5")
    dialog.get_by_label("Reason").fill("A school")
    submit_of(dialog).click()
    expect(messages(plain_page)).to_contain_text(f"Saved. Discount 5 % set for {account['label']}")


def test_a_retry_after_a_lost_answer_carries_the_same_key(plain_page, demo):
    account = free_account(demo)
    plain_page.goto(f"{demo.ready['gateway']}/accounts?search={account['account_id']}")
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
    dialog.get_by_label("New tier").select_option("guardian")
    dialog.get_by_label("Reason").fill("Budget cut")
    submit = submit_of(dialog)
    expect(dialog.locator(".effects")).to_contain_text("Something is frozen")
    submit.click()
    expect(dialog.locator(".refusal")).to_contain_text("could not be reached")
    submit.click()
    expect(dialog.locator(".refusal")).to_have_text("It has moved.")
    assert len(keys) == 2 and keys[0] == keys[1]


def test_an_answer_that_can_not_be_read_is_no_success(open_page):
    page = open_page()
    held = hold(page, "**/api/v1/accounts/*/discount")
    [account] = shown_accounts(page, 1)
    dialog = open_dialog(page, account, "Set discount")
    dialog.get_by_label("Percent").fill("10")
    dialog.get_by_label("Reason").fill("Knows them")
    submit_of(dialog).click()
    cut_off = next_held(page, held)
    cut_off.fulfill(body='{"event_ids": [', content_type="application/json")
    expect(dialog.locator(".refusal")).to_contain_text("could not be read")
    submit_of(dialog).click()
    again = next_held(page, held)
    assert again.request.headers["idempotency-key"] == cut_off.request.headers["idempotency-key"]
    assert again.request.headers["if-match"] == cut_off.request.headers["if-match"]
    again.fulfill(json={"account": {}, "event_ids": []})
    expect(dialog).not_to_be_visible()
    expect(messages(page)).to_contain_text(f"Nothing to change for {account['label']}")


def test_a_late_answer_leaves_the_next_dialog_alone(open_page):
    page = open_page()
    held = hold(page, "**/api/v1/accounts/*/discount")
    first, second = shown_accounts(page, 2)
    for account in (first, second):
        dialog = open_dialog(page, account, "Set discount")
        dialog.get_by_label("Percent").fill("10")
        dialog.get_by_label("Reason").fill("Knows them")
        if account is first:
            submit_of(dialog).click()
            late = next_held(page, held)
            dialog.get_by_role("button", name="Cancel").click()
    late.fulfill(json={"account": {}, "event_ids": []})
    expect(messages(page)).to_contain_text("Nothing to change for")
    assert messages(page).locator("bdi").inner_text() == first["label"]
    expect(dialog).to_be_visible()
    submit_of(dialog).click()
    request = next_held(page, held)
    assert f"/accounts/{second['account_id']}/" in request.request.url
    request.fulfill(json={"account": {}, "event_ids": []})
    expect(dialog).not_to_be_visible()


def test_what_is_cancelled_while_its_preview_is_awaited_is_not_done(open_page, demo):
    account = free_account(demo)
    page = page_with(open_page, account)
    held = hold(page, "**/api/v1/accounts/*/tier")
    dialog = open_dialog(page, account, "Change tier")
    dialog.get_by_label("New tier").select_option("guardian")
    dialog.get_by_label("Reason").fill("Budget cut")
    preview = next_held(page, held)
    assert preview.request.post_data_json["preview"] is True
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    # The script gives its question up once it hears of the closing, before a failure of it could be news.
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    preview.abort()
    # Whatever the script still wanted, it has asked for before the next answer is here.
    page.evaluate("() => fetch('/api/v1/me').then((answer) => answer.text())")
    assert held == []

"""The console by its keys alone, in headless Chromium."""

import re

from playwright.sync_api import expect

from console import assert_accessible, browser, free_account, open_page  # noqa: F401 — fixtures are found by their names


def test_keys_move_between_rows_and_act_on_them(open_page):
    page = open_page("/accounts", width=1280)
    rows = page.locator("main .table tbody tr")
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    assert rows.nth(0).evaluate("row => getComputedStyle(row).outlineStyle") == "solid"
    for _ in range(30):
        page.keyboard.press("j")
    for _ in range(28):
        page.keyboard.press("k")
    expect(rows.nth(2)).to_be_focused()
    head = page.locator("main .table thead th").first.bounding_box()
    assert rows.nth(2).bounding_box()["y"] >= head["y"] + head["height"] - 1, "it stands below the head"

    page.keyboard.press(".")
    expect(page.get_by_role("menu")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(rows.nth(2).locator(".menu-button")).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(1)).to_be_focused()
    for key, title in [("d", "Set discount"), ("m", "Set account manager")]:
        page.keyboard.press(key)
        dialog = page.locator("#action-dialog[open]")
        expect(dialog.get_by_role("heading", level=2)).to_have_text(title)
        expect(dialog.locator(".subject")).to_contain_text(rows.nth(1).locator(".title").inner_text())
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_a_row_keeps_the_focus_when_it_is_read_again(open_page, demo):
    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}")
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.locator(".workspace-row")).to_have_count(account["workspace_count"])
    expect(page.locator(".account-row")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".workspace-row").first).to_be_focused()
    demo.command("PUT", f"/accounts/{account['account_id']}/account-manager", {"email": "ilse@dembrane.com", "reason": "Takes over"})
    expect(page.locator(".account")).to_have_attribute("data-changed-by", re.compile("just now"))
    expect(page.locator(".workspace-row").first).to_be_focused()


def test_what_may_not_be_done_says_why(open_page, demo):
    page = open_page("/accounts", token=demo.ready["tokens"]["no_policies"])
    page.keyboard.press("j")
    page.keyboard.press("t")
    expect(page.locator("#status")).to_contain_text("Only colleagues who may set tiers can do this; ask robin@dembrane.com.")
    assert page.locator("#action-dialog[open]").count() == 0


def test_a_dialog_is_sent_and_undone_by_keys(open_page, demo):
    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}")
    page.keyboard.press("j")
    page.keyboard.press("m")
    dialog = page.locator("#action-dialog[open]")
    dialog.get_by_label("E-mail").fill("tobias@dembrane.com")
    dialog.get_by_label("Reason").fill("Knows them")
    expect(dialog.locator(".effects")).to_contain_text("tobias@dembrane.com looks after the customer")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("set for")
    manager = page.locator(".account-row .column-manager")
    expect(manager).to_have_text("tobias")
    page.keyboard.press("u")
    expect(page.locator("#status")).to_contain_text("Undone for")
    expect(manager).not_to_have_text("tobias")


def test_keys_lead_to_areas_months_and_filters(open_page, demo):
    page = open_page()
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/at-risk")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/workspaces/"))
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/revenue")
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url(re.compile("/accounts"))
    page.goto(demo.ready["gateway"] + "/accounts")
    page.keyboard.press("[")
    page.wait_for_url("**/accounts?month=*")
    page.keyboard.press("]")
    page.wait_for_url("**/accounts")
    with page.expect_download() as download:
        page.keyboard.press("e")
    assert download.value.suggested_filename.endswith(".csv")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("c")
    expect(page.locator("#status")).to_contain_text(re.compile("Copied .*/"))
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.keyboard.press("f")
    expect(page.locator("#filter-search")).to_be_focused()
    page.keyboard.type("gtd?")
    expect(page.locator("#filter-search")).to_have_value("gtd?")
    assert page.locator("dialog[open]").count() == 0


def test_the_list_of_keys_opens_and_keys_can_be_switched_off(open_page, demo):
    page = open_page()
    page.keyboard.press("?")
    shown = page.locator("#keyboard-help[open]")
    expect(shown.get_by_role("heading", name="Keyboard shortcuts")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    assert page.locator("main tr:focus").count() == 0

    page.locator(".person-button").click()
    menu = page.locator(".person-menu")
    assert_accessible(page)
    menu.get_by_label("Off", exact=True).check()
    menu.get_by_role("button", name="Keyboard shortcuts").click()
    expect(shown).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(demo.ready["gateway"] + "/at-risk")
    for key in ["j", "/", "?", "g", "a"]:
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.url.endswith("/at-risk") and shown.count() == 0
    page.keyboard.press("Control+k")
    expect(page.locator("#find")).to_be_focused()
    page.locator(".person-button").click()
    menu.get_by_label("On", exact=True).check()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    assert page.locator("main tr:focus").count() == 1


def test_what_was_opened_lately_is_offered_until_sign_out(open_page, demo):
    account = free_account(demo)
    page = open_page("/at-risk")
    page.keyboard.press("Control+k")
    results = page.locator("#find-results")
    expect(results.get_by_role("link", name="Go to Revenue")).to_be_visible()
    assert results.get_by_text("Recently opened").count() == 0
    page.keyboard.type(account["account_id"])
    expect(results.locator("[data-exact]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/accounts/{account['account_id']}")
    page.goto(demo.ready["gateway"] + "/revenue")
    page.keyboard.press("/")
    recent = results.get_by_role("group", name="Recently opened").get_by_role("link", name=account["label"])
    expect(recent).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(results).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.evaluate("localStorage.setItem(Object.keys(localStorage)[0], '[{\"title\":\"x\",\"path\":\"//evil.example\"},7,{}]')")
    page.reload()
    page.keyboard.press("/")
    expect(results.get_by_role("link", name="Go to Revenue")).to_be_visible()
    assert results.get_by_text("Recently opened").count() == 0, "what is none of ours is passed over"
    page.evaluate("localStorage.setItem('other', 'kept')")
    page.locator(".person-button").click()
    # The demo's token would be refused from then on, also for the other tests.
    page.route("**/sign-out", lambda route: route.fulfill(status=204))
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_function("Object.keys(localStorage).join() === 'other'")


def test_a_store_that_is_full_or_off_breaks_nothing(open_page, demo):
    account = free_account(demo)
    page = open_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })")
    page.goto(demo.ready["gateway"] + "/at-risk")
    page.keyboard.press("/")
    page.keyboard.type(account["account_id"])
    results = page.locator("#find-results")
    expect(results.locator("[data-exact]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/accounts/{account['account_id']}")


def test_a_deed_is_done_from_any_page_by_typing_it(open_page, demo):
    account = free_account(demo)
    page = open_page("/revenue")
    page.keyboard.press("Control+k")
    page.keyboard.type(f"> manager {account['account_id']}")
    results = page.locator("#find-results")
    command = results.get_by_role("button", name="Set account manager…")
    expect(command).to_contain_text(account["label"])
    assert_accessible(page)
    page.keyboard.press("Enter")
    dialog = page.locator("#action-dialog[open]")
    dialog.get_by_label("E-mail").fill("tobias@dembrane.com")
    dialog.get_by_label("Reason").fill("Knows them")
    expect(dialog.locator(".effects")).to_contain_text("tobias@dembrane.com looks after the customer")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#status")).to_contain_text("Account manager tobias@dembrane.com set for")
    assert demo.get(f"/accounts/{account['account_id']}")["billing"]["account_manager"] == "tobias@dembrane.com"


def test_a_found_account_has_its_menu_and_its_row_follows(open_page, demo):
    account = free_account(demo)
    page = open_page(f"/accounts?search={account['account_id']}")
    row = page.locator(f"#account-{account['account_id']}")
    page.keyboard.press("Control+k")
    page.keyboard.type(account["account_id"])
    # What part of the id finds is replaced once more.
    expect(page.locator("#find-results [data-found-account][data-exact]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    menu = page.get_by_role("menu")
    expect(menu).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.locator("#find-results .menu-button")).to_be_focused()
    page.keyboard.press("Enter")
    menu.get_by_role("menuitem", name="Set account manager").click()
    dialog = page.locator("#action-dialog[open]")
    dialog.get_by_label("E-mail").fill("ilse@dembrane.com")
    dialog.get_by_label("Reason").fill("Knows them")
    expect(dialog.locator(".effects")).to_contain_text("ilse@dembrane.com looks after the customer")
    page.keyboard.press("Control+Enter")
    expect(row.locator(".column-manager")).to_have_text("ilse")


def test_what_may_not_be_done_stands_grey_with_its_reason(open_page, demo):
    account = free_account(demo)
    page = open_page("/revenue", token=demo.ready["tokens"]["no_policies"])
    page.keyboard.press("/")
    page.keyboard.type(f"tier {account['account_id']}")
    command = page.locator("#find-results").get_by_role("button", name="Change tier…")
    expect(command).to_contain_text("Only colleagues who may set tiers can do this")
    expect(command).to_be_disabled()
    command.click(force=True)
    page.wait_for_timeout(200)
    assert page.locator("#action-dialog[open]").count() == 0

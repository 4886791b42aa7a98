"""The console in headless Chromium, for the tests of its pages and dialogs: signed-in pages, menus and dialogs."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

import clock
from stack import wait_until

# Long enough for a busy machine; what holds at once costs nothing.
PATIENCE_MILLISECONDS = 120_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
# The parts of an account's page, as its address ends.
PARTS = ["", "/workspaces", "/people", "/billing", "/invoices", "/history"]
# What axe judges by colours.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=CHROMIUM_OPTIONS)
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

    def open_signed_in(path="/accounts", width=1400, scheme="light", token=None, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **options)
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        contexts.append(context)
        context.add_init_script(clock.browser_script())
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
    assert troubles == [], troubles


def paying_account(demo):
    """One that recurs, is there for some months, and has somebody to speak to."""

    def found():
        accounts = demo.get("/rollup", **{"class": "paying"}, sort="-mrr", limit=50)["accounts"]
        return next((a for a in accounts if a["admins"] and not a["managed"] and a["workspace_count"] > 1), None)

    return wait_until(found, what="a paying account in the demo")


@pytest.fixture(scope="module")
def addresses(demo):
    """Each kind of page about one thing."""
    account = paying_account(demo)
    path = f"/accounts/{account['account_id']}"
    [workspace, *_] = demo.get(path)["account"]["workspaces"]
    [invoice, *_] = demo.get("/invoices", status="paid", limit=1)["invoices"]
    [payment, *_] = demo.get("/payments", unassigned="true", limit=1)["payments"]
    [licence, *_] = demo.get("/licences", limit=1)["licences"]
    return [path + part for part in PARTS] + [
        f"/organisations/{licence['organisation_id']}/training-roster",
        f"/workspaces/{workspace['workspace_id']}", f"/people/{account['admins'][0]['user_id']}", f"/invoices/{invoice['invoice_id']}",
        f"/accounts/{invoice['account_id']}/invoices", f"/payments/{payment['payment_id']}?search=a",
    ]


@pytest.fixture(scope="module")
def page_kinds(addresses, demo):
    """Each kind of page once."""
    month = demo.get("/mrr")["months"][-2]["month"]
    request = next(one for one in demo.get("/upgrade-requests")["requests"] if one["joined"])
    areas = ["/", "/accounts", "/at-risk", "/renewals", "/requests", "/trainings", "/trainings?view=calendar", "/revenue", "/invoices", "/payments", "/payments/reconciliation", "/partners", "/partners/external-led", "/staff", "/checks", "/trainings/catalogue", "/trainings/licences", "/trainings/follow-ups", "/trainings/follow-ups?untrained=true"]
    [managed, *_] = demo.get("/invoices", status="paid", limit=1)["invoices"]
    steps = [f"/invoices/new?account={managed['account_id']}&bill=seats&po=P&step={step}" for step in ["what", "details", "issue"]]
    session = next(session for session in demo.get("/training-sessions", status="scheduled")["sessions"] if session["roster"])
    trainings = [f"/training-sessions/{session['session_id']}{part}" for part in ["", "/edit", "/people", "/complete"]]
    trainings += ["/training-sessions/new?search=gemeente", f"/training-sessions/new?account={managed['account_id']}"]
    partner = demo.get_once(lambda page: page["partners"], "/partners")["partners"][0]["organisation_id"]
    parts = [f"/partners/{partner}{part}" for part in ["?client=a", "/clients", "/payouts", "/statement?period=2026"]]
    [external, *_] = demo.get("/rollup", scope="workspace", limit=1)["accounts"]
    parts.append(f"/workspaces/{external['workspaces'][0]['workspace_id']}/handoff")
    return [*areas, *steps, *trainings, *parts, f"/revenue?month={month}", "/invoices/ageing", "/search?q=a", f"/requests/{request['request_id']}", *addresses]


def assert_accessible(page, state="as it is", **options):
    """What axe finds in the page at hand, in a state that is told where it isn't in order; options go to axe."""
    # Where colours are forced, axe reads those of the sheet beside the ground of the system: its contrast is of neither.
    is_forced = page.evaluate("matchMedia('(forced-colors: active)').matches")
    # To describe what is in order too takes axe twice as long, and it would wait for frames, in which it isn't.
    quickly = {"resultTypes": ["violations"], "iframes": False}
    results = Axe().run(page, options={**quickly, "rules": {"color-contrast": {"enabled": not is_forced}}, **options})
    assert results.violations_count == 0, f"{page.url}, {state}: {results.generate_report()}"


def assert_accessible_and_fitting(page, widths=(1400, 320)):
    """The page at hand in windows of these widths, light and dark. In the dark its colours are others, and nothing else is."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, options in [("light", {}), ("dark", {"runOnly": COLOUR_RULES})]:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is on its way to another
            assert_accessible(page, f"{width} pixels, {scheme}", **options)
        assert_fits(page, [width])


def assert_fits(page, widths):
    """No window of these widths has to be scrolled sideways to read the page at hand."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} at {width}"


def free_account(demo):
    """A free account of an organisation that can start a trial."""

    def found():
        page = demo.get("/rollup", **{"class": "free"}, tier="free", limit=500)
        return next((a for a in page["accounts"] if a["scope"] == "organisation" and not a["managed"]), None)

    return wait_until(found, what="a free account in the demo")


def without_script(browser, demo):
    """A page of somebody signed in whose browser runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "dembrane_staff", "value": demo.ready["tokens"]["all_policies"], "url": demo.ready["gateway"]}])
    return context


def euros(cents):
    """As the console writes an amount."""
    whole = f"{abs(cents) // 100:,}".replace(",", ".")
    return f"€\u00a0{whole},{abs(cents) % 100:02}"


def open_menu(page, row):
    """The page's menu, as a row fills it."""
    row.get_by_role("button", name="Actions for").first.click()
    menu = page.get_by_role("menu")
    expect(menu).to_be_visible()
    return menu


def open_dialog(page, account, title):
    menu = open_menu(page, page.locator(f"#account-{account['account_id']} .account-row"))
    menu.get_by_role("menuitem", name=title).first.click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    return dialog


@pytest.fixture
def plain_page(browser, demo):
    """A signed-in page on which requests may fail, which a browser's console calls errors."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    page = context.new_page()
    sign_in_by_link(page, demo, demo.ready["sign_in"])
    page.goto(demo.ready["gateway"] + "/accounts")
    yield page
    context.close()


def shown_accounts(page, count):
    """The first accounts of a page, as the API names their fields."""
    rows = page.locator("tbody.account").evaluate_all("rows => rows.map(({ dataset }) => [dataset.account, dataset.label])")
    return [{"account_id": account, "label": label} for account, label in rows[:count]]


def hold(page, pattern):
    """Keeps requests waiting; returns the list in which they wait for their answers."""
    held = []
    page.route(pattern, lambda route: held.append(route))
    return held


def next_held(page, held):
    return wait_until(lambda: page.wait_for_timeout(50) or (held.pop(0) if held else None), what="the request")

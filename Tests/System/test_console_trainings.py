"""Training sessions in the console: planned, given a date, filled from pasted addresses, completed step by step, and cancelled."""

import datetime

from playwright.sync_api import expect

from clock import now
from console import assert_accessible_and_fitting, browser, euros, open_menu, open_page, plain_page, without_script  # noqa: F401 — fixtures are found by their names
from trainings import members_of, plan_session


def path_of(session):
    return f"/training-sessions/{session['session_id']}"


def shown(day):
    return day.strftime("%d-%m-%Y")


def in_days(days):
    return now().date() + datetime.timedelta(days=days)


def begin_planning(page, demo):
    """The form of a new session of the organisation that the demo has trained."""
    page.goto(demo.ready["gateway"] + "/trainings")
    page.get_by_role("link", name="New session").click()
    organisation = demo.get("/training-sessions", status="completed")["sessions"][0]["organisation_name"]
    page.get_by_role("searchbox", name="Organisation").fill(organisation)
    page.get_by_role("button", name="Find").click()
    page.get_by_role("main").get_by_role("link", name=organisation).first.click()


def test_a_session_is_planned_and_gets_its_date(plain_page, demo):
    page = plain_page
    waiting = demo.get("/training-sessions", limit=1)["counts"]["requested"]
    begin_planning(page, demo)
    training = page.get_by_label("Training", exact=True)
    training.select_option(index=1)
    page.get_by_label("Agreed price").fill("500")
    page.get_by_role("button", name="Plan session").click()
    # Another price needs a reason; what was filled in stays.
    expect(page.locator(".field-error")).to_contain_text("Reason is needed")
    expect(page.get_by_label("Agreed price")).to_have_value("500")
    page.get_by_label("Reason").fill("A second session within the year")
    page.get_by_role("button", name="Plan session").click()
    expect(page.locator(".chip").first).to_have_text("Requested")
    expect(page.locator("#badge-t")).to_contain_text(f"{waiting + 1} to be planned")
    expect(page.locator(".facts")).to_contain_text(euros(50_000))
    page.get_by_role("link", name="Schedule…").click()
    page.get_by_label("Day").fill(shown(in_days(20)))
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".field-error")).to_have_text("This is needed with a day.")
    page.get_by_label("Time").fill("13:30")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".chip").first).to_have_text("Scheduled")
    expect(page.locator(".detail-facts")).to_contain_text(f"{shown(in_days(20))} 13:30 UTC")
    expect(page.locator("#badge-t")).to_contain_text(str(waiting)) if waiting else expect(page.locator("#badge-t")).to_be_empty()
    session = demo.get(page.url.removeprefix(demo.ready["gateway"]))["session"]
    assert (session["scheduled_at"], session["agreed_price_cents"]) == (f"{in_days(20)}T13:30:00Z", 50_000)
    # The page is told of it, and so is what has happened.
    expect(page.locator(".timeline")).to_contain_text("Session scheduled")


def test_a_training_that_is_only_announced_is_planned_once_that_is_confirmed(plain_page, demo):
    announced = {
        "title": "Mästerklass", "mode": "online", "price_cents": 90_000, "included_participants": 5, "extra_price_cents": 6_000,
        "grants_licence": True, "coming_soon": True,
    }
    training = demo.command("POST", "/trainings", announced, expect=201)["training"]
    page = plain_page
    begin_planning(page, demo)
    page.get_by_label("Training", exact=True).select_option(value=training["training_id"])
    page.get_by_role("button", name="Plan session").click()
    expect(page.get_by_text("This training is only announced so far.")).to_be_visible()
    assert not demo.get("/training-sessions", search="masterklass")["sessions"]
    page.get_by_label("I know that, and want it planned").check()
    page.get_by_role("button", name="Plan session").click()
    expect(page.locator(".chip").first).to_have_text("Requested")
    assert [one["training_id"] for one in demo.get("/training-sessions", search="masterklass")["sessions"]] == [training["training_id"]]


def test_pasted_addresses_are_told_one_by_one(plain_page, demo):
    session = plan_session(demo)
    first, second, *_ = members_of(demo, session)
    page = plain_page
    page.goto(demo.ready["gateway"] + path_of(session))
    page.get_by_role("link", name="Add people…").click()
    page.get_by_label("E-mail addresses").fill(f"Somebody <{first['email']}>\nnobody@nowhere.example")
    page.get_by_role("button", name="Add these people").click()
    results = page.locator("section", has=page.get_by_role("heading", name="What came of the addresses")).get_by_role("listitem")
    expect(results).to_have_count(2)
    expect(results.nth(0)).to_contain_text("Added")
    expect(results.nth(1)).to_contain_text("Nobody on the platform has this address.")
    page.get_by_label("Name or e-mail address").fill(second["email"])
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name=f"Add {second['name']}").click()
    expect(page.get_by_text("Nobody has these words.")).to_be_visible()
    page.get_by_role("link", name="Done: back to the session").click()
    expect(page.locator(".table-roster tbody tr")).to_have_count(2)
    people = [one["user_id"] for one in demo.get(path_of(session))["session"]["roster"]]
    assert people == [first["user_id"], second["user_id"]]


def test_somebody_is_removed_and_put_back(plain_page, demo):
    session = plan_session(demo)
    [person, *_] = members_of(demo, session)
    demo.command("POST", f"{path_of(session)}/roster", {"addresses": [person["email"]]})
    page = plain_page
    page.goto(demo.ready["gateway"] + path_of(session))
    page.get_by_role("button", name=f"Remove… {person['name']}").click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text(person["name"])
    dialog.locator("[type=submit]").click()
    expect(page.get_by_text("Nobody is on the roster yet.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".table-roster")).to_contain_text(person["name"])
    assert demo.get(path_of(session))["session"]["roster"][0]["user_id"] == person["user_id"]


def test_a_session_is_completed_without_the_script(browser, demo):
    session = plan_session(demo, scheduled_at=f"{in_days(-3)}T09:00:00Z")
    people = members_of(demo, session)[:3]
    demo.command("POST", f"{path_of(session)}/roster", {"addresses": [one["email"] for one in people]})
    context = without_script(browser, demo)
    page = context.new_page()
    page.goto(demo.ready["gateway"] + path_of(session))
    expect(page.get_by_text("Its date is over")).to_be_visible()
    page.get_by_role("link", name="Complete…").click()
    expect(page.get_by_label("Held on")).to_have_value(shown(in_days(-3)))
    page.get_by_label(people[2]["name"]).check()
    page.get_by_label("Held on").fill(shown(in_days(2)))
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".field-error")).to_contain_text("It lies in the future")
    expect(page.get_by_label(people[2]["name"])).to_be_checked()
    page.get_by_label("Held on").fill(shown(in_days(-2)))
    page.get_by_role("button", name="Next").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text(f"up to and including {shown(in_days(362))}")
    expect(main).to_contain_text("Who leaves the roster")
    assert demo.get(path_of(session))["session"]["status"] == "scheduled", "nothing is done before the last step"
    page.get_by_role("button", name="Complete and grant 2 licences").click()
    expect(page.locator(".chip").first).to_have_text("Completed")
    expect(page.locator(".table-roster .chip.good")).to_have_count(2)
    context.close()
    held = demo.get(path_of(session))["session"]
    assert (held["completed_on"], held["trained_share"]) == (str(in_days(-2)), {"licensed": 2, "members": 2})
    assert {one["user_id"] for one in held["roster"]} == {one["user_id"] for one in people[:2]}


def test_what_somebody_else_has_changed_is_not_overwritten(plain_page, demo):
    session = plan_session(demo)
    page = plain_page
    page.goto(demo.ready["gateway"] + path_of(session) + "/edit")
    demo.command("PATCH", path_of(session), {"notes": "Theirs"})
    page.get_by_label("Notes").fill("Mine")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody has changed this session meanwhile")
    expect(page.get_by_label("Notes")).to_have_value("Mine")
    assert demo.get(path_of(session))["session"]["notes"] == "Theirs"
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".facts")).to_contain_text("Mine")


def test_a_session_is_cancelled_from_its_row_and_reopened(plain_page, demo):
    session = plan_session(demo)
    page = plain_page
    page.goto(demo.ready["gateway"] + f"/trainings?search={session['session_id']}")
    row = page.locator(f"#session-{session['session_id']}")
    open_menu(page, row).get_by_role("menuitem", name="Cancel session").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Reason").fill("They have no time")
    dialog.locator("[type=submit]").click()
    expect(row).to_contain_text("Cancelled")
    row.get_by_role("link").first.click()
    page.get_by_role("button", name="Reopen session").click()
    dialog.get_by_label("Reason").fill("They have time after all")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#detail-head .chip").first).to_have_text("Requested")
    expect(page.locator(".timeline")).to_contain_text("They have no time")


def test_keys_go_to_the_area_and_through_its_rows(open_page, demo):
    page = open_page("/accounts")
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page).to_have_url(demo.ready["gateway"] + "/trainings")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Roster")).to_be_visible()


def test_the_calendar_has_what_the_list_has(open_page, demo):
    session = demo.get("/training-sessions", status="scheduled")["sessions"][0]
    month = session["scheduled_at"][:7]
    page = open_page(f"/trainings?view=calendar&month={month}")
    day = page.locator(".month-calendar td", has=page.locator(f"a[href='{path_of(session)}']"))
    expect(day.locator(".day")).to_contain_text(str(int(session["scheduled_at"][8:10])))
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator(f"#session-{session['session_id']}")).to_be_visible()


def test_the_pages_are_accessible_and_fit(open_page, demo):
    page = open_page()
    held = demo.get("/training-sessions", status="completed")["sessions"][0]
    planned = demo.get("/training-sessions", status="scheduled")["sessions"][0]
    day = shown(now().date())
    check = f"/complete?step=check&day={day}"
    paths = [
        "/trainings", "/trainings?status=requested&search=x&from=2020-01-01", f"/trainings?view=calendar&month={planned['scheduled_at'][:7]}",
        path_of(held), path_of(held) + "/edit", path_of(held) + "/people", path_of(planned), path_of(planned) + "/edit",
        path_of(planned) + "/people?search=a", path_of(planned) + "/complete", path_of(planned) + check, "/training-sessions/new?search=a",
        f"/training-sessions/new?account={demo.get('/rollup', limit=1)['accounts'][0]['account_id']}",
    ]
    for path in paths:
        page.goto(demo.ready["gateway"] + path)
        assert_accessible_and_fitting(page)

"""Catalogue, licences, rosters and follow-ups in the console: an entry is retired after a look, a licence is granted, revoked and restored,
and a follow-up is done with a note."""

from playwright.sync_api import expect

import clock
from console import assert_accessible_and_fitting, browser, open_menu, open_page, plain_page  # noqa: F401 — fixtures are found by their names
from waiting import wait_until


def held(demo):
    """A licence that a session of the demo gave, beside others: one that loses its last isn't completed any more."""
    licences = demo.get_once(lambda page: page["licences"], "/licences", status="active", limit=500)["licences"]
    of_sessions = [licence["session_id"] for licence in licences if licence["session_id"]]
    return next(licence for licence in licences if of_sessions.count(licence["session_id"]) > 1)


def open_dialog(page, row, title):
    open_menu(page, row).get_by_role("menuitem", name=title).first.click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    return dialog


def test_a_licence_is_revoked_and_restored(plain_page, demo):
    licence = held(demo)
    page = plain_page
    page.goto(f"{demo.ready['gateway']}/trainings/licences?organisation={licence['organisation_id']}")
    row = page.locator(f"#licence-{licence['licence_id']}")
    expect(row).to_contain_text("Active")
    dialog = open_dialog(page, row, "Revoke licence")
    dialog.get_by_label("Reason").fill("Left before the end")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Licence revoked")
    expect(row).to_contain_text("Revoked")
    expect(row).to_contain_text("Left before the end")
    dialog = open_dialog(page, row, "Restore licence")
    dialog.get_by_label("Reason").fill("Stayed after all")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Licence restored")
    expect(row).to_contain_text("Active")
    assert demo.get(f"/licences/{licence['licence_id']}")["licence"]["status"] == "active"


def test_a_licence_is_granted_to_a_member_of_the_roster(plain_page, demo):
    organisation = held(demo)["organisation_id"]
    members = demo.get(f"/organisations/{organisation}/training-roster", trained="false")["members"]
    page = plain_page
    page.goto(f"{demo.ready['gateway']}/organisations/{organisation}/training-roster?trained=false")
    member = members[0]
    row = page.locator(f"#member-{member['user_id']}")
    expect(row).to_contain_text("Not trained")
    dialog = open_dialog(page, row, "Grant a licence")
    expect(dialog.get_by_label("Person")).to_have_value(member["user_id"])
    dialog.get_by_label("Evidence").fill("Certificate 7 of another trainer")
    dialog.get_by_label("Reason").fill("Shown by mail")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Licence granted")
    [licence] = demo.get("/licences", user=member["user_id"], status="active")["licences"]
    assert licence["evidence"] == "Certificate 7 of another trainer" and licence["session_id"] is None
    page.goto(f"{demo.ready['gateway']}/people/{member['user_id']}")
    expect(page.locator("#person-licences")).to_contain_text("Certificate 7 of another trainer")


def test_a_follow_up_is_done_with_a_note(plain_page, demo):
    follow_up = demo.get_once(lambda page: page["follow_ups"], "/follow-ups", status="open")["follow_ups"][0]
    page = plain_page
    page.goto(demo.ready["gateway"] + "/trainings/follow-ups")
    row = page.locator(f"#follow-up-{follow_up['follow_up_id']}")
    dialog = open_dialog(page, row, "Mark as done")
    dialog.get_by_label("Note").fill("Spoken to on the phone")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Follow-up done")
    wait_until(lambda: demo.get(f"/follow-ups/{follow_up['follow_up_id']}")["follow_up"]["status"] == "done", what="the follow-up to be done")
    page.goto(demo.ready["gateway"] + "/trainings/follow-ups?status=done")
    expect(row).to_contain_text("Spoken to on the phone")


def test_an_entry_is_retired_after_a_look_and_offered_again(plain_page, demo):
    training = demo.get("/trainings")["trainings"][-1]
    page = plain_page
    page.goto(demo.ready["gateway"] + "/trainings/catalogue")
    row = page.locator(f"#training-{training['training_id']}")
    dialog = open_dialog(page, row, "Retire training")
    expect(dialog.locator(".effects")).to_contain_text("Sessions that were made already keep their price")
    dialog.locator("[type=submit]").click()
    expect(page.locator("#status")).to_contain_text("Training retired")
    expect(row).to_contain_text("Retired")
    open_dialog(page, row, "Offer training again").locator("[type=submit]:enabled").click()
    expect(row).not_to_contain_text("Retired")


def test_an_entry_is_changed_by_what_was_changed(plain_page, demo):
    training = next(one for one in demo.get("/trainings")["trainings"] if one["level"] and one["duration_minutes"])
    page = plain_page
    page.goto(demo.ready["gateway"] + "/trainings/catalogue")
    dialog = open_dialog(page, page.locator(f"#training-{training['training_id']}"), "Edit training")
    expect(dialog.get_by_label("Level")).to_have_value(training["level"])
    dialog.get_by_label("Level").fill("")
    with page.expect_request(lambda request: request.method == "PATCH" and "preview_token" in (request.post_data or "")) as sent:
        dialog.locator("[type=submit]:enabled").click()
    assert set(sent.value.post_data_json) == {"level", "grants_licence", "coming_soon", "preview_token"}
    expect(page.locator("#status")).to_contain_text("Training changed")
    changed = demo.get_once(lambda answer: answer["trainings"], "/trainings")["trainings"]
    kept = next(one for one in changed if one["training_id"] == training["training_id"])
    assert {**kept, "level": training["level"], "version": 0} == {**training, "version": 0} and kept["level"] is None


def test_what_nobody_touched_stays_as_a_colleague_has_changed_it(plain_page, demo):
    """412, which a browser's console calls an error."""
    training = next(one for one in demo.get("/trainings")["trainings"] if one["duration_minutes"])
    path, minutes = f"/trainings/{training['training_id']}", training["duration_minutes"] + 5
    page = plain_page
    page.goto(demo.ready["gateway"] + "/trainings/catalogue")
    dialog = open_dialog(page, page.locator(f"#training-{training['training_id']}"), "Edit training")
    demo.command("PATCH", path, {"duration_minutes": minutes})
    dialog.get_by_label("Level").fill("Mine")
    conflict = dialog.locator(".conflict")
    expect(conflict).to_contain_text(f"now {minutes}")
    expect(conflict).not_to_contain_text(f"yours {training['duration_minutes']}")
    conflict.get_by_role("button", name="Use mine").click()
    dialog.locator("[type=submit]:enabled").click()
    expect(page.locator("#status")).to_contain_text("Training changed")
    changed = next(one for one in demo.get("/trainings")["trainings"] if one["training_id"] == training["training_id"])
    assert (changed["level"], changed["duration_minutes"]) == ("Mine", minutes)


def test_the_month_of_a_bar_shows_the_licences_that_end_in_it(plain_page, demo):
    month = next(one for one in demo.get("/licence-ends")["months"] if one["licences"])
    page = plain_page
    page.goto(demo.ready["gateway"] + "/trainings/licences")
    page.get_by_text("By month as a table").click()
    page.locator(f".figures a[href$='ends_in={month['month']}']").click()
    expect(page.locator("#licences tbody tr")).to_have_count(month["licences"])


def test_an_account_says_how_many_are_trained(plain_page, demo):
    organisation = held(demo)["organisation_id"]
    counts = demo.get(f"/organisations/{organisation}/training-roster")["counts"]
    account = demo.get("/rollup", search=organisation)["accounts"][0]
    licences = demo.get(f"/accounts/{account['account_id']}")["licences"]
    assert {one["organisation_id"] for one in licences} == {organisation}
    page = plain_page
    page.goto(f"{demo.ready['gateway']}/accounts/{account['account_id']}")
    card = page.locator("section", has=page.get_by_role("heading", name="Licences"))
    expect(card).to_contain_text(f"{counts['trained']} of {counts['members']}")
    card.get_by_role("link", name="Training roster").click()
    expect(page.locator("#detail-content")).to_contain_text(f"{counts['trained']} of {counts['members']}")


def test_the_pages_are_accessible_and_fit(open_page, demo):
    page = open_page()
    licence = held(demo)
    paths = [
        "/trainings/catalogue", "/trainings/licences", f"/trainings/licences?status=revoked&ends_in={clock.last_month()}",
        "/trainings/follow-ups", "/trainings/follow-ups?status=done", "/trainings/follow-ups?untrained=true",
        f"/organisations/{licence['organisation_id']}/training-roster", f"/people/{licence['user_id']}",
    ]
    for path in paths:
        page.goto(demo.ready["gateway"] + path)
        assert_accessible_and_fitting(page)

"""Certificates of licences, and the mails about trainings, through a real mail server."""

import datetime

import icalendar
import pytest
import requests

from clock import now
from facts import Platform, new_id
from mail_server import mail_port, mail_server  # noqa: F401 — fixtures are found by their names
from stack import Stack
from waiting import wait_until


@pytest.fixture(scope="module")
def stack(mail_port):
    settings = {"SMTP_URL": f"smtp://127.0.0.1:{mail_port}", "MAIL_FROM": "dembrane <training@dembrane.com>"}
    with Stack("--demo", "none", TRAINING_INBOX="trainings@dembrane.example", **settings) as running:
        yield running


class Customer:
    """An organisation with a session that somebody takes part in."""

    def __init__(self, stack, name):
        self.stack, self.platform = stack, Platform(stack.bootstrap)
        self.organisation = self.platform.organisation("Waterschap Zilverkamp")
        self.address = f"anna.{self.organisation[:8]}@example.org"
        self.user = self.platform.user(name, self.address)
        self.platform.flush()
        training = stack.get("/trainings")["trainings"][0]["training_id"]
        planned = wait_until(lambda: self.plan(training), what="TrainingService to hear of the organisation")
        self.path = f"/training-sessions/{planned['session_id']}"
        stack.get_once(lambda page: page["people"], f"{self.path}/candidates", search=self.address)
        stack.command("PUT", f"{self.path}/roster/{self.user}", {})

    def plan(self, training):
        headers = {"Authorization": f"Bearer {self.stack.ready['tokens']['all_policies']}", "Idempotency-Key": new_id()}
        body = {"organisation_id": self.organisation, "training_id": training}
        return self.stack.ask("POST", "/api/v1/training-sessions", json=body, headers=headers).json().get("session")

    def complete(self):
        self.stack.command("POST", f"{self.path}/complete", {"completed_on": str(now().date())})
        return self.stack.get("/licences", user=self.user)["licences"][0]

    def mails(self, server, count):
        def arrived():
            mine = [mail for mail in server.mails if mail["To"].addresses[0].addr_spec == self.address]
            return mine if len(mine) >= count else None

        return wait_until(arrived, seconds=60, what=f"{count} mails")


def public_page(stack, code):
    return requests.get(f"{stack.ready['gateway']}/certificates/{code}", timeout=60)


def test_a_certificate_from_the_licence_to_whoever_is_shown_it(stack, mail_server):
    customer = Customer(stack, "Anna Ærø")
    licence = customer.complete()
    code = licence["certificate_code"]
    path = f"/api/v1/licences/{licence['licence_id']}/certificate"
    pdf = stack.call("GET", f"{path}.pdf")
    assert pdf.headers["content-type"] == "application/pdf" and pdf.content.startswith(b"%PDF-")
    page = stack.call("GET", f"{path}.html")
    assert "Anna Ærø" in page.text and f"/certificates/{code}" in page.text
    assert "sandbox" in page.headers["content-security-policy"]

    shown = public_page(stack, code.lower())
    assert shown.status_code == 200 and "Anna Ærø" in shown.text and "It is valid until" in shown.text
    assert customer.address not in shown.text and customer.user not in shown.text
    assert shown.headers["x-robots-tag"] == "noindex, nofollow" and shown.headers["cache-control"] == "private, no-store"
    assert public_page(stack, "0" * 12).status_code == 404

    [mail] = customer.mails(mail_server, 1)
    [attachment] = mail.iter_attachments()
    assert mail["Subject"].startswith("Your certificate: ") and attachment.get_content().startswith(b"%PDF-")
    assert f"/certificates/{code}" in mail.get_body(("plain",)).get_content()

    stack.command("POST", f"/licences/{licence['licence_id']}/revoke", {"reason": "Did not stay"})
    assert "It was revoked" in public_page(stack, code).text

    customer.platform.say("user-changed", customer.user, {
        "user_id": customer.user, "email": "", "display_name": "", "deleted": True})
    customer.platform.flush()
    wait_until(lambda: public_page(stack, code).status_code == 410, what="the name to be erased")
    gone = public_page(stack, code)
    assert "exists no longer" in gone.text and "Anna" not in gone.text
    stack.call("GET", f"{path}.pdf", expect=404)


def test_calendars_follow_a_session_by_mail(stack, mail_server):
    customer = Customer(stack, "Bo Kjær")
    day = now().date() + datetime.timedelta(days=3)
    stack.command("PATCH", customer.path, {"scheduled_at": f"{day}T09:00:00Z"})
    first = customer.mails(mail_server, 1)[0]
    stack.command("POST", f"{customer.path}/cancel", {})
    second = customer.mails(mail_server, 2)[1]
    invited, cancelled = (icalendar.Calendar.from_ical(next(mail.iter_attachments()).get_content()) for mail in (first, second))
    assert (invited["METHOD"], cancelled["METHOD"]) == ("PUBLISH", "CANCEL")
    one, other = (calendar.walk("VEVENT")[0] for calendar in (invited, cancelled))
    assert one["UID"] == other["UID"] and one["SEQUENCE"] < other["SEQUENCE"]
    assert one.decoded("DTSTART") == other.decoded("DTSTART") == datetime.datetime.combine(day, datetime.time(9), datetime.UTC)


def test_a_wish_reaches_the_inbox(stack, mail_server):
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation("Stad Ærø")
    user = platform.user("Ida Holm", "ida@aeroe.example")
    session = new_id()
    platform.say("training-requested", organisation, {
        "session_id": session, "organisation_id": organisation, "training": "online", "requested_by": user, "participants": 7})
    platform.flush()

    def wish():
        return [mail for mail in mail_server.mails if mail["To"].addresses[0].addr_spec == "trainings@dembrane.example"]

    [mail] = wait_until(wish, seconds=60, what="the mail about the wish")
    assert mail["Subject"].startswith("Stad Ærø asks for ") and "Ida Holm" in mail.get_body(("plain",)).get_content()
    notices = stack.get_once(
        lambda page: [row for row in page["notifications"] if row["code"] == "training-requested"], "/notifications")
    assert any(row["title"] == "Stad Ærø asks for a training" for row in notices["notifications"])

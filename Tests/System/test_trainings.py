"""Trainings: from what a customer asks for to the licences of whoever took part."""

import datetime

import icalendar
import pytest

from clock import now
from facts import Platform, new_id

pytestmark = pytest.mark.any_broker


class Customer:
    """An organisation with somebody who does what is at high risk, and asks for a training."""

    def __init__(self, stack):
        self.stack = stack
        self.session = new_id()
        platform = Platform(stack.bootstrap)
        self.organisation = platform.organisation("Waterschap Zilverkamp")
        self.address = f"noor.{self.organisation[:8]}@example.org"
        self.user = platform.user("Noor Vermeulen", self.address)
        answers = {"serves_clients": True, "high_risk": True, "trained": False}
        said = {"user_id": self.user, "organisation_id": self.organisation}
        platform.say("onboarding-answered", self.organisation, {**said, **answers})
        asked = {"session_id": self.session, "organisation_id": self.organisation, "training": "online", "requested_by": self.user}
        platform.say("training-requested", self.organisation, {**asked, "participants": 7, "notes": "Please, in Dutch; half a day"})
        platform.flush()

    @property
    def path(self):
        return f"/training-sessions/{self.session}"

    def follow_ups(self, count):
        page = self.stack.get_once(
            lambda page: len(page["follow_ups"]) == count, "/follow-ups", organisation=self.organisation, status="open")
        return {row["kind"]: row["follow_up_id"] for row in page["follow_ups"]}


def test_a_training_from_the_wish_to_the_licence(stack):
    customer = Customer(stack)
    wish = stack.get_once(lambda page: page["sessions"], "/training-sessions", organisation=customer.organisation)["sessions"][0]
    assert (wish["status"], wish["price_cents"], wish["requested_by"]["user_id"]) == ("requested", 79_500, customer.user)
    assert set(customer.follow_ups(2)) == {"review_partner", "arrange_training"}

    day = now().date() - datetime.timedelta(days=1)
    refused = stack.command("POST", f"{customer.path}/complete", {"completed_on": str(day)}, expect=409)
    assert "nobody is on the roster" in refused["detail"]
    stack.command("PATCH", customer.path, {"scheduled_at": f"{day}T09:00:00Z"})
    check_calendar(stack, customer, day)
    stack.get_once(lambda page: page["people"], f"{customer.path}/candidates", search=customer.address)
    pasted = stack.command("POST", f"{customer.path}/roster", {"addresses": [f"Noor <{customer.address}>", "nobody@example.org"]})
    assert [result["outcome"] for result in pasted["results"]] == ["added", "unknown"]

    completed = stack.command("POST", f"{customer.path}/complete", {"completed_on": str(day)})["session"]
    assert (completed["price_cents"], completed["trained_share"]) == (67_500, {"licensed": 1, "members": 1})
    assert set(customer.follow_ups(1)) == {"review_partner"}
    licence = stack.get("/licences", user=customer.user)["licences"][0]
    assert (licence["status"], licence["session_id"]) == ("active", customer.session)
    assert customer.address in stack.call("GET", f"/api/v1/licences.csv?session={customer.session}").text

    agreement = {"is_partner": True, "agreement_confirmed": True, "reason": "Signed"}
    stack.command("PUT", f"/organisations/{customer.organisation}/partner", agreement)
    customer.follow_ups(0)
    event = stack.command("POST", f"/licences/{licence['licence_id']}/revoke", {"reason": "Did not stay"})["event_ids"][-1]
    assert stack.get(customer.path, after=event)["session"]["status"] == "scheduled"
    actions = stack.get_once(lambda page: len(page["entries"]) >= 1, "/audit", action="licence-revoked")["entries"]
    assert actions[0]["reason"] == "Did not stay"


def check_calendar(stack, customer, day):
    answer = stack.call("GET", f"/api/v1{customer.path}.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.content)
    appointment = calendar.walk("VEVENT")[0]
    assert calendar["METHOD"] == "PUBLISH"
    assert appointment["UID"].startswith(customer.session)
    assert "DESCRIPTION" not in appointment, "notes are for colleagues"
    assert appointment.decoded("DTSTART") == datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
    assert appointment.decoded("DTEND") - appointment.decoded("DTSTART") == datetime.timedelta(hours=2)

"""What people hear of partners and workspaces: mails of PartnerService, and the notice of an organisation that a partner's guest has created."""

import datetime

import pytest

from clock import now
from facts import Platform, new_id, rfc3339
from mail_server import mail_port, mail_server  # noqa: F401 — fixtures are found by their names
from stack import Stack
from waiting import wait_until


@pytest.fixture(scope="module")
def stack(mail_port):
    settings = {
        "SMTP_URL": f"smtp://127.0.0.1:{mail_port}", "MAIL_FROM": "dembrane <office@dembrane.com>", "REPLY_TO": "support@dembrane.com",
        "PUBLIC_URL": "https://admin.example.org"}
    with Stack("--demo", "none", **settings) as running:
        yield running


class Partner:
    """A partner with a client's workspace, an admin and a member in it, and a client with an admin of its own."""

    def __init__(self, stack):
        self.stack, self.platform = stack, Platform(stack.bootstrap)
        self.organisation = self.platform.organisation("Atelier Morgenzijl")
        self.client = self.platform.organisation("Gemeente Zuidhoorn")
        self.workspace = self.platform.workspace(self.organisation, "Bewonersavond", "external")
        self.people = {name: self.platform.user(name, self.address(name)) for name in ["Sam", "Noor", "Ada"]}
        self.belongs(self.organisation, "Sam", "admin")
        self.belongs(self.client, "Ada", "owner")
        self.platform.membership(self.organisation, self.workspace, self.people["Sam"], role="admin")
        self.platform.membership(self.organisation, self.workspace, self.people["Noor"], role="member")
        self.platform.flush()
        self.path = f"/workspaces/{self.workspace}"
        wait_until(self.is_known, what="PartnerService to hear of the workspace and its people")

    def address(self, name):
        return f"{name.lower()}.{self.organisation[:8]}@example.org"

    def belongs(self, organisation, name, role):
        member = {"organisation_id": organisation, "user_id": self.people[name], "role": role, "removed": False}
        self.platform.say("organisation-membership-changed", organisation, member)

    def is_known(self):
        headers = {"Authorization": f"Bearer {self.stack.ready['tokens']['all_policies']}"}
        answer = self.stack.ask("GET", f"/api/v1{self.path}/admin-candidates", headers=headers)
        return answer.status_code == 200 and answer.json()["admins"] and answer.json()["candidates"]


def told(server, partner):
    return {mail["To"].addresses[0].addr_spec: mail for mail in server.mails if partner.organisation[:8] in mail["To"]}


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


def test_old_and_new_admins_are_told_once(stack, mail_server):
    partner = Partner(stack)
    body = {"user_id": partner.people["Noor"], "reason": "Sam is on leave"}
    assert stack.command("POST", f"{partner.path}/admin", body)["event_ids"]
    assert stack.command("POST", f"{partner.path}/admin", body)["event_ids"] == [], "the platform is still to do it"
    wait_until(lambda: len(told(mail_server, partner)) == 2, seconds=60, what="two mails")
    mails = told(mail_server, partner)
    assert mails[partner.address("Noor")]["Subject"] == "You are now an admin of Bewonersavond"
    assert mails[partner.address("Sam")]["Subject"] == "Noor is now an admin of Bewonersavond"
    assert mails[partner.address("Sam")]["Reply-To"].addresses[0].addr_spec == "support@dembrane.com"
    assert all("Sam is on leave" not in text_of(mail) for mail in mails.values())
    assert len(mail_server.mails) == 2


def test_a_handoff_is_told_on_both_sides(stack, mail_server):
    partner = Partner(stack)
    flag = {"is_partner": True, "agreement_confirmed": True, "reason": "Signed"}
    stack.command("PUT", f"/organisations/{partner.organisation}/partner", flag)
    order = {"to_organisation_id": partner.client, "partner_confirmed": True, "client_confirmed": True, "reason": "They run it themselves"}
    headers = {"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}
    answer = stack.ask("POST", f"/api/v1{partner.path}/handoff", headers=headers, json=order)
    assert answer.status_code == 200, answer.text
    wait_until(lambda: len(told(mail_server, partner)) == 2, seconds=60, what="two mails")
    mails = told(mail_server, partner)
    assert {mail["Subject"] for mail in mails.values()} == {"Bewonersavond now belongs to Gemeente Zuidhoorn"}
    assert "You were an admin of it" in text_of(mails[partner.address("Sam")])
    assert "from Atelier Morgenzijl to Gemeente Zuidhoorn" in " ".join(text_of(mails[partner.address("Ada")]).split())
    assert partner.address("Noor") not in mails


def test_staff_hear_of_an_organisation_that_a_guest_has_created(stack, mail_server):
    partner = Partner(stack)
    flag = {"is_partner": True, "agreement_confirmed": True, "reason": "Signed"}
    stack.command("PUT", f"/organisations/{partner.organisation}/partner", flag)
    platform, guest, created = partner.platform, partner.people["Ada"], new_id()
    platform.membership(partner.organisation, partner.workspace, guest, role="external")
    platform.say(
        "organisation-changed", created,
        {"organisation_id": created, "name": "Buurtraad Oost", "created_at": rfc3339(now()), "created_by": guest, "deleted": False})
    workspace = platform.workspace(created, "Eigen avond")
    platform.recording(created, workspace, 5_400, at=now() - datetime.timedelta(days=2))
    platform.recording(created, workspace, 600, at=now() - datetime.timedelta(days=40))
    platform.flush()

    def notices():
        rows = stack.get("/notifications", code="external-led-detected")["notifications"]
        return [row for row in rows if row["href"].endswith(created)]

    [notice] = wait_until(notices, what="the notice")
    assert notice["title"] == "Buurtraad Oost was created by a partner's guest" and "Atelier Morgenzijl" in notice["text"]
    assert notice["severity"] == "action" and notice["read_at"] is None
    wait_until(lambda: [mail for mail in mail_server.mails if mail["Subject"] == notice["title"]], seconds=60, what="the mail to staff")

    def hours():
        return stack.get("/external-led-organisations", organisation=created)["organisations"][0]["recorded_seconds_30d"]

    wait_until(lambda: hours() == 5_400, what="the hours of 30 days")
    stack.command("PATCH", f"/external-led-organisations/{created}", {"state": "contacted"})
    wait_until(lambda: notices()[0]["handled_at"], what="the notice to be dealt with")

"""A client's workspace goes from a partner to another organisation: one decision, after which all services agree, whatever crashes when."""

import datetime

import pytest
from playwright.sync_api import expect

from clock import now
from console import assert_accessible, browser  # noqa: F401 — fixtures are found by their names
from facts import Platform, account_of
from stack import Stack
from waiting import wait_until


@pytest.fixture(scope="module")
def own_stack():
    with Stack("--demo", "none") as stack:
        yield stack


def bearer(stack, method, path, **keywords):
    """The answer, whatever its status."""
    return stack.ask(method, path, headers={"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}, **keywords)


class Partner:
    """A partner with a client's workspace that one of theirs administers, and the organisation that it may go to."""

    def __init__(self, stack, context="external", is_partner=True):
        self.stack = stack
        self.platform = Platform(stack.bootstrap)
        self.organisation = self.platform.organisation("Atelier Morgenzijl")
        self.client = self.platform.organisation("Gemeente Zuidhoorn")
        self.workspace = self.platform.workspace(self.organisation, "Bewonersavond", context)
        self.account = account_of(self.workspace)
        self.admin = self.platform.user("Sam", f"sam.{self.organisation[:8]}@example.org")
        member = {"organisation_id": self.organisation, "user_id": self.admin, "role": "admin", "removed": False}
        self.platform.say("organisation-membership-changed", self.organisation, member)
        self.platform.membership(self.organisation, self.workspace, self.admin, role="admin")
        self.platform.flush()
        self.path = f"/workspaces/{self.workspace}"
        headers = {"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}
        stack.wait_for_billing(self.account if context == "external" else account_of(self.organisation))
        wait_until(lambda: stack.ask("GET", f"/api/v1{self.path}", headers=headers).status_code == 200, what="the workspace")
        stack.get_once(lambda page: page["workspace"]["admins"], self.path)
        wait_until(self.is_known, what="the workspace, its admin and both organisations")
        if is_partner:
            flag = {"is_partner": True, "agreement_confirmed": True, "reason": "Signed"}
            stack.command("PUT", f"/organisations/{self.organisation}/partner", flag)

    def is_known(self):
        candidates = bearer(self.stack, "GET", f"/api/v1{self.path}/admin-candidates")
        client = bearer(self.stack, "POST", f"/api/v1{self.path}/handoff", json={"to_organisation_id": self.client, "preview": True})
        return candidates.status_code == 200 and candidates.json()["admins"] and client.status_code != 422

    def order(self, **more):
        return {
            "to_organisation_id": self.client, "partner_confirmed": True, "client_confirmed": True, "reason": "They run it themselves", **more,
        }

    def hand_off(self, **more):
        return bearer(self.stack, "POST", f"/api/v1{self.path}/handoff", json=self.order(**more))

    def owners(self):
        """Whose it is, as each service tells it."""
        account = self.stack.get(f"/accounts/{self.account}")
        return {
            self.stack.get(self.path)["workspace"]["organisation_id"], account["account"]["organisation_id"],
            account["billing"]["organisation_id"],
            self.stack.command("POST", f"{self.path}/visibility", {"visibility": "private", "reason": "x"})["workspace"]["organisation_id"],
        }

    def say_workspace(self, organisation, at):
        self.platform.say(
            "workspace-changed", organisation,
            {
                "workspace_id": self.workspace, "organisation_id": organisation, "name": "Bewonersavond 2", "visibility": "private",
                "usage_context": "external", "created_at": "2026-01-01T00:00:00Z", "deleted": False,
            }, at=at)
        self.platform.flush()


def test_it_is_refused_while_a_rule_stands_in_the_way(own_stack):
    internal = Partner(own_stack, "internal")
    assert internal.hand_off().status_code == 409
    partner = Partner(own_stack)
    assert partner.hand_off(to_organisation_id=partner.organisation).status_code == 409
    assert partner.hand_off(to_organisation_id="00000000-0000-4000-8000-000000000001").status_code == 422
    for field in ["partner_confirmed", "client_confirmed"]:
        refusal = partner.hand_off(**{field: False})
        assert (refusal.status_code, refusal.json()["field"]) == (422, field)
    partner.platform.subscription(partner.organisation, "changemaker", workspace=partner.workspace)
    partner.platform.flush()
    wait_until(lambda: "subscription" in partner.hand_off(partner_confirmed=False).text, what="the subscription")
    assert partner.hand_off().status_code == 409
    nobody = Partner(own_stack, is_partner=False)
    refusal = nobody.hand_off()
    assert (refusal.status_code, refusal.json()["confirm"]) == (409, ["not_partner"])
    assert nobody.hand_off(confirm=["not_partner"]).status_code == 200


def test_afterwards_all_services_agree_and_no_fact_takes_it_back(own_stack):
    partner = Partner(own_stack)
    terms = {"partner_organisation_id": partner.organisation, "client_workspace_id": partner.workspace, "reason": "Brought by them"}
    referral = own_stack.command("POST", "/referrals", terms)["referral"]["referral_id"]
    preview = own_stack.command("POST", f"{partner.path}/handoff", partner.order(preview=True))["preview"]
    words = " ".join(effect["description"] for effect in preview["effects"])
    for part in ["Gemeente Zuidhoorn", "tier", "seat", "invoice", "referral ends", "Sam", "one way"]:
        assert part in words, words
    done = partner.hand_off(preview_token=preview["token"])
    assert done.status_code == 200, done.text
    wait_until(lambda: partner.owners() == {partner.client}, what="every service to agree")
    workspace = own_stack.get_once(lambda page: partner.admin not in [a["user_id"] for a in page["workspace"]["admins"]], partner.path)
    assert workspace["workspace"]["seats"] == 1
    assert own_stack.get(f"/referrals/{referral}")["referral"]["state"] == "ended"
    assert partner.hand_off().status_code == 409
    partner.say_workspace(partner.organisation, now() - datetime.timedelta(days=1))
    partner.say_workspace(partner.organisation, now())
    own_stack.get_once(lambda page: page["workspace"]["name"] == "Bewonersavond 2", partner.path)
    own_stack.get_once(lambda page: page["account"]["label"] == "Bewonersavond 2", f"/accounts/{partner.account}")
    assert partner.owners() == {partner.client}
    partner.say_workspace(partner.client, now())
    assert partner.owners() == {partner.client}


@pytest.mark.parametrize("service", ["partner", "billing", "rollup"])
def test_a_service_killed_around_it_ends_after_it(own_stack, service):
    partner = Partner(own_stack)
    assert partner.hand_off().status_code == 200
    own_stack.kill(service)
    wait_until(lambda: partner.owners() == {partner.client}, what="every service to agree")

    def moves():
        actions = [one["action"] for one in own_stack.get("/audit", account=partner.account)["entries"]]
        return sorted(action for action in actions if action in ("account-moved", "workspace-handed-off"))

    wait_until(lambda: len(moves()) > 1, what="the audit trail")
    assert moves() == ["account-moved", "workspace-handed-off"]


def test_it_is_done_in_two_steps_of_a_page_without_the_script(browser, own_stack):
    partner = Partner(own_stack)
    own_stack.get_once(lambda page: page["organisations"], "/search", q=partner.client)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    context.add_cookies([{"name": "dembrane_staff", "value": own_stack.ready["tokens"]["all_policies"], "url": own_stack.ready["gateway"]}])
    page = context.new_page()
    page.goto(own_stack.ready["gateway"] + partner.path)
    page.get_by_role("link", name="Hand over…").click()
    page.get_by_role("button", name="Next: What changes").click()
    expect(page.get_by_text("The partner has to agree first.")).to_be_visible()
    page.get_by_label("Organisation").fill(partner.client)
    page.get_by_label("The partner agrees").check()
    page.get_by_label("The client agrees").check()
    page.get_by_label("Reason").fill("They run it themselves")
    page.get_by_role("button", name="Next: What changes").click()
    expect(page.get_by_text("It goes one way")).to_be_visible()
    assert partner.owners() == {partner.organisation}
    page.get_by_role("button", name="Hand over to Gemeente Zuidhoorn").click()
    page.wait_for_url(f"**{partner.path}")
    wait_until(lambda: partner.owners() == {partner.client}, what="every service to agree")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_pages_are_sound(browser, own_stack, scheme):
    partner = Partner(own_stack)
    own_stack.get_once(lambda page: page["organisations"], "/search", q=partner.client)
    context = browser.new_context(color_scheme=scheme)
    context.add_cookies([{"name": "dembrane_staff", "value": own_stack.ready["tokens"]["all_policies"], "url": own_stack.ready["gateway"]}])
    page = context.new_page()
    filled = f"?step=changes&to={partner.client}&partner=true&client=true&reason=x"
    for path in ["", "/handoff", "/handoff?step=changes", f"/handoff{filled}"]:
        page.goto(own_stack.ready["gateway"] + partner.path + path)
        assert_accessible(page)
    context.close()

"""Who sees and who administers a workspace, as staff decide and every service tells it afterwards."""

import pytest

from clock import now
from facts import Platform, account_of, new_id, read_topic
from waiting import wait_until

pytestmark = pytest.mark.any_broker


def bearer(stack, method, path, **keywords):
    """The answer, whatever its status."""
    return stack.ask(method, path, headers={"Authorization": f"Bearer {stack.ready['tokens']['all_policies']}"}, **keywords)


class Customer:
    """An organisation with one workspace, its owner, a member, an observer, and a colleague who isn't in the workspace."""

    def __init__(self, stack, with_members=True):
        self.stack = stack
        self.platform = Platform(stack.bootstrap)
        self.organisation = self.platform.organisation("Gemeente Zuidhoorn")
        self.workspace = self.platform.workspace(self.organisation, "Onderzoek")
        self.people = {}
        places = {"owner": "owner", "member": "member", "observer": "observer"} if with_members else {"observer": "observer"}
        for name, role in places.items():
            self.people[name] = self.platform.user(name.title(), f"{name}.{self.organisation[:8]}@example.org")
            self.platform.membership(self.organisation, self.workspace, self.people[name], role=role)
        self.platform.flush()
        stack.wait_for_billing(account_of(self.organisation))
        # RollupService and PartnerService hear of it each for itself.
        for path in [f"/api/v1/workspaces/{self.workspace}", f"/api/v1/workspaces/{self.workspace}/admin-candidates"]:
            wait_until(lambda: bearer(stack, "GET", path).status_code == 200, what=path)

    def colleague(self):
        user = self.platform.user("Colleague", f"colleague.{self.organisation[:8]}@example.org")
        data = {"organisation_id": self.organisation, "user_id": user, "role": "member", "removed": False}
        self.platform.say("organisation-membership-changed", self.organisation, data)
        self.platform.flush()
        return user

    def candidates(self):
        return self.stack.get(f"/workspaces/{self.workspace}/admin-candidates")


def test_visibility_is_that_of_staff_until_the_platform_says_otherwise(stack):
    customer = Customer(stack)
    path = f"/workspaces/{customer.workspace}"
    body = {"visibility": "private", "reason": "They asked for it"}
    preview = stack.command("POST", f"{path}/visibility", {**body, "preview": True})["preview"]
    assert any("couldn't" in effect["description"] for effect in preview["effects"])
    assert stack.get(path)["workspace"]["visibility"] == "open_to_organisation"
    answer = stack.command("POST", f"{path}/visibility", {**body, "preview_token": preview["token"]})
    assert answer["workspace"]["visibility"] == "private" and "going back" in answer["notes"][0]
    assert stack.get(path, after=answer["event_ids"][0])["workspace"]["visibility"] == "private"
    assert stack.command("POST", f"{path}/visibility", body)["event_ids"] == []
    fact = {
        "workspace_id": customer.workspace, "organisation_id": customer.organisation, "name": "Onderzoek", "visibility": "invite_only",
        "usage_context": "internal", "created_at": "2026-01-01T00:00:00Z", "deleted": False,
    }
    customer.platform.say("workspace-changed", customer.organisation, fact, at=now())
    customer.platform.flush()
    stack.get_once(lambda page: page["workspace"]["visibility"] == "invite_only", path)


def test_who_lacks_a_policy_is_told_which_and_changes_nothing(stack):
    customer = Customer(stack)
    path = f"/workspaces/{customer.workspace}"
    both = {"partner_confirmed": True, "client_confirmed": True}
    refused = {
        "staff:can_set_visibility": (f"{path}/visibility", {"visibility": "private", "reason": "They asked for it"}),
        "staff:can_transfer": (f"{path}/handoff", {"to_organisation_id": new_id(), "reason": "They run it themselves", **both}),
    }
    for policy, (place, body) in refused.items():
        for asked in (body, {**body, "preview": True}):
            answer = stack.command("POST", place, asked, expect=403, policies="no_policies")
            assert policy in answer["detail"], answer
    stack.command("POST", f"{path}/admin", {"user_id": customer.people["member"], "reason": "The admin left"}, policies="no_policies")
    assert stack.get(path)["workspace"]["visibility"] == "open_to_organisation"


def test_admins_come_from_the_workspace_then_the_organisation_then_by_mail(stack):
    customer = Customer(stack)
    path = f"/workspaces/{customer.workspace}/admin"
    wait_until(lambda: len(customer.candidates()["candidates"]) == 1, what="the member")
    assert [one["user_id"] for one in customer.candidates()["candidates"]] == [customer.people["member"]]
    for person, status in [("owner", 409), ("observer", 409), ("member", 200)]:
        response = bearer(stack, "POST", f"/api/v1{path}", json={"user_id": customer.people[person], "reason": "The admin left"})
        assert response.status_code == status, response.text
    invitation = {"invite_email": "new@example.org", "asked_by": "Their director", "reason": "The admin left"}
    assert bearer(stack, "POST", f"/api/v1{path}", json=invitation).status_code == 409

    lonely = Customer(stack, with_members=False)
    path = f"/workspaces/{lonely.workspace}/admin"
    assert lonely.candidates()["candidates"] == []
    event = stack.command("POST", path, invitation)["event_ids"][0]
    [standing] = lonely.candidates()["invitations"]
    assert (standing["email"], standing["asked_by"]) == ("new@example.org", "Their director")

    def told():
        return [message for message in read_topic(stack.bootstrap, "dembrane.partner") if dict(message.headers())["ce_id"].decode() == event]

    wait_until(told, what="the event")
    assert b"new@example.org" not in told()[0].value() and b"director" not in told()[0].value()
    colleague = lonely.colleague()
    wait_until(lambda: lonely.candidates()["candidates"], what="the colleague")
    assert lonely.candidates()["candidates"][0]["way"] == "joined"
    preview = stack.command("POST", path, {"user_id": colleague, "preview": True})["preview"]
    assert any("seat" in effect["description"] for effect in preview["effects"])
    stack.command("POST", path, {"user_id": colleague, "reason": "Nobody else is left"})


def test_a_reset_of_an_account_names_its_workspaces_first(stack):
    customer = Customer(stack)
    customer.platform.recording(customer.organisation, customer.workspace, 1_800, at=now())
    customer.platform.flush()
    path = f"/accounts/{account_of(customer.organisation)}/usage-reset"
    stack.get_once(lambda page: page["workspace"]["counted_seconds"] == 1_800, f"/workspaces/{customer.workspace}")
    preview = stack.command("POST", path, {"preview": True})["preview"]
    assert [effect["description"] for effect in preview["effects"]] == ["Onderzoek: the 0:30 hours that count towards the cap begin at zero again"]
    answer = stack.command("POST", path, {"reason": "Our mistake", "preview_token": preview["token"]})
    workspace = stack.get(f"/workspaces/{customer.workspace}", after=answer["event_ids"][0])["workspace"]
    assert workspace["counted_seconds"] == 0 and workspace["usage_months"][0]["recorded_seconds"] == 1_800

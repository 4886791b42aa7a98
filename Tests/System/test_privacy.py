"""Whoever the platform deletes leaves every database, answer and page of every service, also after rebuilds and restarts."""

import json
import uuid

import requests

from brokers import EmbeddedBroker
from executables import EXECUTABLES, Executables
from facts import Platform, account_of, rfc3339
from stack import free_ports, wait_until

NAME = "Wilhelmina Quartermaine"
ADDRESS = "Wilhelmina.Quartermaine@Xylofoon.example"
TRACES = [b"wilhelmina", b"quartermaine", b"xylofoon"]


def test_a_deleted_user_leaves_no_trace_but_an_id(tmp_path):
    with EmbeddedBroker(free_ports()) as broker, Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        services.await_ready()
        person = Person(services)
        person.is_found()
        assert sorted(traces_in_files(services)) == ["billing", "gateway", "partner", "rollup", "training"], "the search of the files finds what is there"
        assert traces_in(person.answers())

        person.leave()
        assert wait_until(lambda: traces_in(person.answers()) == [] and ["gone"], what="answers without the name")
        await_files_without_name(services)
        person.is_known_by_id()

        for service in EXECUTABLES:
            services.stop(service)
            done = services.run(service, "rebuild")
            assert done.returncode == 0, done.stderr
        for service in EXECUTABLES:
            services.start(service)
        services.await_ready()
        services.settle()
        await_files_without_name(services)
        assert traces_in(person.answers()) == []
        person.is_known_by_id()
        for service in EXECUTABLES:
            assert not any(trace in services.log(service).read_bytes().lower() for trace in TRACES), f"the log of {service}"


class Person:
    """Owner of one organisation, invited into another, and the subject of messages that nobody can read."""

    def __init__(self, services):
        self.services = services
        self.platform = platform = Platform(services.bootstrap)
        self.login = str(uuid.uuid4())
        self.home, self.away = platform.organisation("Thuis"), platform.organisation("Elders")
        self.home_workspace, self.away_workspace = platform.workspace(self.home, "Kamer"), platform.workspace(self.away, "Zaal")
        self.user = platform.user(NAME, ADDRESS, login_id=self.login)
        platform.membership(self.home, self.home_workspace, self.user, "owner")
        # Pilot or free accounts near their cap are at risk, with contacts.
        platform.recording(self.home, self.home_workspace, 3_500)
        platform.say("user-logged-in", self.user, {"user_id": self.user, "at": rfc3339(platform.started)})
        self.invite()
        self.ask()
        # Billing and PartnerService refuse what names no organisation; the rollup what it can't read of a user.
        spoilt = {"user_id": self.user, "email": ADDRESS, "display_name": NAME, "name": NAME, "organisation_id": "none"}
        platform.say("organisation-changed", self.home, spoilt)
        platform.say("user-changed", self.user, {**spoilt, "deleted": "perhaps"})
        platform.flush()

    def invite(self):
        self.platform.say(
            "membership-changed", self.away,
            {
                "workspace_id": self.away_workspace, "organisation_id": self.away, "invited_email": ADDRESS, "role": "member",
                "state": "pending", "joined_at": rfc3339(self.platform.started), "source": "direct",
            },
        )

    def ask(self):
        self.platform.say(
            "upgrade-requested", self.home,
            {
                "request_id": str(uuid.uuid4()), "kind": "tier_upgrade", "organisation_id": self.home, "requested_by": self.user,
                "proposed_tier": "changemaker", "proposed_billing_period": "annual",
            },
        )

    def is_found(self):
        def found():
            return self.services.get("/search", q="quartermaine")["people"] and self.services.get("/at-risk")["rows"]

        wait_until(found, what="the person in search and at-risk list")
        account = account_of(self.home)
        self.services.wait_for_billing(account)
        self.services.settle()
        # An answer that is kept for a command sent again.
        self.services.command("POST", f"/workspaces/{self.home_workspace}/usage-reset", {"reason": "asked"})
        [request] = self.services.get("/upgrade-requests", search="quartermaine")["requests"]
        self.services.command("POST", f"/upgrade-requests/{request['request_id']}/deny", {"note": "Not now"})
        self.platform.recording(self.home, self.home_workspace, 3_500)
        self.platform.flush()
        self.services.settle()

    def leave(self):
        self.platform.say("user-changed", self.user, {"user_id": self.user, "email": "", "display_name": "", "deleted": True})
        self.platform.flush()
        self.services.settle()

    def is_known_by_id(self):
        person = self.services.get(f"/people/{self.user}")["person"]
        assert (person["deleted"], person["name"], person["email"]) == (True, "", "")
        assert self.user in self.page(f"/people/{self.user}")
        row = next(row for row in self.services.all_accounts() if row["account_id"] == account_of(self.home))
        assert row["seats"] == 1 and [admin["user_id"] for admin in row["admins"]] == [self.user]

    def page(self, path):
        cookies = {"dembrane_staff": self.services.ready["tokens"]["all_policies"]}
        answer = requests.get(self.services.ready["gateway"] + path, cookies=cookies, timeout=120)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:500]}"
        return answer.text

    def answers(self):
        """Everything that staff can ask for in which the person could stand, by its address."""
        home, away = account_of(self.home), account_of(self.away)
        asked = [
            "/rollup", "/rollup.csv?level=account", "/rollup.csv?level=workspace", "/at-risk", "/search?q=wilhelmina", "/search?q=xylofoon",
            f"/search?q={self.user}", "/rollup?search=quartermaine", f"/accounts/{home}", f"/accounts/{away}", f"/accounts/{home}/people",
            f"/accounts/{away}/people", f"/workspaces/{self.home_workspace}", f"/workspaces/{self.home_workspace}/members",
            f"/workspaces/{self.away_workspace}/members", f"/people/{self.user}", "/audit", "/audit.csv", "/staff",
            "/upgrade-requests",
        ]
        pages = [
            "/accounts", "/at-risk", "/search?q=Kamer", f"/accounts/{home}", f"/accounts/{home}/people", f"/accounts/{home}/workspaces",
            f"/accounts/{home}/history", f"/accounts/{away}/people", f"/workspaces/{self.home_workspace}",
            f"/workspaces/{self.away_workspace}", f"/people/{self.user}", "/requests",
        ]
        texts = {path: self.services.call("GET", f"/api/v1{path}").text for path in asked}
        return {**texts, **{f"page {path}": self.page(path) for path in pages}}


def traces_in(answers):
    """Which answers name the person. A search repeats what was looked for."""
    named = []
    for path, text in answers.items():
        if path.startswith("/search"):
            text = json.dumps({**json.loads(text), "query": None, "q": None})
        if any(trace in text.lower().encode() for trace in TRACES):
            named.append(path)
    return named


def await_files_without_name(services):
    try:
        wait_until(lambda: traces_in_files(services) == {}, seconds=60, what="files without the name")
    except AssertionError:
        assert traces_in_files(services) == {}
        raise


def traces_in_files(services):
    """Services of which a file of data, with its log, names the person."""
    found = {}
    for service in EXECUTABLES:
        for file in sorted(services.data(service).iterdir()):
            content = file.read_bytes().lower()
            if any(trace in content for trace in TRACES):
                found.setdefault(service, []).append(file.name)
    return found

"""What belongs to staff themselves: who they are, and how they want to be written to. The gateway keeps it, by events of its own."""

import json
import shutil
import uuid

import pytest

from brokers import EmbeddedBroker
from executables import Executables
from facts import Platform, account_of, read_topic
from stack import free_ports
from waiting import wait_until

pytestmark = pytest.mark.any_broker


def preferences(services, **keywords):
    return services.call("GET", "/api/v1/me/preferences", **keywords)


def kinds_on(broker):
    """How many events of each kind are on the topic, each counted once."""
    kinds = {}
    for message in read_topic(broker.bootstrap, "dembrane.staff"):
        headers = {name: value.decode() for name, value in message.headers()}
        kinds.setdefault(headers["ce_type"].split(".")[-2], set()).add(headers["ce_position"])
    return {kind: len(positions) for kind, positions in kinds.items()}


def directory(services):
    """Everyone, without when they were last seen."""
    return [{**row, "last_seen_at": None} for row in services.get("/staff", limit=500)["staff"]]


def managed_account(services, manager):
    """A customer whom somebody looks after."""
    platform = Platform(services.bootstrap)
    organisation = platform.organisation("Looked after")
    platform.flush()
    account = account_of(organisation)
    wait_until(lambda: services.get("/rollup", search=account)["accounts"], what="the account")
    services.wait_for_billing(account)
    return services.command("PUT", f"/accounts/{account}/account-manager", {"email": manager, "confirm": ["unknown_manager"]})["event_ids"][-1]


def test_staff_set_what_is_their_own_and_stand_in_the_directory(stack):
    code = "charge-failed"
    before = preferences(stack)
    assert before.json()["preferences"][code] == "single"
    key = str(uuid.uuid4())
    for _ in range(2):
        answer = stack.call(
            "PUT", "/api/v1/me/preferences", json={"preferences": {code: "off"}},
            headers={"Idempotency-Key": key, "If-Match": before.headers["ETag"]},
        )
        assert answer.json()["preferences"][code] == "off" and len(answer.json()["event_ids"]) == 1
    stack.call(
        "PUT", "/api/v1/me/preferences", json={"preferences": {code: "digest"}}, headers={"If-Match": before.headers["ETag"]}, expect=412
    )
    assert preferences(stack).json()["preferences"][code] == "off"
    assert preferences(stack, policies="no_policies").json()["preferences"][code] == "single", "nobody else's"
    assert stack.command("PUT", "/me/preferences", {"preferences": {code: "off"}})["event_ids"] == []
    refusal = stack.command("PUT", "/me/preferences", {"preferences": {"tea-is-ready": "off"}}, expect=422)
    assert code in refusal["detail"], "the codes that there are"

    me = stack.get("/me")
    event = managed_account(stack, me["email"])
    row = next(row for row in stack.get("/staff", after=event)["staff"] if row["email"] == me["email"])
    assert row["accounts"] == 1 and row["last_seen_at"].endswith("Z")
    assert [policy["policy"] for policy in row["policies"]] == me["policies"]
    assert {(policy["source"], policy["until"]) for policy in row["policies"]} == {("token", None)}
    entry = stack.get("/audit", action="preferences-set")["entries"][0]
    assert (entry["actor"], entry["before"]["preferences"], entry["after"]["preferences"]) == (me["email"], {code: "single"}, {code: "off"})
    seen = [entry for entry in stack.get("/audit", action="staff-seen")["entries"] if entry["actor"] == me["email"]]
    # Twice where the day has turned meanwhile.
    assert 1 <= len(seen) <= 2


def test_what_is_staffs_own_survives_a_lost_disk_a_rebuild_and_a_copy(tmp_path):
    with EmbeddedBroker(free_ports()) as broker, Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        services.await_ready()
        event = managed_account(services, "robin@dembrane.com")
        services.get("/audit", after=event)
        services.command("PUT", "/me/preferences", {"preferences": {"mandate-lost": "digest", "paid-twice": "off"}})
        services.settle()
        own, everyone, told = preferences(services).json(), directory(services), kinds_on(broker)
        trail = services.get("/audit", limit=500)["entries"]
        assert [(row["email"], row["accounts"]) for row in everyone] == [("robin@dembrane.com", 1)]
        # Seen twice where the day has turned meanwhile.
        assert told in ({"staff-seen": 1, "preferences-set": 1}, {"staff-seen": 2, "preferences-set": 1})
        count = sum(told.values())

        copy = tmp_path / "copy.sqlite"
        done = services.run("gateway", "backup", str(copy))
        assert done.returncode == 0 and copy.exists(), done.stderr
        assert "no dead letters" in services.run("gateway", "dead-letters", "list").stdout

        def lose_the_disk():
            shutil.rmtree(services.data("gateway"))
            done = services.run("gateway", "recover")
            assert done.returncode == 0 and f"recovered {count} events from dembrane.staff" in done.stdout, done.stderr + done.stdout

        def rebuild():
            done = services.run("gateway", "rebuild")
            assert done.returncode == 0 and f"{count} events of this service" in done.stdout, done.stderr + done.stdout

        def put_the_copy_back():
            shutil.rmtree(services.data("gateway"))
            services.data("gateway").mkdir()
            copy.rename(services.data("gateway") / "gateway.sqlite")

        for mishap in (lose_the_disk, rebuild, put_the_copy_back):
            services.stop("gateway")
            mishap()
            services.start("gateway")
            services.await_ready()
            services.settle()
            assert preferences(services).json() == own, mishap.__name__
            assert directory(services) == everyone, mishap.__name__
            # Read from several topics anew, events of one moment may stand in another order.
            again = services.get("/audit", limit=500)["entries"]
            assert sorted(map(json.dumps, again)) == sorted(map(json.dumps, trail)), mishap.__name__
            assert kinds_on(broker)["preferences-set"] == 1, "nothing is decided twice"


def test_staff_sign_in_with_a_token_as_directus_issues_it(tmp_path):
    """The person is the user of whom the platform tells this login id, as long as it tells so, whatever becomes of the gateway's data."""
    with EmbeddedBroker(free_ports()) as broker, Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        services.await_ready()
        login = str(uuid.uuid4())
        services.ready["tokens"]["directus"] = services.token(of=("--directus", login))

        def me(**keywords):
            return services.call("GET", "/api/v1/me", policies="directus", **keywords).json()

        refusal = me(expect=401)
        assert f"no user with the login id {login} is known" in refusal["detail"] and "user-changed" in refusal["detail"]
        platform = Platform(services.bootstrap)
        user = platform.user("Jo Vermeer", "jo@dembrane.com", login_id=login, staff=True)
        platform.flush()
        wait_until(lambda: services.ask("GET", "/api/v1/me", headers=bearer(services, "directus")).status_code == 200, what="the user")
        assert me() == {"email": "jo@dembrane.com", "policies": []}
        row = next(row for row in directory(services) if row["email"] == "jo@dembrane.com")
        assert row["name"] == "Jo Vermeer"

        services.stop("gateway")
        done = services.run("gateway", "rebuild")
        assert done.returncode == 0, done.stderr
        services.start("gateway")
        services.await_ready()
        assert me()["email"] == "jo@dembrane.com"

        platform.user("Jo Vermeer", "jo@dembrane.com", user=user, login_id=login, suspended=True)
        platform.flush()
        wait_until(lambda: services.ask("GET", "/api/v1/me", headers=bearer(services, "directus")).status_code == 401, what="the end")
        assert "suspended" in me(expect=401)["detail"]
        platform.user("", "", user=user, login_id=login, deleted=True)
        platform.flush()
        wait_until(lambda: "deleted" in me(expect=401)["detail"], what="the deletion")


def bearer(services, whose):
    return {"Authorization": f"Bearer {services.ready['tokens'][whose]}"}

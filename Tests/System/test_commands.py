"""The commands of an operator on real executables: read models made again, a lost disk read back, a copy of running data."""

import shutil

from brokers import EmbeddedBroker
from executables import Executables
from facts import Platform, account_of, now, read_topic
from stack import free_ports
from waiting import wait_until

PAGES = ["/rollup", "/at-risk", "/mrr", "/search?q=customer"]


def told_world(services):
    """Customers with people and recordings, one of them at risk, and what staff decided about them."""
    platform = Platform(services.bootstrap)
    accounts = []
    for number in range(5):
        organisation = platform.organisation(f"Customer {number}")
        workspace = platform.workspace(organisation, f"Workspace {number}")
        platform.membership(organisation, workspace, platform.user(f"Owner {number}", f"owner{number}@example.org"), role="owner")
        platform.recording(organisation, workspace, 1_000 * (number + 1), at=now())
        accounts.append((account_of(organisation), workspace))
    platform.flush()
    wait_until(lambda: services.get("/rollup")["totals"]["recorded_seconds"] == 15_000, what="the recordings")
    wait_until(lambda: len(services.get("/accounts/" + accounts[-1][0])["billing"] or {}), what="the accounts to open")
    events = services.command("POST", f"/accounts/{accounts[0][0]}/tier", {"tier": "guardian", "reason": "agreed", "confirm": ["coming_soon"]})["event_ids"]
    events += services.command("PUT", f"/accounts/{accounts[0][0]}/discount", {"kind": "scholarship", "percent": 25, "reason": "agreed"})[
        "event_ids"
    ]
    events += services.command("POST", f"/workspaces/{accounts[4][1]}/usage-reset", {"reason": "a mistake of ours"})["event_ids"]
    services.get("/rollup", after=events[1])
    services.settle()
    return accounts


def shown(services):
    """What staff see, without the moment at which they look and what is projected from it."""
    answers = []
    for page in PAGES:
        answer = services.call("GET", f"/api/v1{page}").json()
        answer.pop("as_of", None)
        for row in answer.get("rows", []):
            del row["projected_at"], row["detail"]
        answers.append(answer)
    return answers


def positions_on(broker):
    """The positions of billing's events that are on their topic, each once."""
    messages = read_topic(broker.bootstrap, "dembrane.billing")
    return sorted({int(dict(message.headers())["ce_position"]) for message in messages})


def test_read_models_made_again_are_what_they_were(tmp_path):
    with EmbeddedBroker(free_ports()) as broker, Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        services.await_ready()
        told_world(services)
        before = shown(services)
        assert before[0]["totals"]["accounts"] == 5 and before[1]["rows"]
        told = len(read_topic(broker.bootstrap, "dembrane.rollup"))
        for service in ["rollup", "billing"]:
            refused = services.run(service, "rebuild")
            assert refused.returncode != 0 and "another process" in refused.stderr, "the data is in use"
            services.stop(service)
            done = services.run(service, "rebuild")
            assert done.returncode == 0, done.stderr
            services.start(service)
        services.await_ready()
        services.settle()
        assert shown(services) == before
        assert len(read_topic(broker.bootstrap, "dembrane.rollup")) == told, "nothing is decided twice"


def test_a_lost_disk_is_read_back_from_the_topic(tmp_path):
    with EmbeddedBroker(free_ports()) as broker, Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        services.await_ready()
        account = told_world(services)[0][0]
        before = shown(services)
        told = positions_on(broker)
        services.stop("billing")
        shutil.rmtree(services.data("billing"))
        done = services.run("billing", "recover")
        assert done.returncode == 0, done.stderr
        services.start("billing")
        services.await_ready()
        assert shown(services) == before
        answer = services.command("DELETE", f"/accounts/{account}/discount")
        assert services.get("/rollup", search=account, after=answer["event_ids"][0])["accounts"][0]["discount"] is None
        assert positions_on(broker) == list(range(1, told[-1] + 2)), "positions go on where they were"


def test_a_copy_of_running_data_is_whole(tmp_path):
    with EmbeddedBroker(free_ports()) as broker, Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        services.await_ready()
        told_world(services)
        before = shown(services)
        copy = tmp_path / "copy.sqlite"
        done = services.run("rollup", "backup", str(copy))
        assert done.returncode == 0, done.stderr
        assert services.run("rollup", "backup", str(copy)).returncode != 0, "a copy is never written over"
        services.stop("rollup")
        database = next(services.data("rollup").glob("*.sqlite"))
        for file in services.data("rollup").glob(database.name + "*"):
            file.unlink()
        copy.rename(database)
        services.start("rollup")
        services.await_ready()
        assert shown(services) == before

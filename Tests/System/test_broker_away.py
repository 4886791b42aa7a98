"""Staff can work while there is no broker, before the first one comes and after it has gone; when it is there, everything catches up."""

import pytest

from brokers import ApacheKafka, EmbeddedBroker
from conftest import KAFKA_HOME
from executables import EXECUTABLES, Executables
from facts import Platform, account_of, read_topic
from stack import free_ports
from waiting import wait_until

NO_APACHE = pytest.mark.skipif(not (KAFKA_HOME / "kafka.sh").exists(), reason=f"no Apache Kafka in {KAFKA_HOME}")


def embedded(folder):
    return EmbeddedBroker(free_ports())


def apache(folder):
    return ApacheKafka(folder / "kafka", free_ports(2))


@pytest.mark.parametrize("make_broker", [embedded, pytest.param(apache, marks=NO_APACHE)])
def test_everything_catches_up_when_the_broker_comes_and_comes_back(make_broker, tmp_path):
    broker = make_broker(tmp_path)
    with Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        everything_waits(services)
        assert services.get("/rollup")["totals"]["accounts"] == 0
        first = rename_training(services, "Renamed before the first broker")
        everything_waits(services)

        with broker:
            everything_arrives(services, [first])
            organisation, workspace = recorded_customer(services, 60)

        everything_waits(services)
        assert recorded_seconds(services, organisation) == 60
        second = rename_training(services, "Renamed after the broker had gone")

        with broker:
            everything_arrives(services, [first, second])
            platform = Platform(services.bootstrap)
            platform.recording(organisation, workspace, 30)
            platform.flush()
            wait_until(lambda: recorded_seconds(services, organisation) == 90, what="a recording after the outage")


def everything_waits(services):
    """Every service says that it isn't ready, and that Kafka is what it waits for."""
    for service in EXECUTABLES:
        wait_until(lambda: waits_for_kafka(services, service), what=f"{service} to wait for Kafka")


def waits_for_kafka(services, service):
    """While a broker goes, a service may for a moment have lost a partition and not yet the whole cluster."""
    status, reasons = services.readiness(service)
    return status == 503 and any(services.bootstrap in reason or "Kafka" in reason for reason in reasons)


def rename_training(services, title):
    """Gives a command and answers with the id of its event."""
    training = services.get("/trainings")["trainings"][0]["training_id"]
    answer = services.command("PATCH", f"/trainings/{training}", {"title": title})
    assert answer["training"]["title"] == title
    assert title in [training["title"] for training in services.get("/trainings", after=answer["event_ids"][-1])["trainings"]]
    return answer["event_ids"][-1]


def everything_arrives(services, event_ids):
    """All services are ready, the events are on their topic once each or more, and the gateway's audit trail has them once."""
    services.await_ready()
    wait_until(lambda: set(event_ids) <= published(services), what=f"{event_ids} on their topic")
    wait_until(lambda: set(event_ids) <= set(audited(services)), what=f"{event_ids} in the audit trail")
    assert len(audited(services)) == len(set(audited(services)))


def published(services):
    return {dict(message.headers())["ce_id"].decode() for message in read_topic(services.bootstrap, "dembrane.training")}


def audited(services):
    return [entry["event_id"] for entry in services.get("/audit", action="training-updated")["entries"]]


def recorded_customer(services, seconds):
    platform = Platform(services.bootstrap)
    organisation = platform.organisation("Even geen makelaar")
    workspace = platform.workspace(organisation, "Werkplek")
    platform.recording(organisation, workspace, seconds)
    platform.flush()
    wait_until(lambda: recorded_seconds(services, organisation) == seconds, what="the first recording")
    return organisation, workspace


def recorded_seconds(services, organisation):
    rows = services.get("/rollup", search=account_of(organisation))["accounts"]
    return rows[0]["recorded_seconds"] if rows else None

"""A cluster without topics: services make them when they are told to, and otherwise say what they wait for."""

import re

import pytest

from brokers import TOPICS, ApacheKafka
from conftest import KAFKA_HOME
from executables import EXECUTABLES, Executables
from stack import free_ports
from waiting import wait_until

pytestmark = pytest.mark.skipif(not (KAFKA_HOME / "kafka.sh").exists(), reason=f"no Apache Kafka in {KAFKA_HOME}")


@pytest.fixture(scope="module")
def broker(tmp_path_factory):
    with ApacheKafka(tmp_path_factory.mktemp("kafka"), free_ports(2)) as running:
        yield running


def test_topics_are_waited_for_until_somebody_may_make_them(broker, tmp_path):
    with Executables(tmp_path, broker.bootstrap) as services:
        expected = "no topic dembrane.training"
        wait_until(lambda: any(expected in reason for reason in services.readiness("training")[1]), what=expected)
        # The gateway waits for the topic that it writes and for those that it reads.
        for expected in ["no topic dembrane.staff", "the topic dembrane.billing"]:
            wait_until(lambda: any(expected in reason for reason in services.readiness("gateway")[1]), what=expected)
    assert described(broker) == {}

    with Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        services.await_ready()
    topics = described(broker)
    assert {name: partitions for name, (partitions, _) in topics.items()} == {
        name: 1 if name == "dembrane.dead-letters" else 8 for name in TOPICS
    }
    kept = {name: configuration for name, (_, configuration) in topics.items()}
    assert kept.pop("dembrane.dead-letters") == "retention.ms=2592000000", "refused messages may hold names: 30 days"
    assert set(kept.values()) == {"retention.ms=-1"}


@pytest.mark.parametrize("service", EXECUTABLES)
def test_another_word_stops_the_start_with_one_line(service, tmp_path):
    services = Executables(tmp_path, "127.0.0.1:9", KAFKA_CREATE_TOPICS="perhaps")
    services.urls = {owner: "http://127.0.0.1:9" for owner in EXECUTABLES}
    services.ports = {service: 0}
    ended = services.run(service)
    assert (ended.returncode, ended.stdout) == (78, "")
    assert ended.stderr == f"{EXECUTABLES[service]}: KAFKA_CREATE_TOPICS is wrong: expected one of 0, 1, false, true\n"


def described(broker):
    """Partitions and own settings of every topic that the broker describes."""
    lines = broker.command("topics", "--describe", "--exclude-internal")
    found = re.findall(r"Topic: (\S+)\s.*PartitionCount: (\d+)\s.*Configs: (\S*)", lines)
    return {name: (int(partitions), own(configuration)) for name, partitions, configuration in found}


def own(configuration):
    return ",".join(entry for entry in configuration.split(",") if entry.startswith("retention"))

"""Three Apache Kafka brokers: one that leads partitions is killed and revived under load, and nothing is lost or doubled."""

import pytest

from brokers import TOPICS, ApacheKafka
from conftest import KAFKA_HOME
from facts import Platform, account_of, read_topic
from stack import Stack, free_ports, wait_until

pytestmark = pytest.mark.skipif(not (KAFKA_HOME / "kafka.sh").exists(), reason=f"no Apache Kafka in {KAFKA_HOME}")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with ApacheKafka(tmp_path_factory.mktemp("brokers"), free_ports(6), brokers=3) as running:
        for topic in TOPICS:
            running.command(
                "topics", "--create", "--topic", topic, "--partitions", 8, "--replication-factor", 3, "--config", "min.insync.replicas=2"
            )
        yield running


def test_a_leader_killed_under_load_loses_and_doubles_nothing(cluster):
    with Stack("--demo", "none", "--bootstrap", cluster.bootstrap) as stack:
        platform = Platform(cluster.bootstrap)
        customers = []
        for number in range(24):
            organisation = platform.organisation(f"Drie makelaars {number:02d}")
            customers.append((organisation, platform.workspace(organisation, f"Plek {number:02d}")))
        platform.flush()
        first = account_of(customers[0][0])
        wait_until(lambda: stack.get("/rollup")["totals"]["accounts"] == len(customers), what="every account")

        event_ids = []
        for round_number in range(60):
            for organisation, workspace in customers:
                platform.recording(organisation, workspace, 10)
            if round_number == 15:
                cluster.command("kill", 2)
            if round_number == 45:
                cluster.command("revive", 2)
            if round_number % 10 == 5:
                body = {"kind": "scholarship", "percent": round_number, "reason": "Under load"}
                event_ids += stack.command("PUT", f"/accounts/{first}/discount", body)["event_ids"]
                platform.flush()
        platform.flush()

        expected = 60 * 10 * len(customers)
        wait_until(lambda: stack.get("/rollup")["totals"]["recorded_seconds"] == expected, what=f"{expected} recorded seconds")
        published = wait_until(lambda: complete(cluster, event_ids), what="every discount on the topic")
        assert sorted(published) == list(range(1, len(published) + 1))
        row = wait_until(
            lambda: next((a for a in stack.get("/rollup", search=first)["accounts"] if (a["discount"] or {}).get("percent") == 55), None),
            what="the last discount",
        )
        assert row["recorded_seconds"] == 600


def complete(cluster, event_ids):
    """Positions on the billing topic once it has all the events; each position may be there more than once, and counts once."""
    headers = [dict(message.headers()) for message in read_topic(cluster.bootstrap, "dembrane.billing")]
    present = {header["ce_id"].decode() for header in headers}
    return set(event_ids) <= present and {int(header["ce_position"]) for header in headers}

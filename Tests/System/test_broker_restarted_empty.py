"""A broker that comes back empty gets every owner's events again, and nobody counts twice."""

import pytest

from brokers import EmbeddedBroker
from facts import Platform, account_of, read_topic
from stack import Stack, free_ports, wait_until


@pytest.fixture
def broker():
    with EmbeddedBroker(free_ports()) as running:
        yield running


def test_owners_publish_again_and_nobody_counts_twice(broker):
    with Stack("--demo", "none", "--bootstrap", f"127.0.0.1:{broker.port}") as stack:
        platform = Platform(stack.bootstrap)
        organisation = platform.organisation("Opnieuw begonnen")
        workspace = platform.workspace(organisation, "Alles")
        platform.recording(organisation, workspace, 120)
        platform.flush()
        account = account_of(organisation)

        def recorded(seconds):
            rows = stack.get("/rollup", search=account)["accounts"]
            return rows and rows[0]["recorded_seconds"] == seconds and rows[0]

        wait_until(lambda: recorded(120), what="the first recording")
        stack.wait_for_billing(account)
        granted = stack.command("POST", f"/accounts/{account}/trial", {"reason": "Before the restart"})
        stack.get("/rollup", after=granted["event_ids"][-1])
        before = {header["ce_id"] for header in headers(stack, "dembrane.billing")}
        assert before

        broker.stop()
        assert stack.command("PUT", f"/accounts/{account}/discount", {"kind": "staff_discount", "percent": 10, "reason": "While away"})["event_ids"]
        broker.start()

        wait_until(lambda: before < {h["ce_id"] for h in headers(stack, "dembrane.billing")}, what="the events to be published again")
        platform = Platform(stack.bootstrap)
        platform.recording(organisation, workspace, 30)
        platform.flush()
        row = wait_until(lambda: recorded(150), what="the second recording, counted once with the first")
        assert (row["tier"], row["class"], row["discount"]) == ("changemaker", "trial", {"kind": "staff_discount", "percent": 10})

        def has_no_gap():
            positions = {int(header["ce_position"]) for header in headers(stack, "dembrane.billing")}
            return sorted(positions) == list(range(1, len(positions) + 1))

        wait_until(has_no_gap, what="billing's events without a gap")


def headers(stack, topic):
    try:
        messages = read_topic(stack.bootstrap, topic)
    except Exception:  # the topic is not there yet: the owner has not come back to it
        return []
    return [{name: value.decode() for name, value in message.headers()} for message in messages]

"""Other systems read our topics: every event of ours is a CloudEvent that the CloudEvents SDK understands."""

import json

from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
from cloudevents.core.formats.json import JSONFormat

from facts import Platform, account_of, read_topic
from stack import wait_until


def headers_of(message):
    return {name: value.decode() for name, value in message.headers() or []}


def check(messages, context, key):
    """Every message is an event of the context, under the member of its data that is its key, and none is missing."""
    for message in messages:
        event = from_binary(KafkaMessage(headers=dict(message.headers()), key=message.key(), value=message.value()), JSONFormat())
        assert event.get_source() == f"/dembrane/{context}"
        assert event.get_type().startswith(f"com.dembrane.{context}.")
        data = event.get_data() if isinstance(event.get_data(), dict) else json.loads(event.get_data())
        assert message.key().decode() == data[key]
        assert message.value() == json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    positions = sorted(int(headers_of(m)["ce_position"]) for m in messages)
    assert positions == list(range(1, len(positions) + 1))
    assert all(headers_of(m)["ce_sequence"] == headers_of(m)["ce_position"].zfill(19) for m in messages)


def test_account_events_are_cloud_events_in_gapless_order(stack):
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation("Lezers van gebeurtenissen")
    platform.flush()
    account = account_of(organisation)
    wait_until(lambda: [a for a in stack.get("/rollup", search=account)["accounts"]], what="the account")
    stack.wait_for_billing(account)
    answer = stack.command("POST", f"/accounts/{account}/trial", {"reason": "Reading back"})
    event_id = answer["event_ids"][0]

    messages = wait_until(
        lambda: (found := read_topic(stack.bootstrap, "dembrane.billing")) and any(headers_of(m)["ce_id"] == event_id for m in found) and found,
        what="the trial on the topic",
    )
    check(messages, "billing", key="organisation_id")
    trial = next(m for m in messages if headers_of(m)["ce_id"] == event_id)
    assert headers_of(trial)["ce_type"] == "com.dembrane.billing.trial-granted.v1"
    assert headers_of(trial)["ce_actor"].endswith("@dembrane.com")


def test_events_of_staff_are_cloud_events_in_gapless_order(stack):
    event_id = stack.command("PUT", "/me/preferences", {"preferences": {"paid-twice": "digest"}})["event_ids"][0]
    messages = wait_until(
        lambda: (found := read_topic(stack.bootstrap, "dembrane.staff")) and any(headers_of(m)["ce_id"] == event_id for m in found) and found,
        what="the preferences on the topic",
    )
    check(messages, "staff", key="subject")
    setting = next(m for m in messages if headers_of(m)["ce_id"] == event_id)
    assert headers_of(setting)["ce_type"] == "com.dembrane.staff.preferences-set.v1"
    assert headers_of(setting)["ce_actor"].endswith("@dembrane.com")

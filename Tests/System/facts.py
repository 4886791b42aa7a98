"""Facts of the platform, produced with a Kafka client that isn't ours."""

import datetime
import itertools
import json
import uuid

from confluent_kafka import Consumer, Producer, TopicPartition

from clock import now

NAMESPACE = uuid.UUID("6f1d0c1e-0b54-5d1c-9a52-0d2b7c5e4f10")


def account_of(owner):
    return str(uuid.uuid5(NAMESPACE, owner))


def rfc3339(moment):
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def new_id():
    return str(uuid.uuid4())


class Platform:
    """Speaks as the platform does: one CloudEvent per fact in binary mode, keyed by organisation or user."""

    def __init__(self, bootstrap, identifiers=None):
        self.producer = Producer({"bootstrap.servers": bootstrap, "enable.idempotence": True, "linger.ms": 5})
        self.new_id = identifiers or new_id
        self.started = now()
        self.counter = itertools.count()

    def say(self, kind, key, data, at=None, event_id=None):
        moment = at or self.started + datetime.timedelta(milliseconds=next(self.counter))
        headers = [
            ("ce_specversion", "1.0"),
            ("ce_id", event_id or self.new_id()),
            ("ce_source", "/dembrane/platform"),
            ("ce_type", f"com.dembrane.platform.{kind}.v1"),
            ("ce_time", rfc3339(moment)),
            ("content-type", "application/json"),
        ]
        value = json.dumps(data).encode()
        while True:
            try:
                self.producer.produce("dembrane.platform", value=value, key=key, headers=headers)
                break
            except BufferError:
                self.producer.poll(0.1)

    def flush(self):
        assert self.producer.flush(180) == 0

    def organisation(self, name, created=None):
        organisation = self.new_id()
        self.say(
            "organisation-changed", organisation,
            {"organisation_id": organisation, "name": name, "created_at": rfc3339(created or self.started), "created_by": self.new_id(), "deleted": False},
        )
        return organisation

    def workspace(self, organisation, name, context="internal", created=None):
        workspace = self.new_id()
        self.say(
            "workspace-changed", organisation,
            {
                "workspace_id": workspace, "organisation_id": organisation, "name": name, "visibility": "open_to_organisation",
                "usage_context": context, "created_at": rfc3339(created or self.started), "deleted": False, "has_custom_logo": True,
            },
        )
        return workspace

    def user(self, name, email, user=None, **more):
        user = user or self.new_id()
        self.say("user-changed", user, {"user_id": user, "email": email, "display_name": name, "deleted": False, **more})
        return user

    def membership(self, organisation, workspace, user, role="member", state="active", source="direct", joined=None):
        self.say(
            "membership-changed", organisation,
            {
                "workspace_id": workspace, "organisation_id": organisation, "user_id": user, "role": role, "state": state,
                "joined_at": rfc3339(joined or self.started), "source": source,
            },
        )

    def recording(self, organisation, workspace, seconds, at=None, conversation=None, deleted=False):
        conversation = conversation or self.new_id()
        self.say(
            "conversation-recorded", organisation,
            {
                "conversation_id": conversation, "workspace_id": workspace, "organisation_id": organisation, "seconds": seconds,
                "recorded_at": rfc3339(at or self.started), "deleted": deleted,
            },
        )
        return conversation

    def subscription(self, organisation, tier, period="annual", status="active", workspace=None):
        data = {
            "organisation_id": organisation, "tier": tier, "billing_period": period, "status": status,
            "mollie_customer_id": "cst_test", "mollie_subscription_id": "sub_test",
        }
        if workspace:
            data["workspace_id"] = workspace
        self.say("subscription-changed", organisation, data)


def read_topic(bootstrap, topic):
    """Every message of a topic from its beginning to its present end."""
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": f"system-tests-{new_id()}", "enable.auto.commit": False})
    try:
        partitions = consumer.list_topics(topic, timeout=60).topics[topic].partitions
        ends = {}
        for partition in partitions:
            low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=60)
            if high > low:
                ends[partition] = high
        consumer.assign([TopicPartition(topic, partition, 0) for partition in ends])
        messages, reached = [], set()
        deadline = now() + datetime.timedelta(seconds=180)
        while reached != set(ends) and now() < deadline:
            message = consumer.poll(0.5)
            if message is None or message.error():
                continue
            messages.append(message)
            if message.offset() + 1 >= ends[message.partition()]:
                reached.add(message.partition())
        assert reached == set(ends), f"{topic}: read only {reached} of {ends}"
        return messages
    finally:
        consumer.close()

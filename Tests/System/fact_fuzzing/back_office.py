"""A back office of its own for the fuzzer: an embedded broker, some of the executables, and what they say of the messages they got."""

import pathlib
import re
import tempfile

import requests
from confluent_kafka import Consumer, Producer, TopicPartition

from brokers import EmbeddedBroker
from executables import EXECUTABLES, POLICIES, Executables
from fact_fuzzing.catalogue import DEAD_LETTERS, READ
from fact_fuzzing.drafts import Position
from stack import free_ports, is_ready
from waiting import wait_until

COUNTERS = {"events_applied_total": "applied", "events_skipped_total": "skipped", "dead_letters_total": "dead-lettered"}
SERIES = re.compile(r'^(\w+)\{topic="([^"]+)"[^}]*\} (\S+)$', re.MULTILINE)


class Fault(Exception):
    """Something that must not be, whatever was sent."""


class BackOffice(Executables):
    """Runs the given executables; whoever isn't among them is played by the fuzzer."""

    def __init__(self, services, patience_seconds=60):
        self.temporary = tempfile.TemporaryDirectory(prefix="dembrane-fuzz-")
        self.broker = EmbeddedBroker(free_ports())
        self.services = services
        self.patience_seconds = patience_seconds
        super().__init__(pathlib.Path(self.temporary.name), self.broker.bootstrap)
        self.urls = {service: "http://127.0.0.1:9" for service in EXECUTABLES if service not in services}
        self.last_position = {}
        self.sent = {}
        self.letters = {}

    def __enter__(self):
        self.broker.start()
        try:
            for service in self.services:
                self.start(service)
            for service in self.services:
                wait_until(lambda: is_ready(self.urls[service]), what=f"{service} to be ready")
                wait_until(lambda: topics_read(self.metrics(service)) == READ[service], what=f"{service} to read {READ[service]}")
            self.begin()
        except BaseException as failure:
            self.__exit__(type(failure))
            raise
        return self

    def begin(self):
        self.ready = {"gateway": self.urls["gateway"], "tokens": {"all_policies": self.token("--policies", POLICIES)}}
        self.readers = {service: READ[service] for service in self.services}
        # Nobody else may give out the positions of a topic that the fuzzer writes.
        self.writable = set().union(*self.readers.values()) - {f"dembrane.{service}" for service in self.services}
        client = {"bootstrap.servers": self.bootstrap, "log_level": 0}
        self.producer = Producer({**client, "linger.ms": 5, "message.max.bytes": 3_000_000})
        self.consumer = Consumer({**client, "group.id": "fuzzer", "enable.auto.commit": False, "fetch.message.max.bytes": 10_000_000})
        self.consumer.assign([TopicPartition(DEAD_LETTERS, 0, 0)])
        self.before = self.outcomes()

    def __exit__(self, failure=None, *_):
        if hasattr(self, "consumer"):
            self.consumer.close()
            del self.producer
        # What is broken need not end well.
        for process in self.processes.values() if failure else ():
            process.kill()
        try:
            super().__exit__()
        finally:
            self.broker.stop()
            self.temporary.cleanup()

    def metrics(self, service):
        return requests.get(self.urls[service] + "/metrics", timeout=30).text

    def send(self, messages):
        """Sends messages and answers where each lies: `(topic, partition, offset)`."""
        places = [None] * len(messages)

        def delivered(index):
            def note(error, message):
                assert not error, f"{messages[index]}\n  was not taken by the broker: {error}"
                places[index] = (message.topic(), message.partition(), message.offset())

            return note

        for index, message in enumerate(messages):
            topic = message.kind.topic
            headers = self.settled(message)
            self.producer.produce(topic, value=message.value, key=message.key, headers=headers, on_delivery=delivered(index))
            self.producer.poll(0)
            self.sent[topic] = self.sent.get(topic, 0) + 1
        assert self.producer.flush(60) == 0, "the broker took no more messages"
        return places

    def settled(self, message):
        """The headers, with the positions that the topic's owner would give now."""
        last = self.last_position.get(message.kind.topic, 0)
        if any(isinstance(value, Position) and value.beyond_last == 1 for _, value in message.headers):
            # What is odd may not count; a sound event takes the place afterwards.
            self.last_position[message.kind.topic] = last + (not message.is_odd)
        return [(name, value.counted_from(last) if isinstance(value, Position) else value) for name, value in message.headers]

    def outcomes(self):
        """How often each service has applied, skipped and dead-lettered messages of each topic."""
        counts = {}
        for service in self.services:
            for name, topic, value in SERIES.findall(self.metrics(service)):
                if name in COUNTERS:
                    counts[service, topic, COUNTERS[name]] = int(float(value))
        return counts

    def taken(self):
        """What each service has taken of each topic that the fuzzer writes since it began, beside what it should have."""
        now = self.outcomes()
        taken = {}
        for service, topics in self.readers.items():
            for topic in topics & self.sent.keys():
                keys = {part: (service, topic, part) for part in COUNTERS.values()}
                parts = {part: now.get(key, 0) - self.before.get(key, 0) for part, key in keys.items()}
                taken[service, topic] = (parts, self.sent[topic])
        return taken

    def read_dead_letters(self):
        """Reads on in the topic of dead letters; keeps by place which services gave a message up, and why."""
        while (message := self.consumer.poll(0.05)) is not None:
            if message.error():
                continue
            headers = {name: value.decode(errors="replace") for name, value in message.headers() if name.startswith("dead_letter")}
            place = (headers["dead_letter_topic"], int(headers["dead_letter_partition"]), int(headers["dead_letter_offset"]))
            self.letters.setdefault(place, {})[headers["dead_letter_service"]] = headers["dead_letter_reason"]

    def require_alive(self):
        for service, process in self.processes.items():
            if process.poll() is not None:
                raise Fault(f"{service} ended with {process.returncode}:\n{self.last_words(service)}")

    def last_words(self, service, count=12):
        lines = self.log(service).read_text(errors="replace").splitlines()
        fatal = [index for index, line in enumerate(lines) if "Fatal error" in line]
        start = fatal[-1] if fatal else max(0, len(lines) - count)
        return "\n".join(line[:300] for line in lines[start : start + count])


def topics_read(metrics):
    return {topic for name, topic, _ in SERIES.findall(metrics) if name == "consumer_lag_messages"}

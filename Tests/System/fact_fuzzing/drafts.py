"""A message while it is being spoilt, and the message that is sent."""

import dataclasses

from facts import rfc3339

from fact_fuzzing.documents import to_json
from fact_fuzzing.samples import APPLIED


@dataclasses.dataclass(frozen=True)
class Position:
    """A place in the event store of the source, seen from the last one that the topic had when the message is sent."""

    beyond_last: int = 1

    def counted_from(self, last):
        return str(last + self.beyond_last).encode()


@dataclasses.dataclass(frozen=True)
class Message:
    kind: object
    mutation: str
    verdict: str
    key: bytes | None
    value: bytes | None
    # Names with values: bytes, None, or a Position that is settled when the message is sent.
    headers: tuple
    is_envelope_odd: bool = False
    # The value is no JSON object with the members of its kind.
    is_body_odd: bool = False

    @property
    def is_odd(self):
        """Nobody can say whether its position counts as taken."""
        return self.is_envelope_odd or self.is_body_odd

    @property
    def size(self):
        return len(self.value or b"") + len(self.key or b"") + sum(len(value) for _, value in self.headers if isinstance(value, bytes))

    def __str__(self):
        return f"{self.kind.name} with {self.mutation}\n  key {cut(self.key)}\n  headers {cut(self.headers)}\n  value {cut(self.value)}"


def cut(value, longest=1_500):
    text = repr(value)
    return text if len(text) <= longest else f"{text[:longest]}… ({len(text)} characters)"


@dataclasses.dataclass
class Draft:
    kind: object
    data: dict
    headers: list
    key: bytes | None
    # What stands in place of the data as JSON, once somebody has decided so.
    body: object = None

    @property
    def value(self):
        if self.body is NoBody:
            return b""
        return to_json(self.data) if self.body is None else self.body

    def header(self, name):
        return next((value for known, value in self.headers if known == name), None)

    def put(self, name, *values):
        """Puts a header in place of those of the name; without values it is gone."""
        self.headers = [pair for pair in self.headers if pair[0] != name] + [(name, value) for value in values]


class NoBody:
    """A message without any value, as those that delete a key."""


def sound_draft(kind, world, place=None):
    place = place or world.place()
    data = world.sound_data(kind, place)
    if kind.name == "subscription-changed" and not place.is_external:
        del data["workspace_id"]
    headers = [
        ("ce_specversion", b"1.0"), ("ce_id", world.new_id().encode()), ("ce_source", kind.source.encode()),
        ("ce_type", kind.type.encode()), ("ce_time", rfc3339(world.past(0.01)).encode()), ("content-type", b"application/json"),
    ]
    if kind.is_administrative:
        headers += [("ce_position", Position()), ("ce_actor", b"robin@dembrane.com"), ("ce_subject", place.account.encode())]
    return Draft(kind, data, headers, str(data.get("organisation_id") or data.get("user_id") or place.organisation).encode())


def spoilt(kind, world, mutations):
    """A message with every one of the mutations; with several of them nobody can say what must become of it."""
    draft = sound_draft(kind, world)
    envelope = (draft.key, list(draft.headers))
    for mutation in mutations:
        mutation.change(draft)
    verdict = mutations[0].verdict if len(mutations) == 1 else "either" if mutations else APPLIED
    return finished(draft, " and ".join(mutation.name for mutation in mutations) or "nothing wrong", verdict, envelope)


def finished(draft, mutation, verdict, envelope):
    value = None if draft.body is NoBody else draft.value
    is_envelope_odd = envelope != (draft.key, draft.headers)
    return Message(draft.kind, mutation, verdict, draft.key, value, tuple(draft.headers), is_envelope_odd, draft.body is not None)


def structured(draft, has_data=True, content_type="application/cloudevents+json", **members):
    """The attributes and the data as one document."""
    known = [(name[3:], value) for name, value in draft.headers if name.startswith("ce_") and isinstance(value, bytes)]
    attributes = {name: value.decode(errors="replace") for name, value in known}
    document = {**attributes, **({"data": draft.data} if has_data else {}), **members}
    draft.body = to_json(document)
    draft.headers = [("content-type", content_type.encode())]


"""What may be wrong, or unusual, with all of a message but the members of its data."""

import base64

from fact_fuzzing.catalogue import KINDS
from fact_fuzzing.documents import Raw, to_json
from fact_fuzzing.drafts import NoBody, Position, structured
from fact_fuzzing.values import APPLIED, EITHER, REFUSED, Mutation

REQUIRED = ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time"]
# By name, each with what must become of the message.
VALUES = {
    "ce_specversion": {"0.3": REFUSED, "1.1": REFUSED, "2.0": REFUSED, "1": REFUSED, " 1.0": REFUSED},
    "ce_id": {"x": APPLIED, "id with blanks": APPLIED, "line\r\ndata: {}\r\n\r\nid: x": EITHER, "nul\0": EITHER, "\u202e": EITHER},
    "ce_source": {"/dembrane/nobody": REFUSED, "/DEMBRANE/PLATFORM": REFUSED, "not a uri": REFUSED, "\n": REFUSED},
    "ce_type": {"com.dembrane.nobody.never-heard-of.v1": EITHER, "x": EITHER, "com.dembrane.platform.organisation-changed.v2": EITHER, ".": EITHER, "...": EITHER, "\n": EITHER},
    "ce_time": {
        "2099-01-01T00:00:00Z": REFUSED, "1970-01-01T00:00:00Z": APPLIED, "1969-12-31T23:59:59Z": REFUSED, "0000-01-01T00:00:00+23:59": REFUSED,
        "9999-12-31T23:59:59.999Z": REFUSED, "2026-01-01T00:00:00.000000001Z": APPLIED, "2026-01-01T00:00:00+23:59": EITHER,
        "2025-12-31T23:59:60Z": EITHER, "yesterday": REFUSED, "1795602419": REFUSED, "2026-01-01": REFUSED,
    },
    "ce_subject": {"": EITHER, "x" * 10_000: EITHER, "line\r\nbreak": EITHER},
    "ce_actor": {"system": EITHER, "": EITHER, "a" * 100_000: EITHER, "line\r\nbreak": EITHER, "=1+1": EITHER, "nul\0": EITHER},
    "ce_traceparent": {"00-" + "0" * 32 + "-" + "0" * 16 + "-01": EITHER, "x": EITHER, "00-" + "é" * 32: EITHER, "-" * 100_000: EITHER},
    "ce_streamversion": {"0": EITHER, "-1": EITHER, str(2**63 - 1): EITHER, str(2**63): EITHER, "x": EITHER},
    "ce_unknown": {"x": APPLIED, "x" * 100_000: EITHER},
    "content-type": {
        "application/json": APPLIED, "application/json; charset=utf-8": APPLIED, "Application/JSON": APPLIED, "text/plain": EITHER,
        "application/cloudevents+avro": REFUSED, "application/cloudevents-batch+json": REFUSED, "application/cloudevents": EITHER, "\n": EITHER,
    },
}
POSITIONS = {
    "0": b"0", "-1": b"-1", "1": b"1", "2^63-1": str(2**63 - 1).encode(), "2^63": str(2**63).encode(), "a text": b"one", "a plus sign": b"+5",
    "leading zeros": b"0000000000000000001", "a fraction": b"5.0", "an Arabic digit": "٥".encode(), "a thousand too far": Position(1_000),
    "2^53": str(2**53).encode(),
}
NESTED = {depth: b'{"a":' * depth + b"1" + b"}" * depth for depth in (63, 64, 65, 1_000, 100_000)}
BODIES = {
    "no value": NoBody, "an empty value": b"", "blanks": b"  \n", "a list": b"[]", "a number": b"1", "a text": b'"x"', "null": b"null",
    "half an object": b'{"organisation_id":', "two objects": b"{}{}", "invalid UTF-8": b'{"name":"\xff\xfe\xc0\x80\xed\xa0\x80"}', "UTF-16": '{"a":1}'.encode("utf-16"),
    "a million bytes of nothing": b"x" * 999_900, "a million open brackets": b"[" * 900_000, "zeros": b"\0" * 1_000,
    **{f"{depth} objects within each other": text for depth, text in NESTED.items()},
}


def mutations_of_envelopes(kind):
    yield from of_headers(kind)
    yield from of_positions(kind)
    yield from of_keys()
    yield from of_bodies(kind)
    yield from of_modes(kind)


def of_headers(kind):
    present = REQUIRED + ["content-type"] + (["ce_position"] if kind.is_administrative else [])
    for name in present:
        verdict = EITHER if name == "content-type" else REFUSED
        yield Mutation(f"no {name}", verdict, lambda draft, name=name: draft.put(name))
        yield Mutation(f"empty {name}", verdict, lambda draft, name=name: draft.put(name, b""))
        yield Mutation(f"null {name}", verdict, lambda draft, name=name: draft.put(name, None))
        yield Mutation(f"invalid UTF-8 in {name}", EITHER, lambda draft, name=name: draft.put(name, b"\xff\xfe"))
        yield Mutation(f"huge {name}", EITHER, lambda draft, name=name: draft.put(name, b"9" * 100_000))
        yield Mutation(f"{name} twice", EITHER, lambda draft, name=name: draft.put(name, draft.header(name), draft.header(name)))
        yield Mutation(f"{name} twice, differently", EITHER, lambda draft, name=name: draft.put(name, b"1", draft.header(name)))
    for name, values in VALUES.items():
        for value, verdict in values.items():
            yield Mutation(f"{name} {value[:60]!r}", verdict, lambda draft, name=name, value=value: draft.put(name, value.encode()))
    for other in KINDS:
        if other.topic != kind.topic:
            yield Mutation(f"the type {other.name} of another context", REFUSED, lambda draft, other=other: draft.put("ce_type", other.type.encode()))
            yield Mutation(f"the source of {other.name}", REFUSED, lambda draft, other=other: pose_as(draft, other))
    yield Mutation("10,000 unknown headers", EITHER, lambda draft: draft.headers.extend((f"x{number}", b"y") for number in range(10_000)))
    yield Mutation("850,000 bytes of headers and no id", REFUSED, without_id_under_a_load)
    yield Mutation("a header without a name", EITHER, lambda draft: draft.headers.append(("", b"x")))


def without_id_under_a_load(draft):
    draft.put("ce_id")
    draft.put("x", b"y" * 850_000)


def pose_as(draft, other):
    draft.put("ce_type", other.type.encode())
    draft.put("ce_source", other.source.encode())
    draft.put("ce_position", b"1000000")


def of_positions(kind):
    for label, value in POSITIONS.items():
        # Facts of the platform have no position; one that they bring means nothing.
        verdict = EITHER if not kind.is_administrative or label in ("1", "leading zeros") else REFUSED
        yield Mutation(f"position: {label}", verdict, lambda draft, value=value: draft.put("ce_position", value))


def of_keys():
    for label, key, verdict in [
        ("no key", None, EITHER), ("an empty key", b"", EITHER), ("a huge key", b"k" * 100_000, EITHER), ("an invalid key", b"\xff\0", EITHER),
        ("another key", b"00000000-0000-0000-0000-000000000000", EITHER),
    ]:
        yield Mutation(label, verdict, lambda draft, key=key: setattr(draft, "key", key))


def of_bodies(kind):
    for label, body in BODIES.items():
        yield Mutation(label, REFUSED if kind.interpreters and "within each other" not in label else EITHER, lambda draft, body=body: setattr(draft, "body", body))
    for depth in (10, 62, 63, 64, 1_000, 100_000):
        yield Mutation(f"an unknown member of depth {depth}", EITHER, lambda draft, depth=depth: draft.data.update(unknown=Raw(nested_text(depth))))
    yield Mutation("no members", REFUSED if kind.interpreters else EITHER, lambda draft: draft.data.clear())
    yield Mutation("an unknown member", APPLIED, lambda draft: draft.data.update(unknown="x"))
    yield Mutation("5,000 unknown members", EITHER, lambda draft: draft.data.update((f"unknown{number}", 0) for number in range(5_000)))
    yield Mutation("numbers that take more room when written again", EITHER, lambda draft: draft.data.update(unknown=Raw("[" + "1e308," * 150_000 + "1]")))
    yield Mutation("members without names", EITHER, lambda draft: draft.data.update({"": 1, "\0": 2, "a\0b": 3, "\u0301": 4}))
    yield Mutation("a byte order mark", EITHER, lambda draft: setattr(draft, "body", b"\xef\xbb\xbf" + draft.value))
    yield Mutation("bytes after the end", EITHER, lambda draft: setattr(draft, "body", draft.value + b"\0"))
    yield Mutation("an unfinished end", REFUSED if kind.interpreters else EITHER, lambda draft: setattr(draft, "body", draft.value[:-1]))


def nested_text(depth):
    return '{"a":' * depth + "1" + "}" * depth


def of_modes(kind):
    verdict = EITHER if kind.is_administrative else APPLIED
    for label, content_type in [
        ("structured", "application/cloudevents+json"), ("structured with a charset", "application/cloudevents+json; charset=UTF-8"),
        ("structured in capitals", "Application/CloudEvents+JSON"),
    ]:
        yield Mutation(label, verdict, lambda draft, content_type=content_type: as_structured(draft, content_type))
    yield Mutation("structured with data_base64", verdict, lambda draft: structured(draft, has_data=False, data_base64=encoded(draft)))
    yield Mutation("structured with both kinds of data", EITHER, lambda draft: structured(draft, data_base64=encoded(draft)))
    yield Mutation("structured without data", REFUSED if kind.interpreters else EITHER, lambda draft: structured(draft, has_data=False))
    yield Mutation("structured with broken data_base64", REFUSED if kind.interpreters else EITHER, lambda draft: structured(draft, has_data=False, data_base64="%%%"))
    yield Mutation("structured with data as a text", EITHER, lambda draft: structured(draft, data="x"))
    yield Mutation("structured with attributes of wrong types", EITHER, lambda draft: structured(draft, id=7, time=1.5, source=None, type=[]))
    yield Mutation("structured with a line break in the id", EITHER, lambda draft: structured(draft, id="a\r\ndata: b"))


def encoded(draft):
    return base64.b64encode(to_json(draft.data)).decode()


def as_structured(draft, content_type):
    structured(draft)
    draft.put("content-type", content_type.encode())

"""What may be wrong, or unusual, with what is around the data of a message: its headers and its key."""

from fact_fuzzing.catalogue import KINDS
from fact_fuzzing.drafts import Position
from fact_fuzzing.samples import APPLIED, EITHER, REFUSED
from fact_fuzzing.values import Mutation

REQUIRED = ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time"]
# By name, each with what must become of the message.
VALUES = {
    "ce_specversion": {"0.3": REFUSED, "1.1": REFUSED, "2.0": REFUSED, "1": REFUSED, " 1.0": REFUSED},
    "ce_id": {"x": APPLIED, "id with blanks": APPLIED, "line\r\ndata: {}\r\n\r\nid: x": EITHER, "nul\0": EITHER, "\u202e": EITHER},
    "ce_source": {"/dembrane/nobody": REFUSED, "/DEMBRANE/PLATFORM": REFUSED, "not a uri": REFUSED, "\n": REFUSED},
    "ce_type": {
        "com.dembrane.nobody.never-heard-of.v1": EITHER, "com.dembrane.platform.organisation-changed.v2": EITHER, "x": EITHER, ".": EITHER,
        "...": EITHER, "\n": EITHER,
    },
    "ce_time": {
        "2099-01-01T00:00:00Z": REFUSED, "1970-01-01T00:00:00Z": APPLIED, "1969-12-31T23:59:59Z": REFUSED,
        "9999-12-31T23:59:59.999Z": REFUSED,
        "0000-01-01T00:00:00+23:59": REFUSED, "2026-01-01T00:00:00.000000001Z": APPLIED, "2026-01-01T00:00:00+23:59": EITHER,
        "2025-12-31T23:59:60Z": EITHER, "yesterday": REFUSED, "1795602419": REFUSED, "2026-01-01": REFUSED,
    },
    "ce_subject": {"": EITHER, "x" * 10_000: EITHER, "line\r\nbreak": EITHER},
    "ce_actor": {"system": EITHER, "": EITHER, "a" * 30_000: EITHER, "line\r\nbreak": EITHER, "=1+1": EITHER, "nul\0": EITHER},
    "ce_traceparent": {f"00-{'0' * 32}-{'0' * 16}-01": EITHER, "x": EITHER, f"00-{'é' * 32}": EITHER, "-" * 30_000: EITHER},
    "ce_streamversion": {"0": EITHER, "-1": EITHER, str(2**63 - 1): EITHER, str(2**63): EITHER, "x": EITHER},
    "ce_unknown": {"x": APPLIED, "x" * 30_000: EITHER},
    "content-type": {
        "application/json": APPLIED, "application/json; charset=utf-8": APPLIED, "Application/JSON": APPLIED, "text/plain": EITHER,
        "application/cloudevents+avro": REFUSED, "application/cloudevents-batch+json": REFUSED, "application/cloudevents": EITHER,
        "\n": EITHER,
    },
}
POSITIONS = {
    "0": b"0", "-1": b"-1", "1": b"1", "2^53": str(2**53).encode(), "2^63-1": str(2**63 - 1).encode(), "2^63": str(2**63).encode(),
    "a text": b"one", "a plus sign": b"+5", "leading zeros": b"0000000000000000001", "a fraction": b"5.0", "an Arabic digit": "٥".encode(),
    "a billion too far": Position(1_000_000_000),
}
KEYS = {
    "no key": None, "an empty key": b"", "a huge key": b"k" * 30_000, "an invalid key": b"\xff\0",
    "another key": b"00000000-0000-0000-0000-000000000000",
}


def putting(name, *values):
    return lambda draft: draft.put(name, *values)


def mutations_of_envelopes(kind):
    present = REQUIRED + ["content-type"] + (["ce_position"] if kind.is_administrative else [])
    for name in present:
        yield from of_header(name, EITHER if name == "content-type" else REFUSED)
    for name, values in VALUES.items():
        for value, verdict in values.items():
            yield Mutation(f"{name} {value[:60]!r}", verdict, putting(name, value.encode()))
    for label, value in POSITIONS.items():
        # Facts of the platform have no position; one that they bring means nothing.
        is_harmless = not kind.is_administrative or label in ("1", "leading zeros")
        yield Mutation(f"position: {label}", EITHER if is_harmless else REFUSED, putting("ce_position", value))
    for label, key in KEYS.items():
        yield Mutation(label, EITHER, lambda draft, key=key: setattr(draft, "key", key))
    for other in KINDS:
        if other.topic != kind.topic:
            yield Mutation(f"the type {other.name} of another context", REFUSED, putting("ce_type", other.type.encode()))
            yield Mutation(f"the type and source of {other.name}", REFUSED, lambda draft, other=other: pose_as(draft, other))
    yield Mutation("10,000 unknown headers", EITHER, lambda draft: draft.headers.extend((f"x{number}", b"y") for number in range(10_000)))
    yield Mutation("a header without a name", EITHER, lambda draft: draft.headers.append(("", b"x")))
    yield Mutation("850,000 bytes of headers and no id", REFUSED, without_id_under_a_load)


def of_header(name, verdict):
    yield Mutation(f"no {name}", verdict, putting(name))
    yield Mutation(f"empty {name}", verdict, putting(name, b""))
    yield Mutation(f"null {name}", verdict, putting(name, None))
    yield Mutation(f"invalid UTF-8 in {name}", EITHER, putting(name, b"\xff\xfe"))
    yield Mutation(f"huge {name}", EITHER, putting(name, b"9" * 30_000))
    yield Mutation(f"{name} twice", EITHER, lambda draft: draft.put(name, draft.header(name), draft.header(name)))
    yield Mutation(f"{name} twice, differently", EITHER, lambda draft: draft.put(name, b"1", draft.header(name)))


def pose_as(draft, other):
    draft.put("ce_type", other.type.encode())
    draft.put("ce_source", other.source.encode())
    draft.put("ce_position", b"1000000")


def without_id_under_a_load(draft):
    draft.put("ce_id")
    draft.put("x", b"y" * 850_000)

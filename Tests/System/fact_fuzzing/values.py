"""What may be wrong, or nearly wrong, with one member of an event's data."""

import dataclasses

from fact_fuzzing.documents import Raw, Twice
from fact_fuzzing.texts import LARGE_TEXTS, TEXTS

APPLIED, REFUSED, EITHER = "applied", "refused", "either"

WHOLE = [0, -1, 1, 2**31 - 1, 2**31, -(2**31) - 1, 2**53 - 1, 2**53, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 10**30]
MINUS = ("-0", "1e308", "-1e308", "1e400", "1e-400", "1e18", "1e19", "9223372036854775807.0", "9223372036854775808.0", "0e99999999999")

INSTANTS = {
    "0000-01-01T00:00:00Z": EITHER, "0000-01-01T00:00:00+23:59": REFUSED, "0001-01-01T00:00:00Z": EITHER, "1582-10-10T00:00:00Z": EITHER,
    "1969-12-31T23:59:59Z": EITHER, "1970-01-01T00:00:00Z": APPLIED, "1970-01-01T00:00:00.001Z": APPLIED,
    "2026-02-28T23:59:59.999999999Z": APPLIED, "2026-01-01T00:00:00.123456Z": APPLIED, "2025-12-31T23:59:60Z": EITHER,
    "2026-02-29T00:00:00Z": REFUSED, "2026-13-01T00:00:00Z": REFUSED, "2026-01-01T24:00:00Z": EITHER, "2026-01-01": REFUSED,
    "2026-01-01T00:00:00": REFUSED, "2026-01-01T00:00:00+23:59": EITHER, "2026-01-01T00:00:00-23:59": EITHER,
    "2026-01-01T00:00:00+24:00": REFUSED, "2026-01-01t00:00:00z": EITHER, "2026-01-01 00:00:00Z": EITHER,
    "2099-01-01T00:00:00Z": EITHER, "9999-12-31T23:59:59.999Z": EITHER, "9999-12-31T23:59:59-23:59": REFUSED,
    "10000-01-01T00:00:00Z": REFUSED, "+2026-01-01T00:00:00Z": REFUSED, "-0001-01-01T00:00:00Z": REFUSED,
    "2026-01-01T00:00:00." + "1" * 10_000 + "Z": EITHER, "１９７０-01-01T00:00:00Z": REFUSED, "": REFUSED, "now": REFUSED, "1795602419": REFUSED,
}
DATES = {
    "0000-01-01": EITHER, "1970-01-01": APPLIED, "9999-12-31": EITHER, "2026-02-29": REFUSED, "2024-02-29": APPLIED,
    "2026-01-01T00:00:00Z": REFUSED, "10000-01-01": REFUSED, "": REFUSED, "٢٠٢٦-01-01": REFUSED,
}
WRONG = {"a number": 7, "a fraction": 1.5, "a text": "x", "true": True, "a list": [], "an object": {}, "NaN": Raw("NaN"), "nested lists": [[[1]]]}


@dataclasses.dataclass(frozen=True)
class Mutation:
    """One deviation, what must become of it, and how a draft is made to have it."""

    name: str
    verdict: str
    change: object


def mutations_of_members(kind, schema=None, path=()):
    """Every deviation of every member, nested ones too."""
    schema = schema or kind.schema
    for name, member in schema["properties"].items():
        here = (*path, name)
        is_required = name in schema.get("required", [])
        for label, verdict, value in deviations(member, is_required):
            yield Mutation(f"{'.'.join(here)}: {label}", verdict, setter(here, value))
        if "properties" in member:
            yield from mutations_of_members(kind, member, here)


def deviations(schema, is_required):
    refused_if_required = REFUSED if is_required else EITHER
    yield "missing", refused_if_required, MISSING
    yield "null", refused_if_required, None
    yield "told twice", REFUSED, TWICE
    yield "told twice, differently", REFUSED, OTHERWISE
    for label, value in WRONG.items():
        if not fits(value, schema):
            yield label, REFUSED, value
    yield from own_deviations(schema)


def own_deviations(schema):
    match schema:
        case {"enum": words}:
            for word in ["", words[0].upper(), words[0] + " ", words[0] + "\0", words[0] + "\u0301", "unknown"]:
                yield f"{word!r}", REFUSED, word
            for word in words:
                yield word, EITHER, word
        case {"reference": "Uuid"}:
            yield from identifiers()
        case {"reference": "Instant"}:
            yield from ((label[:40], verdict, label) for label, verdict in INSTANTS.items())
        case {"reference": "Date"}:
            yield from ((label, verdict, label) for label, verdict in DATES.items())
        case {"type": "integer"}:
            yield from numbers(schema)
        case {"type": "array"}:
            yield "10,000 elements", EITHER, ["at_cap"] * 10_000
        case {"type": "string"}:
            yield from ((label, EITHER, text) for label, text in TEXTS.items())


def identifiers():
    sound = "6f1d0c1e-0b54-5d1c-9a52-0d2b7c5e4f10"
    yield "upper case", EITHER, sound.upper()
    yield "the nil UUID", EITHER, "00000000-0000-0000-0000-000000000000"
    yield "the greatest UUID", EITHER, "ffffffff-ffff-ffff-ffff-ffffffffffff"
    wrong = ["", sound.replace("-", ""), "{" + sound + "}", "urn:uuid:" + sound, sound + "0", sound[:-1], sound[:-1] + "g", sound[:-1] + "１", sound + "\0", " " + sound]
    for text in wrong:
        yield f"{text!r}", REFUSED, text


def numbers(schema):
    low, high = schema.get("minimum"), schema.get("maximum")
    bounds = [number for bound in (low, high) if bound is not None for number in (bound - 1, bound, bound + 1)]
    for number in dict.fromkeys(WHOLE + bounds):
        yield str(number), verdict_of(number, low, high), number
    yield "3600.0", verdict_of(3_600, low, high), Raw("3600.0")
    yield "10.0", verdict_of(10, low, high), Raw("10.0")
    yield "10.5", REFUSED, Raw("10.5")
    for text in MINUS:
        yield text, EITHER, Raw(text)
    for text in ("01", "+1", "0x10", "1_000", ".5", "Infinity"):
        yield text, REFUSED, Raw(text)
    yield "a number as a text", REFUSED, "12"


def verdict_of(number, low, high):
    """Without bounds in the document nobody can say what is too much, beyond what has 64 bits."""
    if (low is not None and number < low) or (high is not None and number > high) or not -(2**63) <= number < 2**63:
        return REFUSED
    return APPLIED if None not in (low, high) or 0 < number <= 3_600 else EITHER


def fits(value, schema):
    if isinstance(value, bool):
        return schema.get("type") == "boolean"
    types = {int: "integer", str: "string", list: "array", dict: "object"}
    return types.get(type(value)) == schema.get("type")


MISSING, TWICE, OTHERWISE = object(), object(), object()


def setter(path, value):
    def change(draft):
        members = draft.data
        for name in path[:-1]:
            members = members.get(name)
            # Another deviation has replaced the object that this one is about.
            if not isinstance(members, dict):
                return
        name = path[-1]
        if value is MISSING:
            members.pop(name, None)
        elif value is TWICE:
            members[name] = Twice(members.get(name), members.get(name))
        elif value is OTHERWISE:
            members[name] = Twice(members.get(name), {"other": 1})
        else:
            members[name] = value

    return change


def large_members(kind, generator):
    """Much text, each in one of the members that are plain texts."""
    plain = [name for name, member in kind.schema["properties"].items() if member.get("type") == "string" and not {"enum", "reference"} & member.keys()]
    for label, text in LARGE_TEXTS.items() if plain else ():
        name = generator.choice(plain)
        yield Mutation(f"{name}: {label}", EITHER, setter((name,), text))

"""What may be wrong, or nearly wrong, with one member of an event's data."""

import dataclasses

from fact_fuzzing.documents import Raw, Twice
from fact_fuzzing.samples import APPLIED, DATES, EITHER, FORMS, INSTANTS, REFUSED, WHOLE, WRONG
from fact_fuzzing.texts import LARGE_TEXTS, TEXTS

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
    longer = ["{" + sound + "}", "urn:uuid:" + sound, sound + "0", sound + "\0", " " + sound]
    for text in ["", sound.replace("-", ""), sound[:-1], sound[:-1] + "g", sound[:-1] + "１", *longer]:
        yield f"{text!r}", REFUSED, text


def numbers(schema):
    low, high = schema.get("minimum"), schema.get("maximum")
    bounds = [number for bound in (low, high) if bound is not None for number in (bound - 1, bound, bound + 1)]
    for number in dict.fromkeys(WHOLE + bounds):
        yield str(number), verdict_of(number, low, high), number
    yield "3600.0", verdict_of(3_600, low, high), Raw("3600.0")
    yield "10.0", verdict_of(10, low, high), Raw("10.0")
    yield "10.5", REFUSED, Raw("10.5")
    for text in FORMS:
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
    members = kind.schema["properties"].items()
    plain = [name for name, member in members if member.get("type") == "string" and not {"enum", "reference"} & member.keys()]
    for label, text in LARGE_TEXTS.items() if plain else ():
        name = generator.choice(plain)
        yield Mutation(f"{name}: {label}", EITHER, setter((name,), text))

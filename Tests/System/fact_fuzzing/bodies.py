"""What may be wrong, or unusual, with the data of a message as a whole, and the forms in which it may come."""

import base64

from fact_fuzzing.documents import Raw, to_json
from fact_fuzzing.drafts import NoBody, structured
from fact_fuzzing.samples import APPLIED, EITHER, REFUSED
from fact_fuzzing.values import Mutation

BODIES = {
    "no value": NoBody,
    "an empty value": b"",
    "blanks": b"  \n",
    "a list": b"[]",
    "a number": b"1",
    "a text": b'"x"',
    "null": b"null",
    "half an object": b'{"organisation_id":',
    "two objects": b"{}{}",
    "invalid UTF-8": b'{"name":"\xff\xfe\xc0\x80\xed\xa0\x80"}',
    "UTF-16": '{"a":1}'.encode("utf-16"),
    "a million bytes of nothing": b"x" * 999_900,
    "a million open brackets": b"[" * 900_000,
    "zeros": b"\0" * 1_000,
}


def nested(depth):
    return '{"a":' * depth + "1" + "}" * depth


def mutations_of_bodies(kind):
    refused = REFUSED if kind.interpreters else EITHER
    for label, body in BODIES.items():
        yield Mutation(label, refused, replacing(body))
    yield Mutation("an unfinished end", refused, lambda draft: setattr(draft, "body", draft.value[:-1]))
    yield Mutation("a byte order mark", EITHER, lambda draft: setattr(draft, "body", b"\xef\xbb\xbf" + draft.value))
    yield Mutation("bytes after the end", EITHER, lambda draft: setattr(draft, "body", draft.value + b"\0"))
    for depth in (63, 64, 65, 1_000, 100_000):
        yield Mutation(f"{depth} objects within each other", EITHER, replacing(nested(depth).encode()))
    yield Mutation("no members", refused, lambda draft: draft.data.clear())
    yield from additions()
    yield from modes(kind, refused)


def replacing(body):
    return lambda draft: setattr(draft, "body", body)


def additions():
    """Members that nobody knows."""
    yield Mutation("an unknown member", APPLIED, adding(unknown="x"))
    yield Mutation("members without names", EITHER, lambda draft: draft.data.update({"": 1, "\0": 2, "a\0b": 3, "\u0301": 4}))
    yield Mutation("5,000 unknown members", EITHER, lambda draft: draft.data.update((f"unknown{number}", 0) for number in range(5_000)))
    yield Mutation("numbers that grow when written again", EITHER, adding(unknown=Raw("[" + "1e308," * 150_000 + "1]")))
    for depth in (10, 62, 63, 64, 1_000, 100_000):
        yield Mutation(f"an unknown member of depth {depth}", EITHER, adding(unknown=Raw(nested(depth))))


def adding(**members):
    return lambda draft: draft.data.update(members)


def modes(kind, refused):
    """CloudEvents in structured mode, which only the platform may use."""
    sound = EITHER if kind.is_administrative else APPLIED
    for label, content_type in [
        ("structured", "application/cloudevents+json"),
        ("structured with a charset", "application/cloudevents+json; charset=UTF-8"),
        ("structured in capitals", "Application/CloudEvents+JSON"),
    ]:
        yield Mutation(label, sound, lambda draft, content_type=content_type: structured(draft, content_type=content_type))
    yield Mutation("structured with data_base64", sound, lambda draft: structured(draft, has_data=False, data_base64=encoded(draft)))
    yield Mutation("structured with both kinds of data", EITHER, lambda draft: structured(draft, data_base64=encoded(draft)))
    # Who doesn't know the kind of event doesn't miss its data.
    yield Mutation("structured without data", EITHER, lambda draft: structured(draft, has_data=False))
    yield Mutation("structured with broken data_base64", refused, lambda draft: structured(draft, has_data=False, data_base64="%%%"))
    yield Mutation("structured with data as a text", EITHER, lambda draft: structured(draft, data="x"))
    yield Mutation("structured with wrong types", EITHER, lambda draft: structured(draft, id=7, time=1.5, source=None, type=[]))
    yield Mutation("structured with a line break in the id", EITHER, lambda draft: structured(draft, id="a\r\ndata: b"))


def encoded(draft):
    return base64.b64encode(to_json(draft.data)).decode()

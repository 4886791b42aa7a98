"""JSON as a writer may get it wrong: numbers of any form, members told twice, halves of surrogate pairs."""

import dataclasses
import json


@dataclasses.dataclass(frozen=True)
class Raw:
    """Text that stands in the document as it is."""

    text: str


@dataclasses.dataclass(frozen=True)
class Twice:
    """A member that is told twice."""

    first: object
    second: object


def to_json(value):
    """The document as bytes. Halves of surrogate pairs become the escapes that JSON has for them."""
    return text_of(value).encode("utf-8", "backslashreplace")


def text_of(value):
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, dict):
        return "{" + ",".join(member(name, each) for name, value in value.items() for each in told(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(text_of(element) for element in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def member(name, value):
    return f"{json.dumps(name, ensure_ascii=False)}:{text_of(value)}"


def told(value):
    return told(value.first) + told(value.second) if isinstance(value, Twice) else [value]

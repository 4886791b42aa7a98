"""A few customers whom sound and unsound messages speak of, and sound data for every kind of event."""

import dataclasses
import datetime
import itertools
import uuid

from facts import account_of, rfc3339

CUSTOMERS = 6
# Beside these a number may be anything that its schema allows.
USUAL = {"seconds": (1, 7_200), "months": (1, 12), "seats": (1, 40), "percent": (0, 100)}


@dataclasses.dataclass(frozen=True)
class Place:
    """A workspace, whose it is, and somebody in it."""

    organisation: str
    workspace: str
    user: str
    is_external: bool

    @property
    def account(self):
        return account_of(self.workspace if self.is_external else self.organisation)


class World:
    def __init__(self, generator, started):
        self.generator = generator
        self.started = started
        self.counter = itertools.count(1)
        self.places = [self.invent(number % 3 == 0) for number in range(CUSTOMERS)]

    def new_id(self):
        return str(uuid.UUID(int=self.generator.getrandbits(128), version=4))

    def invent(self, is_external):
        return Place(self.new_id(), self.new_id(), self.new_id(), is_external)

    def place(self):
        """Mostly somebody whom others speak of too."""
        if self.generator.random() < 0.3:
            return self.invent(self.generator.random() < 0.3)
        return self.generator.choice(self.places)

    def past(self, days, least_seconds=60):
        return self.started - datetime.timedelta(seconds=self.generator.uniform(least_seconds, days * 86_400))

    def told_of(self):
        """A moment before every `ce_time`: no fact tells of what comes after it."""
        return self.past(20, least_seconds=1_000)

    def sound_data(self, kind, place):
        return {name: self.sound_value(name, schema, place) for name, schema in kind.schema["properties"].items()}

    def sound_value(self, name, schema, place):
        match schema:
            case {"enum": words}:
                return self.word(name, words, place)
            case {"reference": "Uuid"}:
                return self.identifier(name, place)
            case {"reference": "Instant"}:
                return rfc3339(self.told_of())
            case {"reference": "Date"}:
                return self.told_of().strftime("%Y-%m-%d")
            case {"type": "object"}:
                return {name: self.sound_value(name, schema, place) for name, schema in schema["properties"].items()}
            case {"type": "array"}:
                return [self.sound_value(name, schema["items"], place)]
            case {"type": "integer"}:
                return self.number(name, schema)
            case {"type": "boolean"}:
                return name != "deleted" and self.generator.random() < 0.5
            case _:
                return self.text(name)

    def word(self, name, words, place):
        if name == "usage_context":
            return "external" if place.is_external else "internal"
        return self.generator.choice(words)

    def identifier(self, name, place):
        known = {"organisation_id": place.organisation, "workspace_id": place.workspace, "account_id": place.account, "user_id": place.user}
        return known.get(name) or self.new_id()

    def number(self, name, schema):
        low, high = USUAL.get(name, (0, 100_000))
        return self.generator.randint(max(low, schema.get("minimum", low)), min(high, schema.get("maximum", high)))

    def text(self, name):
        if name == "country":
            return "NL"
        if name == "account_manager" or name == "previous_account_manager":
            return "robin@dembrane.com"
        number = next(self.counter)
        return f"person{number}@example.org" if "email" in name else f"Tekst {number}"

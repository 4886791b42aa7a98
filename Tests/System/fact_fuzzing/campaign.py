"""Sends groups of messages to a back office, and when one is too much for it finds the message that is to blame in fresh ones."""

import collections
import dataclasses
import itertools
import random
import time
import urllib.parse

from facts import now

from fact_fuzzing.back_office import BackOffice, Fault
from fact_fuzzing.catalogue import KINDS, PLATFORM
from fact_fuzzing.drafts import spoilt
from fact_fuzzing.envelopes import mutations_of_envelopes
from fact_fuzzing.introduction import introduction
from fact_fuzzing.sentinel import Sentinel
from fact_fuzzing.texts import TEXTS
from fact_fuzzing.values import large_members, mutations_of_members
from fact_fuzzing.verdicts import ask, await_letters, await_taken, check_answer, check_readings, check_verdicts
from fact_fuzzing.world import World

# The embedded broker keeps 5 MiB of a partition; more at once would be lost before it is read, and so would the dead letters.
GROUP_BYTES = 1_200_000
GROUP_MESSAGES = 250
FAULTS_ENOUGH = 12


class Campaign:
    """Everything about the topics that somebody writes, against the services that read them."""

    def __init__(self, seed, topics, services, wanted=lambda name: True):
        self.generator = random.Random(seed)
        self.world = World(self.generator, now())
        self.services = services
        self.kinds = [kind for kind in KINDS if kind.topic in topics]
        self.wanted = wanted
        self.faults = []
        self.tally = collections.defaultdict(collections.Counter)

    def singles(self):
        """Every deviation by itself, in random order. Those of an envelope are tried with one kind of each topic."""
        pairs = [(kind, []) for kind in self.kinds for _ in range(3)]
        pairs += [(kind, [mutation]) for kind in self.kinds for mutation in (*mutations_of_members(kind), *large_members(kind, self.generator))]
        for topic in sorted({kind.topic for kind in self.kinds}):
            kind = self.generator.choice([kind for kind in self.kinds if kind.topic == topic])
            pairs += [(kind, [mutation]) for mutation in mutations_of_envelopes(kind)]
        self.generator.shuffle(pairs)
        return pairs

    def combinations(self):
        """Several deviations at once, without end."""
        while True:
            kind = self.generator.choice(self.kinds)
            known = [*mutations_of_members(kind), *mutations_of_envelopes(kind)]
            yield kind, self.generator.sample(known, min(len(known), self.generator.randint(2, 4)))

    def messages(self, pairs):
        for kind, mutations in pairs:
            if all(self.wanted(f"{kind.name} {mutation.name}") for mutation in mutations):
                message = spoilt(kind, self.world, mutations)
                yield message
                if message.is_odd and kind.is_administrative:
                    # Takes the place that the odd one may have left free, behind it on the same partition.
                    behind = spoilt(kind, self.world, [])
                    yield dataclasses.replace(behind, key=message.key or behind.key)

    def run(self, combinations, seconds=None):
        """All single deviations and that many combinations; with seconds, combinations until they are over."""
        deadline = None if seconds is None else time.monotonic() + seconds
        pairs = itertools.chain(self.singles(), self.combinations() if deadline else itertools.islice(self.combinations(), combinations))
        groups = grouped(self.messages(pairs))
        ended = False
        while not ended and len(self.faults) < FAULTS_ENOUGH:
            with self.office() as office:
                ended = self.send_groups(office, groups, deadline)
                if ended and "rollup" in self.services:
                    self.search(office)

    def office(self):
        return BackOffice(self.services)

    def send_groups(self, office, groups, deadline):
        """True when everything is sent; False after a fault, when only a fresh back office can go on."""
        self.introduce(office)
        for group in groups:
            try:
                self.faults += self.try_group(office, group)
            except Fault as fault:
                self.faults.append(self.blame(group, fault))
                return False
            if deadline and time.monotonic() > deadline:
                return True
        return True

    def introduce(self, office):
        """The customers whom the messages speak of."""
        office.send(introduction(self.world, office.writable))
        await_taken(office)

    def try_group(self, office, group):
        places = office.send(group)
        sentinel = Sentinel(self.world, office)
        await_taken(office)
        await_letters(office)
        sentinel.await_effect()
        check_readings(office, self.questions())
        self.note(office, group, places)
        return check_verdicts(office, group, places)

    def questions(self):
        return [f"/accounts/{place.account}" for place in self.world.places] if "rollup" in self.services else []

    def search(self, office):
        """Words of every kind find something or nothing."""
        for text in TEXTS.values():
            words = urllib.parse.quote(text[:100].replace("\0", " ").encode(errors="replace"))
            for path in (f"/search?q={words}", f"/rollup?search={words}") if words.strip() else ():
                try:
                    check_answer(path, ask(office, path))
                except Fault as fault:
                    self.faults.append(str(fault))

    def blame(self, group, fault):
        """Halves the group, each time against a fresh back office, as long as a half fails by itself."""
        print(f"fault, looking for the message among {len(group)}: {fault}", flush=True)
        while len(group) > 1:
            halves = (group[: len(group) // 2], group[len(group) // 2 :])
            for half in halves:
                again = self.fault_of(half)
                if again:
                    group, fault = half, again
                    break
            else:
                break
        return f"{fault}\n" + "\n".join(map(str, group[:5]))

    def fault_of(self, group):
        with self.office() as office:
            try:
                self.introduce(office)
                self.try_group(office, group)
            except Fault as fault:
                return fault
        return None

    def note(self, office, group, places):
        for message, place in zip(group, places):
            self.tally[message.kind.name].update(["sent", "dead-lettered" if place in office.letters else "applied"])


def grouped(messages):
    group, size = [], 0
    for message in messages:
        if group and (len(group) >= GROUP_MESSAGES or size + message.size > GROUP_BYTES):
            yield group
            group, size = [], 0
        group.append(message)
        size += message.size
    if group:
        yield group

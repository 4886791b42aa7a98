"""Sends groups of messages to a back office, and when one is too much for it finds the message that is to blame in fresh ones."""

import collections
import random
import time
import urllib.parse

from facts import now

from fact_fuzzing.back_office import BackOffice, Fault
from fact_fuzzing.catalogue import KINDS
from fact_fuzzing.introduction import introduction
from fact_fuzzing.selection import Selection
from fact_fuzzing.sentinel import Sentinel
from fact_fuzzing.texts import TEXTS
from fact_fuzzing.verdicts import EXPORTS, answerable, ask, await_letters, await_taken, check_answer, check_readings, wrong_verdicts
from fact_fuzzing.world import World

# Each costs some minutes until its message is found.
FAULTS_ENOUGH = 5
BLAMING_PATIENCE_SECONDS = 20


class Campaign:
    """Everything about the topics that somebody writes, against the services that read them."""

    def __init__(self, seed, topics, services, wanted=lambda name: True):
        generator = random.Random(seed)
        self.world = World(generator, now())
        self.selection = Selection(generator, self.world, [kind for kind in KINDS if kind.topic in topics], wanted)
        self.services = services
        # What stopped a back office, and what became of a message that should have become something else.
        self.faults, self.wrong = [], []
        self.tally = collections.defaultdict(collections.Counter)

    def run(self, combinations, seconds=None):
        """All single deviations and that many combinations; with seconds, combinations until they are over."""
        deadline = None if seconds is None else time.monotonic() + seconds
        groups = self.selection.groups(None if deadline else combinations)
        ended = False
        while not ended and len(self.faults) < FAULTS_ENOUGH:
            try:
                with BackOffice(self.services) as office:
                    self.send_groups(office, groups, deadline)
                    self.look_back(office)
                    ended = True
            except Fault as fault:
                # Only a fresh back office can go on.
                self.faults.append(self.blame(fault))

    def send_groups(self, office, groups, deadline):
        self.group = []
        self.introduce(office)
        for self.group in groups:
            self.wrong += self.try_group(office, self.group)
            if deadline and time.monotonic() > deadline:
                break

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
        check_readings(office, [f"/accounts/{place.account}" for place in self.world.places])
        for message, place in zip(group, places):
            self.tally[message.kind.name].update(["sent", "dead-lettered" if place in office.letters else "applied"])
        return wrong_verdicts(office, group, places)

    def look_back(self, office):
        """Whole exports hold everything that was sent, and words of every kind find something or nothing."""
        texts = [text[:100].replace("\0", " ").encode(errors="replace") for text in TEXTS.values()]
        words = [urllib.parse.quote(text) for text in texts if text.strip()]
        searches = [f"{path}={word}" for word in words for path in ("/search?q", "/rollup?search")]
        for path in answerable(office, [*EXPORTS, *searches]):
            try:
                check_answer(path, ask(office, path))
            except Fault as fault:
                self.faults.append(str(fault))

    def blame(self, fault):
        """Halves the group, each time against a fresh back office, as long as a half fails by itself."""
        group, is_smaller = self.group, True
        print(f"looking for the message among {len(group)} that caused: {fault}", flush=True)
        while is_smaller and len(group) > 1:
            is_smaller = False
            middle = len(group) // 2
            for half in (group[:middle], group[middle:]):
                if again := self.fault_of(half):
                    group, fault, is_smaller = half, again, True
                    break
        return f"{fault}\n{len(group)} messages, of which the first are\n" + "\n".join(map(str, group[:5]))

    def fault_of(self, group):
        try:
            with BackOffice(self.services, BLAMING_PATIENCE_SECONDS) as office:
                self.introduce(office)
                self.try_group(office, group)
        except Fault as fault:
            return fault
        return None

"""Which messages are sent, in which order and in which groups: drawn from one seed, so that a run can be repeated."""

import dataclasses
import itertools

from fact_fuzzing.bodies import mutations_of_bodies
from fact_fuzzing.drafts import spoilt
from fact_fuzzing.envelopes import mutations_of_envelopes
from fact_fuzzing.values import large_members, mutations_of_members

# The embedded broker keeps 5 MiB of a partition; more at once would be lost before it is read, and so would the dead letters.
GROUP_BYTES = 2_000_000
GROUP_MESSAGES = 500
SOUND_OF_EACH = 3


class Selection:
    def __init__(self, generator, world, kinds, wanted):
        self.generator = generator
        self.world = world
        self.kinds = kinds
        # Asked with the name of the kind and of the deviation.
        self.wanted = wanted

    def groups(self, combinations):
        """Every deviation by itself, and that many combinations of some; without end when it is None."""
        return grouped(self.bundles(itertools.chain(self.singles(), itertools.islice(self.combinations(), combinations))))

    def singles(self):
        """Deviations of what is around the members are tried with one kind of each topic."""
        pairs = [(kind, []) for kind in self.kinds for _ in range(SOUND_OF_EACH)]
        for kind in self.kinds:
            pairs += [(kind, [mutation]) for mutation in (*mutations_of_members(kind), *large_members(kind, self.generator))]
        for topic in sorted({kind.topic for kind in self.kinds}):
            kind = self.generator.choice([kind for kind in self.kinds if kind.topic == topic])
            pairs += [(kind, [mutation]) for mutation in (*mutations_of_envelopes(kind), *mutations_of_bodies(kind))]
        self.generator.shuffle(pairs)
        return pairs

    def combinations(self):
        known = {}
        while True:
            kind = self.generator.choice(self.kinds)
            if kind.name not in known:
                known[kind.name] = [*mutations_of_members(kind), *mutations_of_envelopes(kind), *mutations_of_bodies(kind)]
            yield kind, self.generator.sample(known[kind.name], self.generator.randint(2, 4))

    def bundles(self, pairs):
        """Messages by themselves, or with one behind them that belongs into the same group."""
        for kind, mutations in pairs:
            if not all(self.wanted(f"{kind.name} {mutation.name}") for mutation in mutations):
                continue
            message = spoilt(kind, self.world, mutations)
            bundle = [message]
            if message.is_odd and kind.is_administrative:
                # Takes the place that the odd one may have left free, behind it on the same partition.
                behind = spoilt(kind, self.world, [])
                bundle.append(dataclasses.replace(behind, key=message.key or behind.key))
            yield bundle


def grouped(bundles):
    group, size = [], 0
    for bundle in bundles:
        bundle_size = sum(message.size for message in bundle)
        if group and (len(group) >= GROUP_MESSAGES or size + bundle_size > GROUP_BYTES):
            yield group
            group, size = [], 0
        group += bundle
        size += bundle_size
    if group:
        yield group

"""Whatever is said on the topics takes effect or is put aside: nobody crashes over it, nothing vanishes, and what comes behind it counts.

Every deviation of every member of every event, and of what is around it, each by itself and then some together. `FUZZ_SECONDS` goes on with
combinations for that long, from another seed each time; `FUZZ_SEED` repeats one. `FUZZ_ONLY` sends only deviations whose names match.
"""

import os
import random
import re

import pytest

from executables import EXECUTABLES
from fact_fuzzing.campaign import Campaign

SECONDS = float(os.environ["FUZZ_SECONDS"]) if "FUZZ_SECONDS" in os.environ else None
SEED = int(os.environ.get("FUZZ_SEED", 7 if SECONDS is None else random.randrange(10**9)))
ONLY = re.compile(os.environ.get("FUZZ_ONLY", ""))
COMBINATIONS = 100

CAMPAIGNS = {
    "facts of the platform": ({"dembrane.platform"}, tuple(EXECUTABLES)),
    # The owners of these topics are played, so that nobody else gives out their positions.
    "decisions": ({"dembrane.billing", "dembrane.training", "dembrane.partner"}, ("rollup", "gateway")),
    "decisions about trainings": ({"dembrane.training"}, ("billing", "gateway")),
    "decisions of the rollup": ({"dembrane.rollup"}, ("gateway",)),
}


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_any_message_is_applied_or_put_aside(name):
    print(f"FUZZ_SEED={SEED}")
    topics, services = CAMPAIGNS[name]
    campaign = Campaign(SEED, topics, services, ONLY.search)
    campaign.run(COMBINATIONS, SECONDS and SECONDS / len(CAMPAIGNS))
    print(report(campaign.tally))
    found = campaign.faults + campaign.wrong
    assert not found, "\n\n".join([f"{len(found)} faults with FUZZ_SEED={SEED}, of which the first are", *found[:40]])


def report(tally):
    columns = ("sent", "applied", "dead-lettered")
    rows = [(kind, *(counts[column] for column in columns)) for kind, counts in sorted(tally.items())]
    rows.append(("in all", *(sum(counts[column] for counts in tally.values()) for column in columns)))
    lines = ["".join([f"{'':34}", *(f"{column:>15}" for column in columns)])]
    return "\n".join(lines + ["".join([f"{kind:34}", *(f"{number:15,}" for number in numbers)]) for kind, *numbers in rows])

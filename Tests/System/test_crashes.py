"""Services killed in the middle of their work end in the state of an undisturbed run."""

import random
import uuid

import pytest

from facts import Platform, read_topic
from stack import Stack, wait_until

ORGANISATIONS = 40
ROUNDS = 100


class Story:
    """The same customers and recordings in every run: ids and lengths come from one seeded generator."""

    def __init__(self):
        self.generator = random.Random(7)
        self.seconds = [[self.generator.randint(1, 600) for _ in range(ORGANISATIONS)] for _ in range(ROUNDS)]

    def new_id(self):
        return str(uuid.UUID(int=self.generator.getrandbits(128), version=4))

    def tell(self, platform, after_round):
        customers = [self.introduce(platform, number) for number in range(ORGANISATIONS)]
        for round_number, lengths in enumerate(self.seconds):
            for (organisation, workspace), seconds in zip(customers, lengths):
                platform.recording(organisation, workspace, seconds)
            if round_number % 10 == 9:
                platform.flush()
            after_round(round_number)
        platform.flush()

    def introduce(self, platform, number):
        is_external = number % 4 == 0
        organisation = platform.organisation(f"Organisatie {number:03d}")
        workspace = platform.workspace(organisation, f"Werkplek {number:03d}", context="external" if is_external else "internal")
        user = platform.user(f"Persoon {number}", f"persoon{number}@example.org")
        platform.membership(organisation, workspace, user, "owner")
        if number % 3 == 0:
            platform.subscription(organisation, "changemaker", workspace=workspace if is_external else None)
        return organisation, workspace


def run(stack, after_round=lambda round_number: None):
    """Tells the story, waits until the rollup has all of it, and answers what staff see then."""
    story = Story()
    story.tell(Platform(stack.bootstrap, story.new_id), after_round)
    seconds = sum(map(sum, story.seconds))

    def complete():
        totals = stack.get("/rollup")["totals"]
        paying = totals["by_class"].get("paying", {}).get("accounts")
        if totals["recorded_seconds"] != seconds or paying != len(range(0, ORGANISATIONS, 3)):
            return False
        # What people are called comes on a partition of its own.
        names = {admin["email"] for account in stack.all_accounts() for admin in account["admins"]}
        return len(names) == ORGANISATIONS and None not in names

    wait_until(complete, what=f"{seconds} recorded seconds and every subscription")
    return picture(stack)


def picture(stack):
    """What staff see, without what depends on when they look."""
    accounts = sorted(stack.all_accounts(), key=lambda account: account["account_id"])
    return {"totals": stack.get("/rollup")["totals"], "accounts": accounts}


@pytest.fixture(scope="module")
def undisturbed():
    with Stack("--demo", "none") as stack:
        return run(stack)


@pytest.mark.parametrize("service", ["rollup", "billing", "training", "partner", "gateway"])
def test_a_service_killed_amid_batches_and_publishing_loses_and_doubles_nothing(service, undisturbed):
    with Stack("--demo", "none") as stack:

        def disturb(round_number):
            if round_number in (20, 50, 80):
                stack.kill(service)

        assert run(stack, disturb) == undisturbed

        def has_no_gap():
            positions = {int(dict(message.headers())["ce_position"]) for message in read_topic(stack.bootstrap, "dembrane.billing")}
            return sorted(positions) == list(range(1, len(positions) + 1))

        wait_until(has_no_gap, what="billing's events without a gap")

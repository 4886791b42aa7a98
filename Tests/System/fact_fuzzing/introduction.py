"""What makes the customers of a world known: who and where they are, something recorded, and the terms of some of them."""

from fact_fuzzing.catalogue import KINDS
from fact_fuzzing.drafts import finished, sound_draft
from fact_fuzzing.samples import APPLIED

STORY = [
    "organisation-changed", "workspace-changed", "user-changed", "membership-changed", "user-logged-in", "conversation-recorded",
    "subscription-changed", "account-opened", "billing-mode-changed", "partner-status-changed", "training-added", "usage-reset",
]


def introduction(world, topics):
    for_name = {kind.name: kind for kind in KINDS if kind.topic in topics}
    drafts = [sound_draft(for_name[name], world, place) for place in world.places for name in STORY if name in for_name]
    return [finished(draft, "nothing wrong", APPLIED, (draft.key, draft.headers)) for draft in drafts]

"""A message that no service can read is put aside with its reason and origin; everything behind it goes on."""

import pytest
import yaml

from facts import Platform, account_of, new_id, read_topic, rfc3339
from stack import PACKAGE, wait_until

DOCUMENTED = yaml.safe_load((PACKAGE / "docs/asyncapi.yaml").read_text())["components"]["schemas"]["DeadLetterHeaders"]


@pytest.mark.parametrize(
    "broken, reason",
    [
        ({"seconds": "many"}, "seconds"),
        ({"workspace_id": "not-a-uuid"}, "workspace_id"),
    ],
)
def test_an_unreadable_fact_is_put_aside_and_the_next_one_counts(stack, broken, reason):
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation(f"Na de fout: {reason}")
    workspace = platform.workspace(organisation, "Werkplek")
    conversation = new_id()
    fact = {
        "conversation_id": conversation, "workspace_id": workspace, "organisation_id": organisation, "seconds": 60,
        "recorded_at": rfc3339(platform.started), "deleted": False,
    }
    platform.say("conversation-recorded", organisation, {**fact, **broken})
    platform.recording(organisation, workspace, 90)
    platform.flush()

    account = account_of(organisation)
    wait_until(lambda: [a["recorded_seconds"] for a in stack.get("/rollup", search=account)["accounts"]] == [90], what="the sound recording")

    def put_aside():
        letters = [dict(m.headers()) for m in read_topic(stack.bootstrap, "dembrane.dead-letters") if conversation.encode() in m.value()]
        return [letter for letter in letters if letter["dead_letter_service"] == b"rollup"]

    letter = wait_until(put_aside, what="the dead letter")[0]
    assert set(DOCUMENTED["required"]) <= letter.keys()
    assert letter["dead_letter_topic"] == b"dembrane.platform"
    assert reason in letter["dead_letter_reason"].decode()
    assert letter["ce_type"] == b"com.dembrane.platform.conversation-recorded.v1"

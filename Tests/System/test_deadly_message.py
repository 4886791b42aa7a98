"""A message that ends every service which applies it is found after a few ends and put aside; everything around it counts."""

from facts import Platform, account_of, new_id, read_topic, rfc3339
from stack import Stack, wait_until

READERS = ["rollup", "billing", "training", "partner", "gateway"]


def test_a_message_at_which_services_keep_dying_is_put_aside():
    deadly = new_id()
    # Debug builds trap when they are about to apply the event of this id.
    with Stack("--demo", "none", FAULT_TRAP_ON_EVENT=deadly) as stack:
        before = {name: stack.service_pid(name) for name in READERS}
        platform = Platform(stack.bootstrap)
        organisation = platform.organisation("Rond de dodelijke")
        workspace = platform.workspace(organisation, "Werkplek")
        platform.recording(organisation, workspace, 100)
        fact = {
            "conversation_id": new_id(), "workspace_id": workspace, "organisation_id": organisation, "seconds": 1000,
            "recorded_at": rfc3339(platform.started), "deleted": False,
        }
        platform.say("conversation-recorded", organisation, fact, event_id=deadly)
        platform.recording(organisation, workspace, 20)
        platform.flush()

        def put_aside():
            letters = [dict(message.headers()) for message in read_topic(stack.bootstrap, "dembrane.dead-letters")]
            mine = {letter["dead_letter_service"].decode(): letter for letter in letters if letter.get("ce_id") == deadly.encode()}
            return mine if set(mine) == set(READERS) else None

        letters = wait_until(put_aside, what="the dead letters of every service that reads the topic")
        for letter in letters.values():
            assert "4 times in a row" in letter["dead_letter_reason"].decode()
        account = account_of(organisation)
        wait_until(
            lambda: [a["recorded_seconds"] for a in stack.get("/rollup", search=account)["accounts"]] == [120], what="the other recordings"
        )
        assert all(stack.service_pid(name) != before[name] for name in READERS)

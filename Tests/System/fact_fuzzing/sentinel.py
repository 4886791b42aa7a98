"""A customer who is introduced behind every group of messages, and must be seen."""

from facts import rfc3339, now

from fact_fuzzing.catalogue import KINDS
from fact_fuzzing.drafts import finished, sound_draft
from fact_fuzzing.samples import APPLIED
from fact_fuzzing.verdicts import ask, until

SECONDS = 90
PERCENT = 37


class Sentinel:
    def __init__(self, world, office):
        self.world = world
        self.office = office
        self.place = world.invent(is_external=False)
        self.events = []
        self.say("organisation-changed")
        self.say("workspace-changed")
        self.say("conversation-recorded", seconds=SECONDS, recorded_at=rfc3339(now()), deleted=False)
        self.is_discounted = "billing" not in office.services
        if self.is_discounted:
            self.say("discount-set", discount={"kind": "scholarship", "percent": PERCENT})
        if "rollup" not in office.services:
            self.say("usage-reset")

    def say(self, name, **data):
        kind = next(kind for kind in KINDS if kind.name == name)
        if kind.topic not in self.office.writable:
            return
        draft = sound_draft(kind, self.world, self.place)
        if kind.name == "discount-set":
            del draft.data["workspace_id"]
        draft.data.update(data)
        draft.put("ce_time", rfc3339(now()).encode())
        self.office.send([finished(draft, "nothing wrong", APPLIED, (draft.key, draft.headers))])
        self.events.append((kind, draft.header("ce_id").decode()))

    def await_effect(self):
        if "rollup" in self.office.services:
            until(self.is_in_rollup, self.office, lambda: f"the sentinel {self.place.account} does not show in the rollup as it should")
        until(self.is_in_audit, self.office, lambda: f"decisions about the sentinel {self.place.account} are not in the audit trail")

    def is_in_rollup(self):
        answer = ask(self.office, f"/rollup?search={self.place.account}").json()
        rows = [row for row in answer["accounts"] if row["account_id"] == self.place.account]
        if not rows or rows[0]["recorded_seconds"] != SECONDS:
            return False
        return not self.is_discounted or (rows[0]["discount"] or {}).get("percent") == PERCENT

    def is_in_audit(self):
        entries = ask(self.office, f"/audit?account={self.place.account}").json()["entries"]
        return {event for kind, event in self.events if kind.is_administrative} <= {entry["event_id"] for entry in entries}

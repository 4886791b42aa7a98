"""Every event that a service reads, as the AsyncAPI document describes it."""

import dataclasses

import yaml

from stack import PACKAGE

DOCUMENT = yaml.safe_load((PACKAGE / "docs/asyncapi.yaml").read_text())
PLATFORM = "dembrane.platform"
DEAD_LETTERS = "dembrane.dead-letters"

# What each service reads.
READ = {
    "rollup": {PLATFORM, "dembrane.billing", "dembrane.partner"},
    "billing": {PLATFORM, "dembrane.staff", "dembrane.training", "dembrane.partner"},
    "training": {PLATFORM, "dembrane.partner"},
    "partner": {PLATFORM, "dembrane.billing"},
    "gateway": {PLATFORM, "dembrane.rollup", "dembrane.billing", "dembrane.training", "dembrane.partner"},
}

# Who looks into the data of a type. Others take it as they take a type that they don't know.
INTERPRETERS = {
    "organisation-changed": {"rollup", "partner", "billing", "training"},
    "workspace-changed": {"rollup", "billing", "partner"},
    "membership-changed": {"rollup", "partner"},
    "organisation-membership-changed": {"rollup", "billing", "partner", "training"},
    "user-changed": {"rollup", "gateway", "billing", "training", "partner"},
    "user-logged-in": {"rollup"},
    "conversation-recorded": {"rollup"},
    "subscription-changed": {"billing"},
    "billing-details-changed": {"billing"},
    "upgrade-requested": {"billing"},
    "training-requested": {"training"},
    "onboarding-answered": {"training"},
    "upgrade-request-received": {"gateway"},
    "upgrade-request-approved": {"gateway"},
    "upgrade-request-denied": {"gateway"},
    "upgrade-request-fulfilled": {"gateway"},
    "workspace-not-created": {"gateway"},
    "payment-recorded": {"gateway", "partner"},
    "payment-assigned": {"partner"},
    "invoice-issued": {"partner"},
    "invoice-part-paid": {"partner"},
    "invoice-payment-withdrawn": {"partner"},
    "credit-note-issued": {"partner"},
    "tier-changed": {"rollup", "partner"},
    "tier-expired": {"rollup", "partner"},
    "trial-granted": {"rollup", "partner"},
    "billing-mode-changed": {"rollup", "partner"},
    "discount-set": {"rollup", "partner"},
    "discount-cleared": {"rollup", "partner"},
    "account-manager-changed": {"rollup", "gateway"},
    "invoice-paid": {"rollup", "partner"},
    "partner-status-changed": {"rollup", "training"},
    "external-led-organisation-detected": {"gateway"},
    "external-led-organisation-marked": {"gateway"},
    "workspace-visibility-set": {"rollup"},
    "workspace-handed-off": {"rollup", "billing"},
    "referral-agreed": {"rollup", "billing"},
    "referral-amended": {"rollup", "billing"},
    "referral-ended": {"rollup", "billing"},
    "staff-seen": {"billing"},
    "training-added": {"billing"},
    "training-updated": {"billing"},
    "session-requested": {"billing"},
    "session-updated": {"billing"},
    "session-reopened": {"billing"},
    "session-completed": {"billing"},
    "roster-changed": {"billing"},
}


@dataclasses.dataclass(frozen=True)
class EventKind:
    type: str
    topic: str
    schema: dict

    @property
    def name(self):
        """`com.dembrane.billing.tier-changed.v1` is `tier-changed`."""
        return self.type.split(".")[-2]

    @property
    def source(self):
        return "/" + self.topic.replace(".", "/")

    @property
    def is_administrative(self):
        return self.topic != PLATFORM

    @property
    def interpreters(self):
        return INTERPRETERS.get(self.name, set())


def resolve(node):
    """A schema with every reference in it replaced by what it refers to."""
    if isinstance(node, list):
        return [resolve(element) for element in node]
    if not isinstance(node, dict):
        return node
    if "$ref" not in node:
        return {name: resolve(value) for name, value in node.items()}
    target = DOCUMENT
    for part in node["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    reference = node["$ref"].rsplit("/", 1)[-1]
    return {"reference": reference, **resolve({**target, **{name: value for name, value in node.items() if name != "$ref"}})}


def kinds():
    for channel in DOCUMENT["channels"].values():
        if channel["address"] != DEAD_LETTERS:
            for message in channel["messages"].values():
                message = resolve(message)
                yield EventKind(message["name"], channel["address"], message["payload"])


KINDS = list(kinds())

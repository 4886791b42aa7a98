"""A data folder of an earlier version: how one is recorded, and how it is laid out again.

`recorded/data-VERSION.tar.gz` holds the folder of each service as it was left after SIGTERM, `recorded/told-VERSION.json` what was on the
topics of the back office and what staff were shown at the time. A new one is recorded by running this file with the executables of that
version: DEMBRANE_BINARIES=FOLDER python Tests/System/recorded_world.py VERSION
"""

import datetime
import json
import pathlib
import sys
import tarfile
import tempfile

from brokers import EmbeddedBroker
from executables import EXECUTABLES, Executables
from facts import Platform, account_of, now, read_topic, rfc3339
from stack import free_ports
from waiting import wait_until

FOLDER = pathlib.Path(__file__).resolve().parent / "recorded"
TOPICS = ["dembrane.rollup", "dembrane.billing", "dembrane.training", "dembrane.partner"]


def lay_out(version, folder):
    """Puts the recorded folders of the services below the folder, and answers what was told and shown when they were recorded."""
    with tarfile.open(FOLDER / f"data-{version}.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    return json.loads((FOLDER / f"told-{version}.json").read_text())


def told(bootstrap):
    """Every event of the back office as it is on its topic, by source and position."""
    events = {}
    for topic in TOPICS:
        for message in read_topic(bootstrap, topic):
            headers = {name: value.decode() for name, value in message.headers()}
            # The span of a trace is made anew each time that an event is sent.
            headers.pop("traceparent", None)
            event = {"topic": topic, "key": message.key().decode(), "headers": headers, "value": message.value().decode()}
            events[headers["ce_source"] + "#" + headers["ce_position"]] = event
    return events


def shown(services, accounts):
    """What doesn't depend on the day on which it is looked at."""
    billing = {account: services.get(f"/accounts/{account}")["billing"] for account in accounts}
    audit = services.get("/audit", limit=500)["entries"]
    return {"billing": billing, "trainings": services.get("/trainings")["trainings"], "audit": sorted(entry["event_id"] for entry in audit)}


class World:
    """Customers in every state that an account can be in, and what staff have decided about them."""

    def __init__(self, services):
        self.services = services
        self.platform = Platform(services.bootstrap)
        self.accounts = []

    def customer(self, name, *, context="internal", days=200):
        created = now() - datetime.timedelta(days=days)
        organisation = self.platform.organisation(name, created)
        workspace = self.platform.workspace(organisation, f"{name}, first", context, created)
        user = self.platform.user(f"Owner of {name}", f"owner@{len(self.accounts)}.example.org")
        self.platform.membership(organisation, workspace, user, role="owner", joined=created)
        self.platform.recording(organisation, workspace, 40_000, at=now() - datetime.timedelta(days=1))
        self.accounts.append(account_of(organisation))
        return organisation, workspace

    def tell(self):
        services, command = self.services, self.services.command
        names = ["Trial", "Paying", "Cancelled", "Ordered", "Managed", "Back", "Given", "Comped", "Partner", "Reset"]
        customers = {name: self.customer(f"{name} & søn") for name in names}
        client, client_workspace = self.customer("Client", context="external")
        for name, status in [("Paying", "active"), ("Cancelled", "active"), ("Cancelled", "canceled"), ("Ordered", "pending")]:
            self.platform.subscription(customers[name][0], "innovator", status=status)
        self.platform.say("unreadable", customers["Trial"][0], ["no object"])
        self.platform.flush()
        self.accounts.append(account_of(client_workspace))
        services.settle()
        for account in self.accounts:
            services.wait_for_billing(account)
        account = {name: f"/accounts/{account_of(organisation)}" for name, (organisation, _) in customers.items()}
        reason = {"reason": "Recorded for later versions"}
        command("POST", account["Trial"] + "/trial", {"months": 12, **reason})
        managed = {"tier": "guardian", "seats": 12, "account_manager": "eva@dembrane.com", "confirm": ["coming_soon"], **reason}
        command("POST", account["Managed"] + "/managed", managed)
        command("POST", account["Back"] + "/managed", managed)
        command("POST", account["Back"] + "/self-serve", {"to_free": True, **reason})
        command("PUT", account["Given"] + "/discount", {"kind": "scholarship", "percent": 40, **reason})
        command("PUT", f"/workspaces/{customers['Given'][1]}/discount", {"kind": "staff_discount", "percent": 100, **reason})
        command("DELETE", account["Given"] + "/discount", reason)
        command("POST", account["Comped"] + "/tier", {"tier": "changemaker", "billing_period": "monthly", **reason})
        command("PUT", account["Comped"] + "/account-manager", {"email": "max@dembrane.com"})
        partner = {"is_partner": True, "agreement_confirmed": True, **reason}
        command("PUT", f"/organisations/{customers['Partner'][0]}/partner", partner)
        command("POST", f"/workspaces/{customers['Reset'][1]}/usage-reset", reason)
        training = {"title": "Facilitation", "mode": "online", "price_cents": 1, "included_participants": 2}
        added = command("POST", "/trainings", training, expect=201)["training"]
        command("PATCH", f"/trainings/{added['training_id']}", {"level": "Basic"})
        services.settle()

    def import_past(self):
        """Dated history, which comes in while the service is down."""
        start = now() - datetime.timedelta(days=300)
        organisation = self.platform.organisation("Past", start)
        self.platform.flush()
        common = {"organisation_id": organisation, "effective_at": rfc3339(start)}
        first = (start.date()).isoformat()
        last = (start.date() + datetime.timedelta(days=364)).isoformat()
        lines = [
            {"kind": "account", **common},
            {"kind": "billing_mode", **common, "payment_mode": "offline", "tier": "guardian", "seats": 5},
            {
                "kind": "paid_period", "organisation_id": organisation, "period_start": first, "period_end": last, "net_cents": 10_000,
                "total_cents": 12_100, "source": "bank", "received_on": first, "number": "2025-1",
            },
        ]
        file = self.services.folder / "past.jsonl"
        file.write_text("\n".join(map(json.dumps, lines)))
        self.services.stop("billing")
        done = self.services.run("billing", "import", str(file))
        assert done.returncode == 0, done.stderr
        self.services.start("billing")
        self.services.await_ready()
        self.services.settle()
        self.accounts.append(account_of(organisation))
        self.services.wait_for_billing(self.accounts[-1])


def record(version):
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, EmbeddedBroker(free_ports()) as broker:
        services = Executables(pathlib.Path(folder), broker.bootstrap, KAFKA_CREATE_TOPICS="true")
        with services:
            services.await_ready()
            world = World(services)
            world.tell()
            world.import_past()
            recorded = {
                "accounts": world.accounts, "recorded_at": rfc3339(now()), "events": told(broker.bootstrap),
                "shown": shown(services, world.accounts),
            }
        with tarfile.open(FOLDER / f"data-{version}.tar.gz", "w:gz") as archive:
            for service in EXECUTABLES:
                for file in sorted(services.data(service).glob("*.sqlite")):
                    archive.add(file, f"{service}/{file.name}")
    (FOLDER / f"told-{version}.json").write_text(json.dumps(recorded, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    record(sys.argv[1])

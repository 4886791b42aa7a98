"""The past of trainings and partners comes in while their services are down: it counts once, beside what billing tells, and nobody is told of it."""

import datetime
import json

from clock import now
from facts import Platform, account_of, new_id, read_topic, rfc3339
from importing import services_with_mail, take
from stack import is_ready
from waiting import wait_until

NET, VAT, TOTAL = 100_000, 21_000, 121_000
EARNED, PAID_OUT = 70_000, 30_000
MONTH_WITH_DISCOUNT = 150_00 * 80 // 100


def ago(days):
    return (now().date() - datetime.timedelta(days=days)).isoformat()


class World:
    """A client with somebody who was trained, and the partner who brought them."""

    def __init__(self, services):
        platform = Platform(services.bootstrap)
        self.client = platform.organisation("Waterschap Eikenwoud")
        self.partner = platform.organisation("Bureau Wilgenhof")
        self.anna = platform.user("Anna Holm", "anna@eikenwoud.example")
        self.ben = platform.user("Ben Berg", "ben@eikenwoud.example")
        platform.flush()
        self.account = account_of(self.client)
        self.reference = f"TR-{new_id()}"

    def sessions(self, *people):
        session = {
            "kind": "session", "reference": self.reference, "organisation_id": self.client, "training": "online",
            "participants": list(people), "requested_by": self.anna}
        licence = {
            "kind": "licence", "reference": "L-1", "user_id": self.ben, "organisation_id": self.client, "completed_on": ago(500),
            "evidence": "Seen", "reason": "Trained elsewhere"}
        return [{**session, "completed_on": ago(100)}, licence]

    def referral(self):
        start = rfc3339(now() - datetime.timedelta(days=300))
        return [
            {"kind": "balance", "reference": "R-1", "as_of": ago(100), "accrued_cents": EARNED, "paid_out_cents": PAID_OUT},
            {
                "kind": "referral", "reference": "R-1", "partner_organisation_id": self.partner, "client_organisation_id": self.client,
                "discount_percent": 20, "starts_at": start},
            {"kind": "partner", "organisation_id": self.partner, "effective_at": start, "reason": "Signed"},
        ]

    def billing(self):
        """What the client paid before the day of the balance, and after it."""
        common = {"organisation_id": self.client}
        buyer = {"legal_name": "Waterschap Eikenwoud", "country": "NL", "vat_id": "NL123456782B90"}
        amounts = {"net_cents": NET, "vat_cents": VAT, "total_cents": TOTAL, "vat_category": "S", "vat_percent": 21}

        def invoice(number, paid_on):
            paid = [{"source": "bank_transfer", "reference": number, "received_on": paid_on, "amount_cents": TOTAL}]
            return {
                "kind": "invoice", **common, "number": number, "issued_in": "Moneybird", "issued_on": ago(200), "purpose": "one_off",
                "buyer": buyer, **amounts, "payments": paid}

        since = rfc3339(now() - datetime.timedelta(days=300))
        mode = {"kind": "billing_mode", **common, "effective_at": since, "payment_mode": "offline", "tier": "guardian"}
        return [mode, invoice("F-1", ago(150)), invoice("F-2", ago(50))]


def bring_in(services, service, lines, events=""):
    """Imports the lines twice into a service that is down; so many events follow."""
    services.stop(service)
    spoiled = take(services, service, [*lines, {**lines[0], "teir": 1}])
    assert spoiled.returncode == 1 and f"line {len(lines) + 1}: teir is no field" in spoiled.stderr, spoiled.stderr
    done = take(services, service, lines)
    assert done.returncode == 0 and f"{events} new events" in done.stdout, done.stdout + done.stderr
    again = take(services, service, lines)
    assert again.returncode == 0 and ": 0 new events" in again.stdout, again.stdout + again.stderr
    services.start(service)
    wait_until(lambda: is_ready(services.urls[service]), what=f"{service} to be ready")


def check_is_well(services, service):
    checked = services.run(service, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def causes(services, topic):
    """The cause of each event by its kind."""
    found = {}
    for message in read_topic(services.bootstrap, topic):
        kind = dict(message.headers())["ce_type"].decode().split(".")[-2]
        found.setdefault(kind, set()).add(json.loads(message.value()).get("cause"))
    return found


def test_trainings_and_referrals_of_the_past_count_once_and_nobody_is_told(tmp_path):
    with services_with_mail(tmp_path) as (services, server):
        world = World(services)
        services.wait_for_billing(world.account)
        services.settle()
        trainings_come_in(services, world)
        referrals_come_in(services, world)
        assert services.get("/notifications")["notifications"] == []
        assert server.mails == []


def trainings_come_in(services, world):
    bring_in(services, "training", world.sessions(world.anna), ": 6")
    services.settle()
    session = services.get("/training-sessions", organisation=world.client)["sessions"][0]
    assert (session["status"], session["completed_on"], session["price_cents"]) == ("completed", ago(100), 67_500)
    page = services.call("GET", f"/training-sessions/{session['session_id']}", headers={"Accept": "text/html"}).text
    assert session["held_elsewhere"] and "it was held and billed in another system" in page
    licences = {row["user_id"]: row for row in services.get("/licences", organisation=world.client)["licences"]}
    assert {user: row["status"] for user, row in licences.items()} == {world.anna: "active", world.ben: "expired"}
    assert causes(services, "dembrane.training")["licence-expired"] == {"imported"}

    services.stop("training")
    grown = take(services, "training", world.sessions(world.anna, world.ben))
    assert grown.returncode == 0 and ": 2 new events" in grown.stdout, grown.stdout + grown.stderr
    fewer = take(services, "training", world.sessions(world.ben))
    assert fewer.returncode == 1 and "line 1: participants is not what was imported" in fewer.stderr, fewer.stderr
    check_is_well(services, "training")
    services.start("training")
    services.settle()
    assert len(services.get("/licences", organisation=world.client, status="active")["licences"]) == 2


def referrals_come_in(services, world):
    """The balance tells of the first payment, which billing tells of afterwards."""
    bring_in(services, "partner", world.referral(), ": 4")
    bring_in(services, "billing", world.billing())
    services.settle()
    referral = services.get("/referrals", partner=world.partner)["referrals"][0]
    assert (referral["accrued_cents"], referral["paid_out_cents"]) == (EARNED + NET * 20 // 100, PAID_OUT)
    statement = services.get(f"/partners/{world.partner}/statement", **{"from": ago(100), "to": ago(100)})
    assert [(entry["kind"], entry["amount_cents"]) for entry in statement["entries"]] == [("accrual", EARNED), ("payout", PAID_OUT)]
    assert services.get("/rollup", search=world.account)["accounts"][0]["mrr_cents"] == MONTH_WITH_DISCOUNT
    told = causes(services, "dembrane.partner")
    assert told["partner-status-changed"] == told["referral-agreed"] == told["kickback-paid-out"] == {"imported"}

    services.stop("partner")
    other = [{**world.referral()[0], "accrued_cents": EARNED + 1}]
    refused = take(services, "partner", other)
    assert refused.returncode == 1 and "line 1: a balance of" in refused.stderr, refused.stderr
    check_is_well(services, "partner")
    services.start("partner")
    wait_until(lambda: is_ready(services.urls["partner"]), what="partner to be ready")

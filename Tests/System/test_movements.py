"""The accounts and events behind the movements of recurring revenue, and what became of trials, through the gateway."""

import csv
import datetime
import io

import pytest

from facts import Platform, account_of, now
from waiting import wait_until

KINDS = ["new", "expansion", "contraction", "churn", "reactivation"]
KINDS_OF_PART = [*KINDS, "moved_in", "moved_out"]
FILTERS = [{"class": "paying"}, {"class": "managed"}, {"tier": ["guardian", "pioneer"]}, {"class": ["managed", "paying"], "tier": "changemaker"}, {"class": "free"}]
SEAT_CENTS = 150_00


def month_of(moment):
    return moment.strftime("%Y-%m")


def movements(services, month, kind=None, **filters):
    """All pages, which are small here so that there are some."""
    rows, query = [], {"limit": 3, **({"kind": kind} if kind else {}), **filters}
    while True:
        page = services.get(f"/mrr/{month}/movements", **query)
        rows += page["movements"]
        assert page["total"] >= len(rows)
        if page["next_cursor"] is None:
            assert page["total"] == len(rows)
            return rows
        query["cursor"] = page["next_cursor"]


def test_the_accounts_of_a_movement_come_to_it_in_every_month(demo):
    moved = 0
    for month in demo.get("/mrr")["months"]:
        for kind in KINDS:
            rows = movements(demo, month["month"], kind)
            assert sum(row["amount_cents"] for row in rows) == month[f"{kind}_cents"], f"{kind} in {month['month']}"
            assert len(rows) == month["movement_counts"][kind]
            for row in rows:
                before = row["from"]["mrr_cents"] if row["from"] else 0
                assert before + row["amount_cents"] == row["to"]["mrr_cents"]
                assert row["events"], row
                assert [event["event_id"] for event in row["events"]] == row["event_ids"]
            moved += len(rows)
        text = demo.call("GET", f"/api/v1/mrr/{month['month']}/movements.csv").text
        lines = list(csv.DictReader(io.StringIO(text)))
        assert [line["account_id"] for line in lines] == [row["account_id"] for row in movements(demo, month["month"])]
        assert sum(int(line["amount_cents"]) for line in lines) == month["closing_cents"] - month["opening_cents"]
    assert moved > 20


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_of_some_classes_and_tiers_opening_and_movements_are_the_closing(demo, filters):
    months = demo.get("/mrr", **filters)["months"]
    for earlier, month in zip([None, *months], months):
        name = month["month"]
        totals = demo.get("/rollup", month=name, limit=1, **filters)["totals"]
        assert month["closing_cents"] == totals["mrr_forecast_cents"]
        assert month["by_tier"] == totals["by_tier"] and month["given_away"] == totals["given_away"]
        assert month["opening_cents"] + sum(month[f"{kind}_cents"] for kind in KINDS_OF_PART) == month["closing_cents"], name
        assert earlier is None or earlier["closing_cents"] == month["opening_cents"]
        for kind in KINDS_OF_PART:
            rows = movements(demo, name, kind, **filters) if month["movement_counts"][kind] else []
            assert len(rows) == month["movement_counts"][kind]
            assert sum(row["amount_cents"] for row in rows) == month[f"{kind}_cents"]
            assert all(row["kind"] == kind and row["events"] for row in rows)


def test_what_becomes_paid_moves_from_managed_to_paying(demo):
    moved = 0
    for paying, managed in zip(*(demo.get("/mrr", **{"class": name})["months"] for name in ("paying", "managed"))):
        into = movements(demo, paying["month"], "moved_in", **{"class": "paying"})
        out = movements(demo, managed["month"], "moved_out", **{"class": "managed"})
        assert sorted(row["account_id"] for row in into) == sorted(row["account_id"] for row in out)
        for row in into:
            assert (row["from"]["class"], row["to"]["class"]) == ("managed", "paying")
            assert row["amount_cents"] == row["to"]["mrr_cents"]
        moved += len(into)
    assert moved > 0
    whole = demo.get("/mrr")["months"][-1]
    assert whole["moved_in_cents"] is None and set(whole["movement_counts"]) == set(KINDS)


def test_what_each_account_was_and_is_the_rollup_says_too(demo):
    [*_, earlier, later] = [month["month"] for month in demo.get("/mrr")["months"]]
    before = {account["account_id"]: account for account in demo.all_accounts(month=earlier)}
    after = {account["account_id"]: account for account in demo.all_accounts(month=later)}
    for row in movements(demo, later):
        for field in ("tier", "billing_period", "seats", "class", "discount", "mrr_cents"):
            assert row["to"][field] == after[row["account_id"]][field]
            if row["from"]:
                assert row["from"][field] == before[row["account_id"]][field]


def test_the_events_behind_a_movement_are_those_that_the_audit_trail_has(demo):
    rows = [row for month in demo.get("/mrr")["months"] for row in movements(demo, month["month"])]
    told = [(row, event) for row in rows for event in row["events"] if event["actor"]]
    assert told
    for row, event in told[-5:]:
        entries = demo.get("/audit", account=row["account_id"], limit=500)["entries"]
        [entry] = [entry for entry in entries if entry["event_id"] == event["event_id"]]
        assert (entry["actor"], entry["action"], entry["reason"]) == (event["actor"], event["type"], event["reason"])


@pytest.fixture(scope="module")
def customer(stack):
    """An organisation with two people, known to billing."""
    platform = Platform(stack.bootstrap)
    last_year = now() - datetime.timedelta(days=200)
    organisation = platform.organisation("=Waterschap Eikenw", created=last_year)
    workspace = platform.workspace(organisation, "Beleid", created=last_year)
    people = [platform.user(name, f"{name.lower()}@eikenw.example") for name in ("Anna", "Bram")]
    for person in people:
        platform.membership(organisation, workspace, person, joined=last_year)
    platform.flush()
    account = account_of(organisation)
    stack.wait_for_billing(account)
    return {"platform": platform, "organisation": organisation, "workspace": workspace, "people": people, "account": account}


def test_a_decision_of_staff_and_a_seat_of_the_platform_are_both_named(stack, customer):
    answer = stack.command(
        "POST", f"/accounts/{customer['account']}/managed", {"tier": "guardian", "billing_period": "annual", "reason": "A year agreed", "confirm": ["coming_soon"]}
    )
    extra = customer["platform"].user("Cato", "cato@eikenw.example")
    customer["platform"].membership(customer["organisation"], customer["workspace"], extra, joined=now())
    customer["platform"].flush()
    month = month_of(now())

    def moved(page):
        row = next((row for row in page["movements"] if row["account_id"] == customer["account"]), None)
        return row if row and row["amount_cents"] == 3 * SEAT_CENTS else None

    path = f"/mrr/{month}/movements"
    row = moved(stack.get_once(moved, path, after=answer["event_ids"][-1], kind="new"))
    assert (row["from"]["tier"], row["from"]["mrr_cents"]) == ("free", 0)
    assert (row["to"]["tier"], row["to"]["class"], row["to"]["seats"]) == ("guardian", "managed", 3)
    assert set(answer["event_ids"]) <= set(row["event_ids"])
    decided = next(event for event in row["events"] if event["event_id"] == answer["event_ids"][-1])
    assert decided["actor"].endswith("@dembrane.com") and decided["reason"] == "A year agreed"
    seat = next(event for event in row["events"] if event["type"] == "membership-changed")
    assert (seat["state"], seat["actor"], seat["workspace_id"]) == ("active", None, customer["workspace"])
    text = stack.call("GET", f"/api/v1{path}.csv", params={"kind": "new"}).text
    [line] = [line for line in csv.DictReader(io.StringIO(text)) if line["account_id"] == customer["account"]]
    assert line["label"] == "'=Waterschap Eikenw" and "A year agreed" in line["events"]


def test_a_trial_that_a_subscription_ends_is_converted(stack):
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation("Tried and kept")
    platform.flush()
    account = account_of(organisation)
    stack.wait_for_billing(account)
    counts = {"trials_ended", "trials_converted"}

    def converted():
        [*_, newest] = stack.get("/mrr")["months"]
        return {name: newest[name] for name in counts}

    before = converted()
    stack.command("POST", f"/accounts/{account}/trial", {"reason": "Wants to try"})
    later = Platform(stack.bootstrap)
    later.subscription(organisation, "changemaker")
    later.flush()
    wait_until(lambda: converted() == {name: before[name] + 1 for name in counts}, what="the converted trial")


def test_what_cannot_be_answered_is_refused_in_words(stack):
    month = month_of(now())
    assert "new, expansion" in stack.call("GET", f"/api/v1/mrr/{month}/movements", params={"kind": "x"}, expect=422).json()["detail"]
    assert stack.call("GET", "/api/v1/mrr/2001-01/movements", expect=422).json()["field"] == "month"
    stack.call("GET", "/api/v1/mrr/november/movements", expect=404)
    stack.call("GET", f"/api/v1/mrr/{month}/movements", policies="not_staff", expect=403)

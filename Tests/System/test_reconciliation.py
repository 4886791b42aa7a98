"""Reconciliation: what was due in a month stands beside what arrived, from the platform's facts to the staff API and its CSV."""

import csv
import datetime
import io

import pytest

from clock import now
from facts import Platform

pytestmark = pytest.mark.any_broker

FIGURES = ["expected_cents", "not_due_cents", "arrived_cents", "gap_cents", "refunded_cents", "charged_back_cents"]


def months_back(count):
    first = now().date().replace(day=1)
    for _ in range(count):
        first = (first - datetime.timedelta(days=1)).replace(day=1)
    return first.strftime("%Y-%m")


def test_a_charge_that_nobody_tried_is_found(stack):
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation("Omroep Merenland")
    told = now() - datetime.timedelta(days=70)
    platform.say("subscription-changed", organisation, {
        "organisation_id": organisation, "tier": "changemaker", "billing_period": "monthly", "status": "active",
        "mollie_customer_id": "cst_reconciled", "mollie_subscription_id": "sub_reconciled", "provisioned_seats": 4,
        "next_payment_on": (told.date() + datetime.timedelta(days=30)).isoformat(),
    }, at=told)
    platform.flush()
    month = (told.date() + datetime.timedelta(days=30)).strftime("%Y-%m")
    page = stack.get_once(lambda page: page["rows"], "/reconciliation", month=month, search="merenland")
    [row] = page["rows"]
    assert row["label"] == "Omroep Merenland" and "renewal_not_charged" in row["gaps"]
    assert row["gap_cents"] == row["expected_cents"] > 0 and page["totals"]["gaps"] == {"renewal_not_charged": 1}
    assert stack.get("/reconciliation", month=month, search="merenland", with_gaps="false")["rows"] == []


def test_sums_add_up_and_the_export_has_what_the_list_has(demo):
    headers = {"Authorization": f"Bearer {demo.ready['tokens']['all_policies']}"}
    for month in [months_back(0), months_back(3)]:
        rows, cursor = [], None
        while True:
            page = demo.get("/reconciliation", month=month, limit=7, **({"cursor": cursor} if cursor else {}))
            rows += page["rows"]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        totals = page["totals"]
        assert totals["accounts"] == len(rows) == len({row["account_id"] for row in rows})
        for figure in FIGURES:
            assert totals[figure] == sum(row[figure] for row in rows)
            assert all(row[figure] == sum(item[figure] for item in row["items"]) for row in rows)
            assert totals[figure] == sum(kind[figure] for kind in totals["by_kind"].values())
        assert all(row["gap_cents"] == row["expected_cents"] - row["not_due_cents"] - row["arrived_cents"] for row in rows)
        export = demo.ask("GET", f"/api/v1/reconciliation.csv?month={month}", headers=headers).content.decode()
        lines = list(csv.DictReader(io.StringIO(export)))
        assert [(line["account_id"], line["gap_cents"]) for line in lines] == [(row["account_id"], str(row["gap_cents"])) for row in rows]
    assert demo.ask("GET", f"/api/v1/reconciliation?month={months_back(25)}", headers=headers).status_code == 422

"""The services check themselves: all is well with a year of data, and a row that is spoiled by hand is named wherever it is looked for."""

import datetime
import pathlib
import sqlite3
import subprocess
import uuid

import requests

import clock
from stack import BINARIES, Stack, wait_until

EXECUTABLES = {"rollup": "RollupService", "billing": "BillingService"}


def database(stack, service):
    return next(pathlib.Path(stack.folder.name).glob(f"**/{service}.sqlite"))


def check_by_command(stack, service):
    environment = {
        "KAFKA_BOOTSTRAP_SERVERS": stack.bootstrap, "DATA_DIR": str(database(stack, service).parent), "INTERNAL_SECRET": "x" * 32,
        **clock.environment(),
    }
    return subprocess.run([BINARIES / EXECUTABLES[service], "check"], env=environment, capture_output=True, text=True, timeout=300)


def check_all(stack):
    """Asks for a run and waits until every service has ended one that began since."""
    begun = clock.now()
    stack.command("POST", "/checks")

    def reports():
        services = stack.get("/checks")["services"]
        assert [service["unavailable"] for service in services] == [None] * len(services)
        ended = [
            service["running_since"] is None and service["report"]
            and datetime.datetime.fromisoformat(service["report"]["started_at"]) >= begun - datetime.timedelta(seconds=1)
            for service in services
        ]
        return {service["service"]: service["report"]["checks"] for service in services} if all(ended) else {}

    return wait_until(reports, what="the checks of all services")


def spoil_a_line(stack):
    """One cent too much in the newest line of an account that pays; answers which."""
    with sqlite3.connect(database(stack, "rollup"), timeout=60) as connection:
        account, month = connection.execute(
            "SELECT account_id, month FROM account_months WHERE mrr_cents > 0 ORDER BY month DESC, account_id LIMIT 1"
        ).fetchone()
        connection.execute("UPDATE account_months SET mrr_cents = mrr_cents + 1 WHERE account_id = ? AND month = ?", (account, month))
    connection.close()
    return str(uuid.UUID(bytes=account))


def test_a_spoiled_line_is_named_everywhere_and_nothing_before_that():
    with Stack("--demo", "small") as stack:
        found = check_all(stack)
        differing = [check for checks in found.values() for check in checks if check["difference_count"] or check["unfinished"]]
        assert differing == []
        assert {"rollup", "billing", "gateway"} <= {service for service, checks in found.items() if checks}
        for service in EXECUTABLES:
            result = check_by_command(stack, service)
            assert result.returncode == 0, result.stdout + result.stderr

        account = spoil_a_line(stack)
        result = check_by_command(stack, "rollup")
        assert result.returncode == 1, result.stdout + result.stderr
        assert f"account {account}" in result.stdout

        lines = next(check for check in check_all(stack)["rollup"] if check["name"] == "account-lines")
        assert {difference["account_id"] for difference in lines["differences"]} == {account}
        rollup = stack.ready["services"]["rollup"]["url"]
        readiness = requests.get(f"{rollup}/readyz", timeout=60)
        assert readiness.status_code == 200
        assert any(account in alarm for alarm in readiness.json()["alarms"])
        assert 'self_check_differences{check="account-lines"} 1' in requests.get(f"{rollup}/metrics", timeout=60).text
        cookie = {"dembrane_staff": stack.ready["tokens"]["no_policies"]}
        page = requests.get(stack.ready["gateway"] + "/checks", cookies=cookie, timeout=60)
        assert page.status_code == 200 and f'href="/accounts/{account}"' in page.text

"""The data of an earlier version goes on being understood: what it had told is told again word for word, and staff see and do as before."""

import pytest

from brokers import EmbeddedBroker
from executables import Executables
from recorded_world import lay_out, shown, told
from stack import free_ports


def lasting(shown):
    """What no clock changes: a trial ends one day, and whether an account pays depends on the day."""
    accounts = {account: billing for account, billing in shown["billing"].items() if billing["trial"] is None}
    for billing in accounts.values():
        del billing["class"]
    return {**shown, "billing": accounts}


def holds(now, before):
    """What was shown is shown still; there may be more of it."""
    if isinstance(before, dict):
        return isinstance(now, dict) and all(holds(now.get(name), value) for name, value in before.items())
    return now == before


@pytest.mark.parametrize("version", ["0.1"])
def test_recorded_data_is_understood(version, tmp_path):
    recorded = lay_out(version, tmp_path)
    assert len(recorded["events"]) > 40 and len(recorded["accounts"]) == 13
    with EmbeddedBroker(free_ports()) as broker, Executables(tmp_path, broker.bootstrap, KAFKA_CREATE_TOPICS="true") as services:
        services.await_ready()
        services.settle()

        events = told(broker.bootstrap)
        for place, event in recorded["events"].items():
            assert events.get(place) == event, f"{place} is told otherwise than it was"

        now = lasting(shown(services, recorded["accounts"]))
        before = lasting(recorded["shown"])
        assert holds(now["billing"], before["billing"]) and len(now["billing"]) == len(before["billing"]) == 12
        assert all(holds(entry, known) for entry, known in zip(now["trainings"], before["trainings"], strict=True))
        assert set(before["audit"]) <= set(now["audit"])

        # Account managers had been read for the audit trail alone when these data were recorded.
        services.ready["tokens"]["max"] = services.token("--email", "max@dembrane.com")
        services.call("GET", "/api/v1/me", policies="max")
        services.get_once(lambda page: ("max@dembrane.com", 1) in [(row["email"], row["accounts"]) for row in page["staff"]], "/staff")

        account = next(account for account, billing in now["billing"].items() if billing["managed"])
        version = now["billing"][account]["version"]
        answer = services.command("PUT", f"/accounts/{account}/account-manager", {"email": "robin@dembrane.com"})
        assert answer["account"]["version"] == version + 1 and len(answer["event_ids"]) == 1
        assert services.get("/rollup", search=account, after=answer["event_ids"][0])["accounts"][0]["account_manager"] == "robin@dembrane.com"

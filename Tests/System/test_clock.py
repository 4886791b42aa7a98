"""Tests may play at another time than the machine's, such as when a month is about to end."""

import datetime

import clock
from executables import Executables
from stack import free_ports


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def test_the_executables_follow_the_clock_of_the_tests(tmp_path, monkeypatch):
    monkeypatch.delenv(clock.VARIABLE, raising=False)
    real = clock.now()
    monkeypatch.setenv(clock.VARIABLE, str(10 * 86_400))
    # Nobody answers at this port, which reading doesn't need.
    with Executables(tmp_path, f"127.0.0.1:{free_ports()}") as services:
        shown = moment(services.get("/rollup")["as_of"])
    assert datetime.timedelta(days=10) <= shown - real < datetime.timedelta(days=10, minutes=10)


def test_the_end_of_a_month_is_left_at_once(monkeypatch):
    monkeypatch.delenv(clock.VARIABLE, raising=False)
    turn = (clock.now().replace(day=1) + datetime.timedelta(days=32)).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    monkeypatch.setenv(clock.VARIABLE, str(int((turn - clock.now()).total_seconds()) - 300))
    clock.leave_the_end_of_the_month()
    assert datetime.timedelta(0) <= clock.now() - turn < datetime.timedelta(minutes=1)
    shift = clock.environment()
    clock.leave_the_end_of_the_month()
    assert clock.environment() == shift, "the beginning of a month is no end"

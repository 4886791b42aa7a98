"""Fixtures of the system tests: a running back office, and ways to talk to it that share no code with it."""

import os
import pathlib

import pytest

import clock
from stack import Stack

SHARED = pathlib.Path(os.environ.get("DEMBRANE_SHARED", pathlib.Path(__file__).resolve().parents[3] / "shared"))
KAFKA_HOME = SHARED / "kafka"


def pytest_configure():
    """One clock for the whole run: it begins in the next month where this one would end before the run does."""
    clock.leave_the_end_of_the_month()


def brokers():
    """The brokers to test against: the embedded cluster always, Apache Kafka where it is there."""
    yield pytest.param([], id="embedded")
    present = (KAFKA_HOME / "kafka.sh").exists()
    yield pytest.param(
        ["--kafka-home", str(KAFKA_HOME)],
        id="apache",
        marks=[] if present else pytest.mark.skip(reason=f"no Apache Kafka in {KAFKA_HOME}"),
    )


@pytest.fixture(scope="module", params=list(brokers()))
def stack(request):
    """An empty back office on each broker, for the tests of one module."""
    with Stack("--demo", "none", *request.param) as running:
        yield running


@pytest.fixture(scope="session")
def demo():
    """A back office with the small demo in it, on the embedded cluster."""
    with Stack("--demo", "small") as running:
        yield running

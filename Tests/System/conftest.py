"""Fixtures of the system tests: a running back office, and ways to talk to it that share no code with it."""

import os
import pathlib

import pytest

import clock
from stack import Stack

SHARED = pathlib.Path(os.environ.get("DEMBRANE_SHARED", pathlib.Path(__file__).resolve().parents[3] / "shared"))
KAFKA_HOME = SHARED / "kafka"


HAS_KAFKA = (KAFKA_HOME / "kafka.sh").exists()


def pytest_configure(config):
    """One clock for the whole run: it begins in the next month where this one would end before the run does."""
    clock.leave_the_end_of_the_month()
    config.addinivalue_line("markers", "any_broker: what is tested has nothing to do with the broker, so that one is enough")


def brokers():
    """The brokers to test against: the embedded cluster always, Apache Kafka where it is there."""
    yield pytest.param([], id="embedded")
    yield pytest.param(
        ["--kafka-home", str(KAFKA_HOME)],
        id="apache",
        marks=[] if HAS_KAFKA else pytest.mark.skip(reason=f"no Apache Kafka in {KAFKA_HOME}"),
    )


def pytest_collection_modifyitems(config, items):
    """Where any broker would do, Apache Kafka is taken, as it is the one that installations have."""
    if not HAS_KAFKA:
        return
    spared = [item for item in items if item.get_closest_marker("any_broker") and "embedded" in item.nodeid.partition("[")[2]]
    config.hook.pytest_deselected(items=spared)
    items[:] = [item for item in items if item not in spared]


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

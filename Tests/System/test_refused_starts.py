"""What can't be started says why in one line and leaves nothing behind: no backtrace, no process, no folder."""

import os
import shutil
import socket
import subprocess
import tempfile

import pytest

from conftest import KAFKA_HOME
from stack import BINARIES, Stack

SECONDS = 100


def refuse(*command, **environment):
    """Runs a command that must fail; its status and the lines it wrote."""
    run = subprocess.run(
        list(map(str, command)), env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=SECONDS
    )
    assert "Fatal error" not in run.stdout and "Backtrac" not in run.stdout, run.stdout
    return run.returncode, run.stdout.splitlines()


@pytest.fixture
def taken_port():
    """A port on which somebody listens who answers nothing."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def without_java():
    """A PATH with the system's programs, but no java."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ["bash", "sh", "env", "dirname", "ps"]:
            os.symlink(shutil.which(name), f"{folder}/{name}")
        yield folder


def test_devstack_names_the_folder_without_kafka():
    assert refuse(BINARIES / "DevStack", "--kafka-home", "/nowhere") == (
        1, ["devstack | there is no /nowhere/kafka.sh; --kafka-home names a folder with kafka.sh and Apache Kafka's jars"]
    )


@pytest.mark.skipif(not (KAFKA_HOME / "kafka.sh").exists(), reason=f"no Apache Kafka in {KAFKA_HOME}")
def test_devstack_asks_for_java_by_name(without_java):
    assert refuse(BINARIES / "DevStack", "--kafka-home", KAFKA_HOME, PATH=without_java) == (
        1, ["devstack | Apache Kafka needs Java 17 or newer, and there is no java in PATH: apt-get install default-jre-headless"]
    )


def test_devstack_says_that_the_broker_is_away():
    status, lines = refuse(BINARIES / "DevStack", "--bootstrap", "127.0.0.1:1", "--demo", "none")
    assert status == 1 and len(lines) == 1 and "127.0.0.1:1" in lines[0], lines


def test_devstack_names_a_port_that_is_taken(taken_port):
    in_use = f"can't listen on port {taken_port}: Address already in use"
    assert refuse(BINARIES / "DevStack", "broker", "--port", taken_port) == (1, [f"devstack | the broker {in_use}"])
    assert refuse(BINARIES / "DevStack", "--gateway-port", taken_port) == (1, [f"devstack | the gateway {in_use}"])


def test_a_second_devstack_on_the_same_data_says_who_refuses_and_why():
    with Stack("--demo", "none") as first:
        data = f"{first.folder.name}/data"
        status, lines = refuse(BINARIES / "DevStack", "--demo", "none", "--data", data)
    assert status == 1
    assert lines[-1].startswith("devstack | rollup ended with status 75: RollupService:") and data in lines[-1], lines[-1]


def test_benchmarks_pass_on_the_last_words_of_devstack(tmp_path):
    status, lines = refuse(BINARIES / "Benchmarks", "--kafka-home", "/nowhere", TMPDIR=str(tmp_path))
    assert (status, len(lines)) == (1, 1), lines
    assert lines[0].startswith("Benchmarks: DevStack did not start: there is no /nowhere/kafka.sh"), lines
    assert list(tmp_path.iterdir()) == []


def test_benchmarks_tell_a_wrong_option():
    status, lines = refuse(BINARIES / "Benchmarks", "--accounts", "many")
    assert (status, lines) == (2, ["Benchmarks: --accounts takes whole numbers from 1 to 10000000, found many"])

"""Brokers on ports of the tests' choice, so that they can go away and come back where the services look for them."""

import re
import subprocess

from conftest import KAFKA_HOME
from stack import BINARIES

TOPICS = [
    "dembrane.platform", "dembrane.rollup", "dembrane.billing", "dembrane.training", "dembrane.partner", "dembrane.staff",
    "dembrane.dead-letters",
]


class EmbeddedBroker:
    """The embedded broker as a process of its own; it comes back empty."""

    def __init__(self, port):
        self.bootstrap = f"127.0.0.1:{port}"
        self.port = port
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [BINARIES / "DevStack", "broker", "--port", str(self.port)], stdout=subprocess.PIPE, text=True
        )
        line = self.process.stdout.readline()
        assert re.search(rf"127\.0\.0\.1:{self.port}", line), line

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(120)
            self.process.stdout.close()
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()


class ApacheKafka:
    """Apache Kafka in a folder, with as many brokers as wanted; it comes back with what it had."""

    def __init__(self, folder, port, brokers=1):
        self.folder = folder
        self.port = port
        self.brokers = brokers
        # Broker N listens on the Nth port in steps of two: the one above is its controller's.
        self.bootstrap = ",".join(f"127.0.0.1:{port + 2 * number}" for number in range(brokers))

    def command(self, name, *arguments):
        return subprocess.run(
            [KAFKA_HOME / "kafka.sh", name, self.folder, *map(str, arguments)], check=True, capture_output=True, text=True, timeout=600
        ).stdout

    def start(self):
        assert self.command("start", self.brokers, self.port).strip().splitlines()[-1] == self.bootstrap

    def stop(self):
        self.command("stop")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

"""Starts the five executables as an operator does: each by itself, with nothing but its environment."""

import os
import secrets
import subprocess
import time

import requests

import clock
from staff import StaffCalls
from stack import BINARIES, free_ports, is_ready
from waiting import wait_until

OWNERS = {"rollup": "RollupService", "billing": "BillingService", "training": "TrainingService", "partner": "PartnerService"}
EXECUTABLES = {**OWNERS, "gateway": "Gateway"}
POLICIES = "staff:can_set_tier,staff:can_set_visibility,staff:can_transfer"


class Executables(StaffCalls):
    """The five services on a cluster that may not be there, used as a context."""

    def __init__(self, folder, bootstrap, **settings):
        self.folder = folder
        self.bootstrap = bootstrap
        self.settings = settings
        self.secrets = {"INTERNAL_SECRET": secrets.token_hex(16), "STAFF_JWT_SECRET": secrets.token_hex(16)}
        self.ports = {}
        self.urls = {}
        self.processes = {}

    def environment(self, service):
        owners = {f"{owner.upper()}_URL": self.urls.get(owner, "") for owner in OWNERS}
        return {
            "PATH": os.environ["PATH"], "KAFKA_BOOTSTRAP_SERVERS": self.bootstrap, "DATA_DIR": str(self.data(service)),
            "HTTP_PORT": str(self.ports[service]), **self.secrets, **owners, **clock.environment(), **self.settings,
        }

    def start(self, service):
        """Starts a service; one that was stopped comes back where it was."""
        self.ports.setdefault(service, free_ports())
        self.urls[service] = f"http://127.0.0.1:{self.ports[service]}"
        with open(self.log(service), "ab") as log:
            self.processes[service] = subprocess.Popen(
                [BINARIES / EXECUTABLES[service]], env=self.environment(service), stdout=log, stderr=log
            )
        wait_until(lambda: self.answers(service), what=f"{service} to answer")

    def stop(self, service):
        process = self.processes.pop(service)
        process.terminate()
        assert has_ended(process), f"{service} did not end within 30 s of SIGTERM and was killed"

    def run(self, service, *arguments):
        """Runs a command of the service's executable on its data."""
        return subprocess.run(
            [BINARIES / EXECUTABLES[service], *arguments], env=self.environment(service), capture_output=True, text=True, timeout=120
        )

    def data(self, service):
        return self.folder / service

    def log(self, service):
        return self.folder / f"{service}.log"

    def answers(self, service):
        ended = self.processes[service].poll()
        assert ended is None, f"{service} ended with {ended}: {self.log(service).read_text()[-2000:]}"
        try:
            return requests.get(self.urls[service] + "/healthz", timeout=30).status_code == 200
        except requests.ConnectionError:
            return False

    def readiness(self, service):
        """The status of /readyz and what the service waits for."""
        response = requests.get(self.urls[service] + "/readyz", timeout=30)
        return response.status_code, response.json()["waiting_for"]

    def await_ready(self):
        for service in EXECUTABLES:
            wait_until(lambda: is_ready(self.urls[service]), what=f"{service} to be ready")

    def settle(self):
        """Waits until nobody has had anything to read, to publish or to do for longer than it takes figures to follow."""
        last_work = time.monotonic()

        def is_at_rest():
            nonlocal last_work
            if any(self.work_left(service) for service in EXECUTABLES):
                last_work = time.monotonic()
            return time.monotonic() - last_work > 3

        wait_until(is_at_rest, what="everything to be at rest")

    def work_left(self, service):
        lines = requests.get(self.urls[service] + "/metrics", timeout=30).text.splitlines()
        names = ("consumer_lag_messages", "events_unpublished", "timers_overdue")
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(names))

    def token(self, *options, of=("--email", "robin@dembrane.com")):
        command = [BINARIES / "Gateway", "token", *of, *options]
        return subprocess.run(command, env={**self.secrets, **clock.environment()}, check=True, capture_output=True, text=True, timeout=120).stdout.strip()

    def __enter__(self):
        try:
            for service in EXECUTABLES:
                self.start(service)
            tokens = {"all_policies": self.token("--policies", POLICIES), "no_policies": self.token()}
            self.ready = {"gateway": self.urls["gateway"], "tokens": tokens}
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in self.processes.values():
            process.terminate()
        stubborn = [service for service, process in self.processes.items() if not has_ended(process)]
        assert not stubborn, f"{stubborn} did not end within 30 s of SIGTERM and were killed"


def has_ended(process):
    try:
        process.wait(30)
        return True
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False

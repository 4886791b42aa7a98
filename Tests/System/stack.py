"""Starts the real executables through DevStack and stops them again."""

import json
import os
import random
import pathlib
import signal
import socket
import subprocess
import tempfile

import requests

from staff import StaffCalls
from waiting import wait_until

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
BINARIES = pathlib.Path(os.environ.get("DEMBRANE_BINARIES", PACKAGE / ".build/debug"))
START_SECONDS = 600


def free_ports(count=1):
    """The first of some neighbouring ports that nobody has, from below the range that the system gives ports from by itself."""
    for _ in range(1000):
        first = random.randrange(15_000, 32_000 - count)
        if all(is_free(port) for port in range(first, first + count)):
            return first
    raise AssertionError(f"no {count} neighbouring ports are free")


def is_free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


class Stack(StaffCalls):
    """One DevStack with its five services, used as a context. Settings are environment variables, which the services inherit."""

    def __init__(self, *options, **settings):
        self.options = options
        self.settings = settings
        self.folder = tempfile.TemporaryDirectory(prefix="dembrane-system-")
        self.log_path = pathlib.Path(self.folder.name) / "devstack.log"

    def __enter__(self):
        ready_file = pathlib.Path(self.folder.name) / "ready.json"
        data = pathlib.Path(self.folder.name) / "data"
        self.log = open(self.log_path, "wb")
        self.process = subprocess.Popen(
            [BINARIES / "DevStack", *self.options, "--data", data, "--ready-file", ready_file],
            env={**os.environ, **self.settings}, stdout=self.log, stderr=subprocess.STDOUT,
        )
        try:
            wait_until(lambda: self.process.poll() is not None or ready_file.exists(), START_SECONDS, "ready file")
            if self.process.poll() is not None:
                raise AssertionError(f"DevStack ended with {self.process.returncode}:\n{self.tail()}")
        except BaseException:
            self.__exit__()
            raise
        self.ready = json.loads(ready_file.read_text())
        self.ready_file = ready_file
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(120)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        self.folder.cleanup()

    def tail(self, count=40):
        return b"\n".join(self.log_path.read_bytes().splitlines()[-count:]).decode(errors="replace")

    @property
    def bootstrap(self):
        return self.ready["bootstrap"]

    def service_pid(self, name):
        """The process id of a service now, or None while it is being started again; DevStack then writes the ready file again."""
        return json.loads(self.ready_file.read_text())["services"][name]["pid"]

    def kill(self, name):
        """Ends a service with SIGKILL and waits until DevStack has brought it back."""
        before = self.service_pid(name)
        os.kill(before, signal.SIGKILL)
        wait_until(lambda: self.service_pid(name) not in (before, None), what=f"{name} to be started again")
        url = self.ready["services"][name]["url"]
        wait_until(lambda: is_ready(url), what=f"{name} to be ready")


def is_ready(url):
    try:
        return requests.get(url + "/readyz", timeout=30).status_code == 200
    except requests.RequestException:
        return False

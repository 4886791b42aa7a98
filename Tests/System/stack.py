"""Starts the real executables through DevStack and stops them again."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time
import urllib.parse

import requests

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
BINARIES = pathlib.Path(os.environ.get("DEMBRANE_BINARIES", PACKAGE / ".build/debug"))
START_SECONDS = 180


def wait_until(condition, seconds=30, what="the condition"):
    """Polls until the condition holds and answers with its value; fails after the given seconds with its last value."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not hold within {seconds} s; last value: {value!r}")
        time.sleep(0.05)


class Stack:
    """One DevStack with its five services, used as a context."""

    def __init__(self, *options):
        self.options = options
        self.folder = tempfile.TemporaryDirectory(prefix="dembrane-system-")
        self.log_path = pathlib.Path(self.folder.name) / "devstack.log"

    def __enter__(self):
        ready_file = pathlib.Path(self.folder.name) / "ready.json"
        self.log = open(self.log_path, "wb")
        self.process = subprocess.Popen(
            [BINARIES / "DevStack", *self.options, "--ready-file", ready_file], stdout=self.log, stderr=subprocess.STDOUT
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
                self.process.wait(30)
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
        wait_until(lambda: self.service_pid(name) not in (before, None), 30, f"{name} to be started again")
        url = self.ready["services"][name]["url"]
        wait_until(lambda: is_ready(url), 60, f"{name} to be ready")

    def call(self, method, path, *, policies="all_policies", expect=200, **keywords):
        headers = {"Authorization": f"Bearer {self.ready['tokens'][policies]}", **keywords.pop("headers", {})}
        response = requests.request(method, self.ready["gateway"] + path, headers=headers, timeout=30, **keywords)
        assert response.status_code == expect, f"{method} {path}: {response.status_code} {response.text[:2000]}"
        return response

    def get(self, path, *, after=None, **query):
        query = {key: value for key, value in query.items() if value is not None}
        if after:
            query["after"] = after
        suffix = "?" + urllib.parse.urlencode(query) if query else ""
        return self.call("GET", f"/api/v1{path}{suffix}").json()

    def command(self, method, path, body=None, *, expect=200, **keywords):
        return self.call(method, f"/api/v1{path}", json=body, expect=expect, **keywords).json()

    def all_accounts(self, **query):
        """Every account of the rollup, page by page."""
        accounts, cursor = [], None
        for _ in range(1000):
            page = self.get("/rollup", cursor=cursor, limit=500, **query)
            accounts += page["accounts"]
            cursor = page["next_cursor"]
            if not cursor:
                return accounts
        raise AssertionError("the rollup has no last page")


def is_ready(url):
    try:
        return requests.get(url + "/readyz", timeout=2).status_code == 200
    except requests.RequestException:
        return False

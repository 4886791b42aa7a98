"""Waiting for what takes as long as it takes."""

import time


def wait_until(condition, seconds=180, what="the condition"):
    """Polls until the condition holds and answers with its value; fails after the given seconds with its last value."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not hold within {seconds} s; last value: {value!r}")
        time.sleep(0.05)

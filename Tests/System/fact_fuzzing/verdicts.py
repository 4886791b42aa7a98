"""Holds what the back office did with messages against what must become of them."""

import collections
import csv
import io
import time

import requests

from fact_fuzzing.back_office import Fault
from fact_fuzzing.catalogue import READ
from fact_fuzzing.drafts import cut
from fact_fuzzing.samples import APPLIED, REFUSED
from stack import is_ready

READINGS = ["/rollup", "/at-risk", "/mrr", "/audit"]
EXPORTS = ["/rollup.csv", "/rollup.csv?level=workspace", "/audit.csv"]
PLACE_TAKEN = "is taken by the event"
# Any text may stand in a cell.
csv.field_size_limit(2**31 - 1)
TOTALS = ["accounts", "workspaces", "seats", "recorded_seconds", "mrr_forecast_cents", "mrr_banked_cents"]


def await_taken(office):
    """Waits until every service has applied, skipped or put aside every message, none more and none fewer."""

    taken = {}

    def is_taken():
        taken.update(office.taken())
        return all(sum(parts.values()) >= sent for parts, sent in taken.values())

    until(is_taken, office, lambda: f"silence: {account(taken)}")
    if any(sum(parts.values()) > sent for parts, sent in taken.values()):
        raise Fault(f"counted twice: {account(taken)}")


def await_letters(office):
    """Waits until every dead letter is on its topic too."""
    expected = collections.Counter()
    for (service, _), (parts, _) in office.taken().items():
        expected[service] += parts["dead-lettered"]

    def are_there():
        office.read_dead_letters()
        return all(sum(service in who for who in office.letters.values()) >= count for service, count in expected.items())

    until(are_there, office, lambda: f"dead letters that are not published: {dict(expected)} expected")


def until(condition, office, complaint):
    deadline = time.monotonic() + office.patience_seconds
    while True:
        office.require_alive()
        try:
            if condition():
                return
        except requests.RequestException as error:
            office.require_alive()
            if time.monotonic() > deadline:
                raise Fault(f"no answer: {error}") from error
        if time.monotonic() > deadline:
            raise Fault(f"{complaint()}\n{reasons(office)}")
        time.sleep(0.05)


def account(taken):
    return "; ".join(f"{service} {topic}: {parts} of {sent}" for (service, topic), (parts, sent) in taken.items())


def reasons(office):
    """What each service that isn't ready says it waits for."""
    said = []
    for service in office.services:
        try:
            status, waiting_for = office.readiness(service)
            said += [f"{service} waits for {waiting_for}"] if status != 200 else []
        except requests.RequestException as error:
            said.append(f"{service} gives no answer: {error}")
    return "; ".join(said)


def wrong_verdicts(office, messages, places):
    """Sound messages take effect, unsound ones are put aside by whoever looks into them."""
    faults = []
    for message, place in zip(messages, places):
        letters = office.letters.get(place, {})
        readers = {service for service, topics in office.readers.items() if message.kind.topic in topics}
        # An odd message before it may have taken the place of a sound one.
        refusals = [reason for reason in letters.values() if PLACE_TAKEN not in reason]
        if message.verdict == APPLIED and refusals:
            faults.append(f"refused though sound, {letters}: {message}")
        judges = readers & judges_of(message)
        if message.verdict == REFUSED and judges - letters.keys():
            faults.append(f"not refused by {sorted(judges - letters.keys())}: {message}")
    return faults


def judges_of(message):
    """Everyone looks at the envelope; the gateway keeps the data of every decision as an object, whatever is in it."""
    if message.is_envelope_odd:
        return READ.keys()
    return message.kind.interpreters | ({"gateway"} if message.is_body_odd and message.kind.is_administrative else set())


def check_readings(office, questions=()):
    """Everything that staff read is still there, with numbers in it."""
    until(lambda: not any(map(office.work_left, office.services)), office, lambda: "some events stay unpublished, or some timers overdue")
    for service in office.services:
        until(lambda: is_ready(office.urls[service]), office, lambda: f"{service} is not ready again")
        until(lambda: is_healthy(office.urls[service]), office, lambda: f"{service} is not healthy")
    for path in answerable(office, [*READINGS, *questions]):
        check_answer(path, ask(office, path))


def answerable(office, paths):
    return [path for path in paths if "rollup" in office.services or path.startswith("/audit")]


def is_healthy(url):
    return requests.get(url + "/healthz", timeout=30).status_code == 200


def ask(office, path):
    headers = {"Authorization": f"Bearer {office.ready['tokens']['all_policies']}"}
    answers = []

    def is_answered():
        answers.append(requests.get(f"{office.ready['gateway']}/api/v1{path}", headers=headers, timeout=office.patience_seconds))
        return answers[-1].status_code != 503

    until(is_answered, office, lambda: f"GET {path} stays {answers[-1].status_code}: {answers[-1].text[:500]}")
    return answers[-1]


def check_answer(path, answer):
    # A search for nothing that can be seen is refused.
    if answer.status_code != 200 and not (path.startswith("/search") and answer.status_code == 422):
        raise Fault(f"GET {path}: {answer.status_code} {answer.text[:500]}")
    if ".csv" in path:
        rows = list(csv.reader(io.StringIO(answer.text, newline="")))
        if broken := [row for row in rows if row and len(row) != len(rows[0])]:
            raise Fault(f"GET {path}: {len(broken[0])} cells instead of {len(rows[0])} in a row: {cut(broken[0])}")
    elif path.startswith("/rollup"):
        totals = answer.json()["totals"]
        if not all(isinstance(totals[name], int) and totals[name] >= 0 for name in TOTALS):
            raise Fault(f"GET {path}: {totals}")

"""The clock that tests and executables share. Executables of a debug build shift theirs by `CLOCK_SHIFT_SECONDS`."""

import datetime
import os

VARIABLE = "CLOCK_SHIFT_SECONDS"


def now():
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=int(os.environ.get(VARIABLE, 0)))


def last_month():
    """The month before this one, as paths and queries name it."""
    return (now().date().replace(day=1) - datetime.timedelta(days=1)).strftime("%Y-%m")


def environment():
    """What an executable that is started with an environment of its own has to be told."""
    return {VARIABLE: os.environ[VARIABLE]} if VARIABLE in os.environ else {}


def browser_script():
    """What a page runs first so that its clock is this one."""
    return """{
        const Real = Date, shift = SHIFT;
        globalThis.Date = class extends Real {
            constructor(...given) { given.length ? super(...given) : super(Real.now() + shift); }
            static now() { return Real.now() + shift; }
        };
    }""".replace("SHIFT", str(1000 * int(os.environ.get(VARIABLE, 0)))) if VARIABLE in os.environ else ""


def leave_the_end_of_the_month(minutes=60):
    """Goes on in the next month when this one ends soon: what was recorded in it would no longer be this month's use."""
    turn = (now().replace(day=1) + datetime.timedelta(days=32)).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    left = (turn - now()).total_seconds()
    if left < minutes * 60:
        os.environ[VARIABLE] = str(int(os.environ.get(VARIABLE, 0)) + int(left) + 5)

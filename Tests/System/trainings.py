"""What the demo has of trainings."""


def known_trainings(running):
    """Ids of the completed session, whose people are licensed, and of what a new user's answers ask."""
    session = running.get_once(lambda page: page["sessions"], "/training-sessions", status="completed")["sessions"][0]
    follow_up = running.get_once(lambda page: page["follow_ups"], "/follow-ups")["follow_ups"][0]
    return {
        "training-sessions": session["session_id"],
        "user": session["roster"][0]["user_id"],
        "licences": session["roster"][0]["licence_id"],
        "follow-ups": follow_up["follow_up_id"],
    }


def plan_session(demo, **fields):
    """A session of the organisation whose people the demo has trained before; requested unless it is given a date."""
    held = demo.get_once(lambda page: page["sessions"], "/training-sessions", status="completed")["sessions"][0]
    body = {"organisation_id": held["organisation_id"], "training_id": held["training_id"], **fields}
    return demo.command("POST", "/training-sessions", body, expect=201)["session"]


def members_of(demo, session):
    """People of its organisation who aren't on its roster."""
    return demo.get(f"/training-sessions/{session['session_id']}/candidates")["people"]

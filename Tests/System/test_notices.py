"""Staff are told what there is: on the page, by mail, and in a digest that survives restarts."""

import datetime
import time

import requests

import clock
from brokers import EmbeddedBroker
from executables import Executables
from facts import Platform, new_id
from mail_server import MailServer
from stack import free_ports, is_ready
from waiting import wait_until


def ask_for_more(platform, name):
    """A request of an organisation of its own, since another of the same account would join it."""
    organisation, requester = platform.organisation(name), platform.user("Ida Holm", f"{new_id()}@example.org")
    platform.say("upgrade-requested", organisation, {
        "request_id": new_id(), "kind": "new_workspace", "organisation_id": organisation, "requested_by": requester, "proposed_name": "Panel",
        "proposed_visibility": "private", "proposed_tier": "changemaker", "proposed_billing_period": "annual"})


def restart_at(services, moment):
    """Stops the gateway and starts it when its clock says that moment, or now where that is None."""
    services.stop("gateway")
    services.settings.pop(clock.VARIABLE, None)
    if moment:
        real = datetime.datetime.now(datetime.timezone.utc)
        services.settings[clock.VARIABLE] = str(int((moment - real).total_seconds()))
    services.start("gateway")
    wait_until(lambda: is_ready(services.urls["gateway"]), what="the gateway to be ready")


def next_digest():
    nine = clock.now().replace(hour=9, minute=0, second=0, microsecond=0)
    return nine if clock.now() < nine else nine + datetime.timedelta(days=1)


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


def test_seven_requests_are_five_mails_and_one_digest(tmp_path):
    port = free_ports()
    server = MailServer(port)
    server.controller.start()
    settings = {
        "KAFKA_CREATE_TOPICS": "true", "SMTP_URL": f"smtp://127.0.0.1:{port}", "MAIL_FROM": "dembrane <office@dembrane.com>",
        "REPLY_TO": "support@dembrane.com", "PUBLIC_URL": "https://admin.example.org"}
    try:
        with EmbeddedBroker(free_ports()) as broker, Executables(tmp_path, broker.bootstrap, **settings) as services:
            services.await_ready()
            assert services.get("/staff")["staff"], "robin has been seen"
            digest_at = next_digest()
            platform = Platform(services.bootstrap)
            for number in range(1, 8):
                ask_for_more(platform, f"Stad {number}")
            platform.flush()
            wait_until(lambda: services.get("/notifications")["unread"] == 7, what="seven notices")
            wait_until(lambda: len(server.mails) == 5, what="five mails")
            for mail in server.mails:
                assert mail["To"].addresses[0].addr_spec == "robin@dembrane.com"
                assert mail["Reply-To"].addresses[0].addr_spec == "support@dembrane.com"
                assert "asks for a new workspace on Changemaker" in mail["Subject"]
                assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
            waiting = {row["title"] for row in services.get("/notifications")["notifications"]} - {mail["Subject"] for mail in server.mails}

            restart_at(services, digest_at + datetime.timedelta(seconds=30))
            wait_until(lambda: len(server.mails) == 6, what="the digest")
            digest = server.mails[5]
            assert digest["Subject"] == "2 notices of the last day"
            assert len(waiting) == 2 and all(title in text_of(digest) for title in waiting)

            restart_at(services, digest_at + datetime.timedelta(seconds=90))
            time.sleep(5)
            assert len(server.mails) == 6, "no second one"

            restart_at(services, None)
            link = digest["List-Unsubscribe"].strip("<>").replace("https://admin.example.org", services.urls["gateway"])
            assert "Stop these mails" in requests.get(link, timeout=60).text
            answer = requests.post(link, data={"List-Unsubscribe": "One-Click"}, timeout=60)
            assert answer.status_code == 200 and "You get no more of these mails" in answer.text
            assert services.get("/me/preferences")["preferences"]["upgrade-requested"] == "off"
            assert requests.post(link + "x", timeout=60).status_code == 400
            services.command("POST", "/notifications/read")
            assert services.get("/notifications", unread="true") == {"notifications": [], "unread": 0, "next_cursor": None}
    finally:
        server.controller.stop()

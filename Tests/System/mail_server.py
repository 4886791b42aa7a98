"""A mail server of the tests."""

import contextlib
import email
import email.policy

import pytest
from aiosmtpd.controller import Controller

from stack import free_ports


class MailServer:
    """Keeps the mails that it takes on, and refuses whoever is called nobody."""

    def __init__(self, port):
        self.mails = []
        self.controller = Controller(self, hostname="127.0.0.1", port=port)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@contextlib.contextmanager
def serving(port):
    server = MailServer(port)
    server.controller.start()
    try:
        yield server
    finally:
        server.controller.stop()


@pytest.fixture(scope="module")
def mail_port():
    return free_ports()


@pytest.fixture
def mail_server(mail_port):
    with serving(mail_port) as server:
        yield server

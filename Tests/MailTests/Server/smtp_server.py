"""An SMTP server on a free port of this machine, which does what a test wants of it, until its standard input ends.

It tells as lines of JSON, in this order: its port; each command line that it heard in clear; each mail that it took on, as Python reads it.
"""

import argparse
import asyncio
import json
import logging
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

from received_mail import received

BEHAVIOURS = [
    "accept",
    "refuse-greeting",
    "refuse-sender",
    "refuse-large",
    "refuse-recipient",
    "greylist",
    "refuse-content",
    "cut-at-recipient",
    "cut-at-data",
    "cut-after-content",
    "say-nothing-after-content",
    "be-slow",
]


def tell(**line):
    print(json.dumps(line), flush=True)


class Behaviour:
    """What aiosmtpd asks for at each step."""

    def __init__(self, name):
        self.name = name
        self.greylisted = set()

    async def delay(self):
        if self.name == "be-slow":
            await asyncio.sleep(0.7)

    async def handle_MAIL(self, server, session, envelope, address, options):
        await self.delay()
        if self.name == "refuse-sender":
            return "550 5.7.1 you may not send"
        if self.name == "refuse-large":
            return "552 5.3.4 too large"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        await self.delay()
        if self.name == "cut-at-recipient":
            server.transport.abort()
        if self.name == "refuse-recipient":
            return f"550-5.1.1 <{address}> is not known\r\n550 5.1.1 here"
        if self.name == "greylist" and address not in self.greylisted:
            self.greylisted.add(address)
            return "450 4.2.0 come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def auth_OTHER(self, server, arguments):
        return AuthResult(success=False, handled=False)

    async def handle_DATA(self, server, session, envelope):
        await self.delay()
        if self.name == "refuse-content":
            return "554 5.6.0 not this"
        tell(mail=received(envelope))
        if self.name == "cut-after-content":
            server.transport.abort()
        if self.name == "say-nothing-after-content":
            await asyncio.Event().wait()
        return "250 2.0.0 taken"


class Server(SMTP):
    is_in_content = False

    def data_received(self, data):
        is_clear = self.transport.get_extra_info("sslcontext") is None
        if is_clear and not self.is_in_content:
            tell(heard=data.decode("ascii", errors="replace"))
        super().data_received(data)

    async def push(self, status):
        if self.event_handler.name == "refuse-greeting" and isinstance(status, str) and status.startswith("220"):
            status = "554 5.3.2 no mail here"
        await super().push(status)

    async def smtp_DATA(self, argument):
        self.is_in_content = True
        if self.event_handler.name == "cut-at-data":
            self.transport.abort()
        await super().smtp_DATA(argument)
        self.is_in_content = False


def login_check(expected):
    def check(server, session, envelope, mechanism, data):
        given = f"{data.login.decode()}:{data.password.decode()}"
        return AuthResult(success=given == expected, handled=False)

    return check


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("behaviour", choices=BEHAVIOURS)
    parser.add_argument("--tls", choices=["starttls", "implicit"])
    parser.add_argument("--certificate", help="file with the key and the certificate")
    parser.add_argument("--login", help="user:password that is needed")
    parser.add_argument("--unusual-login", action="store_true", help="offer only a way to log in that nobody knows")
    return parser.parse_args()


async def main():
    arguments = read_arguments()
    context = None
    if arguments.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(arguments.certificate)
    behaviour = Behaviour(arguments.behaviour)

    def make_server():
        return Server(
            behaviour,
            hostname="mail.example",
            data_size_limit=64 * 1024 * 1024,
            tls_context=context if arguments.tls == "starttls" else None,
            require_starttls=arguments.tls == "starttls",
            auth_required=arguments.login is not None,
            auth_require_tls=arguments.tls == "starttls",
            auth_exclude_mechanism=["PLAIN", "LOGIN"] if arguments.unusual_login else ["OTHER"],
            authenticator=login_check(arguments.login) if arguments.login else None,
        )

    listener = await asyncio.get_running_loop().create_server(
        make_server, "127.0.0.1", 0, ssl=context if arguments.tls == "implicit" else None
    )
    tell(port=listener.sockets[0].getsockname()[1])
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


# It warns of what the tests want: connections that break, and logins without TLS.
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
asyncio.run(main())

"""Taking a past of another system into services that can mail whomever they like."""

import contextlib
import json

from brokers import EmbeddedBroker
from executables import Executables
from mail_server import serving
from seller import SELLER
from stack import free_ports


@contextlib.contextmanager
def services_with_mail(folder):
    """All services on an empty broker, and the mail server that keeps whatever they send. A member of staff has been seen, and would be mailed."""
    port = free_ports()
    settings = {
        "KAFKA_CREATE_TOPICS": "true", "SMTP_URL": f"smtp://127.0.0.1:{port}", "MAIL_FROM": "dembrane <office@dembrane.com>",
        "REPLY_TO": "support@dembrane.com", "PUBLIC_URL": "https://admin.example.org", **SELLER}
    with serving(port) as server, EmbeddedBroker(free_ports()) as broker, Executables(folder, broker.bootstrap, **settings) as services:
        services.await_ready()
        assert services.get("/staff")["staff"]
        yield services, server


def take(services, name, lines):
    """What the import of the lines says."""
    file = services.folder / "past.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    return services.run(name, "import", str(file))

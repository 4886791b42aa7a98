"""A mail as Python's reader of mails, which shares nothing with our writer, takes it."""

import base64
import email
import email.header
import email.policy
import email.utils


def received(envelope):
    content = envelope.content
    mail = email.message_from_bytes(content, policy=email.policy.default)
    raw = email.message_from_bytes(content, policy=email.policy.compat32)
    parts = list(mail.walk())
    return {
        "sender": envelope.mail_from,
        "recipients": envelope.rcpt_tos,
        "headers": {name: str(value) for name, value in mail.items()},
        "people": {name: people(raw[name]) for name in ("From", "To", "Reply-To") if name in raw},
        "structure": [part.get_content_type() for part in parts],
        "text": body(mail, "plain"),
        "html": body(mail, "html"),
        "attachments": [attachment(part) for part in mail.iter_attachments()],
        "defects": [repr(defect) for defect in defects(parts)],
        "longestLine": max(len(line) for line in content.split(b"\r\n")),
        "bareLineEnds": content.replace(b"\r\n", b"").count(b"\r") + content.replace(b"\r\n", b"").count(b"\n"),
        "content": base64.b64encode(content).decode(),
    }


def people(header):
    """Read by the older of Python's two readers: the newer keeps the folding between two encoded words of a name."""
    addresses = email.utils.getaddresses([header])
    return [{"name": str(email.header.make_header(email.header.decode_header(name))), "address": address} for name, address in addresses]


def body(mail, subtype):
    part = mail.get_body(preferencelist=(subtype,))
    return None if part is None else part.get_content()


def attachment(part):
    return {
        "fileName": part["Content-Disposition"].params["filename"],
        "mediaType": part.get_content_type(),
        "bytes": base64.b64encode(part.get_payload(decode=True)).decode(),
    }


def defects(parts):
    for part in parts:
        yield from part.defects
        for value in part.values():
            yield from value.defects

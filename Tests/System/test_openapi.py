"""Every documented route answers as its document says."""

import json
import re

import jsonschema
import pytest
import requests
import yaml

from facts import new_id
from stack import PACKAGE
from trainings import known_trainings

DOCUMENT = yaml.safe_load((PACKAGE / "docs/openapi.yaml").read_text())
OPERATIONS = [
    (method, path, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
    if method in ("get", "post", "put", "patch", "delete")
]


def server_path(path):
    return path if path.startswith("/api/") or not DOCUMENT.get("servers") else DOCUMENT["servers"][0]["url"].rstrip("/") + path


def with_ids(path, known):
    def value(match):
        return known.get(match[1]) or known.get(path.split("/{")[0].rsplit("/", 1)[-1], new_id())

    return re.sub(r"\{(\w+)\}", value, path)


def invoice_with_all_files(page):
    """The oldest of ours that goes to a Dutch buyer, who can have all of them; the PDF is made right after it."""
    return next((one for one in reversed(page["invoices"]) if one["formats"] == ["html", "pdf", "xml"]), None)


@pytest.fixture(scope="module")
def known(demo):
    account = demo.get("/rollup", limit=1)["accounts"][0]
    return {
        "accounts": account["account_id"],
        "organisations": account["organisation_id"],
        "workspaces": next(a for a in demo.all_accounts() if a["workspaces"])["workspaces"][0]["workspace_id"],
        "trainings": demo.get("/trainings")["trainings"][0]["training_id"],
        **known_trainings(demo),
        "email": "kim@dembrane.com",
        "policy": "staff:can_transfer",
        "upgrade-requests": demo.get("/upgrade-requests", status="approved")["requests"][0]["request_id"],
        "notifications": demo.get("/notifications")["notifications"][0]["id"],
        "at-risk": demo.get("/at-risk")["rows"][0]["workspace_id"],
        "people": next(a for a in demo.all_accounts() if a["admins"])["admins"][0]["user_id"],
        "mrr": demo.get("/mrr")["months"][-1]["month"],
        "renewals": demo.get("/renewals", kind="invoice_period")["renewals"][0]["renewal_id"],
        "payments": demo.get("/payments")["payments"][0]["payment_id"],
        "invoices": invoice_with_all_files(demo.get_once(invoice_with_all_files, "/invoices"))["invoice_id"],
        **known_partner(demo),
    }


def known_partner(demo):
    """A partner, an organisation that somebody of a client of theirs has created, and a referral of that one."""
    led = demo.get_once(lambda page: page["organisations"], "/external-led-organisations")["organisations"][0]
    partner = led["partners"][0]["organisation_id"]
    terms = {"partner_organisation_id": partner, "client_organisation_id": led["organisation_id"], "reason": "Brought by them"}
    referral = next(iter(led["referrals"]), None) or demo.command("POST", "/referrals", terms)["referral"]
    return {
        "organisation": partner, "external-led-organisations": led["organisation_id"], "referrals": referral["referral_id"],
    }


def known_link(demo):
    """A payment link with the account that it belongs to."""
    account = next(row for row in demo.get("/payments", kind="invoice_link")["payments"])["account_id"]
    return {"accounts": account, "link": demo.get(f"/accounts/{account}/payment-links")["payment_links"][0]["payment_link_id"]}


def known_payout(demo):
    """A payout with the referral for which it was made."""
    for partner in demo.get("/partners")["partners"]:
        statement = demo.get(f"/partners/{partner['organisation_id']}/statement", **{"from": "2000-01-01", "kind": "payout"})
        for entry in statement["entries"]:
            return {"referrals": entry["referral_id"], "payout": entry["event_id"]}
    raise AssertionError("the demo has no payout")


@pytest.mark.parametrize("method, path, operation", OPERATIONS, ids=[f"{m.upper()} {p}" for m, p, _ in OPERATIONS])
def test_a_documented_route_answers_as_documented(demo, known, method, path, operation):
    if path.endswith("/events"):
        return check_event_stream(demo, server_path(path))
    belonging = known_link(demo) if "{link}" in path else known_payout(demo) if "{payout}" in path else {}
    target = with_ids(server_path(path), {**known, **belonging})
    body = {} if method in ("post", "put", "patch") else None
    headers = {"Authorization": f"Bearer {demo.ready['tokens']['all_policies']}"}
    response = demo.ask(method, target, json=body, headers=headers, params=required_query(operation))
    documented = operation["responses"].get(str(response.status_code)) or operation["responses"].get("default")
    assert documented, f"{response.status_code} is not documented: {response.text[:500]}"
    assert response.status_code < 500, response.text[:500]
    assert response.status_code != 404, response.text[:500]
    content = resolve(documented).get("content", {})
    kind = response.headers.get("content-type", "").split(";")[0]
    assert not content or kind in content, f"{kind} is not among {list(content)}"
    if kind.endswith("json") and "schema" in content.get(kind, {}):
        schema = {**content[kind]["schema"], "components": DOCUMENT["components"]}
        jsonschema.Draft202012Validator(schema).validate(response.json())


def required_query(operation):
    examples = {"q": "a"}
    parameters = [resolve(parameter) for parameter in operation.get("parameters", [])]
    return {p["name"]: examples.get(p["name"], p.get("example")) for p in parameters if p["in"] == "query" and p.get("required")}


def check_event_stream(demo, path):
    headers = {"Authorization": f"Bearer {demo.ready['tokens']['all_policies']}"}
    with requests.get(demo.ready["gateway"] + path, headers=headers, stream=True, timeout=180) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        account = demo.all_accounts(**{"class": "paying"})[0]["account_id"]
        body = {"kind": "staff_discount", "percent": 5, "reason": "Seen live"}
        event_id = demo.command("PUT", f"/accounts/{account}/discount", body)["event_ids"][0]
        for line in response.iter_lines():
            if line.startswith(b"data:") and event_id in json.loads(line[5:]).values():
                return


def resolve(node):
    while "$ref" in node:
        target = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node

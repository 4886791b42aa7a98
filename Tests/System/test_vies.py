"""VIES: BillingService asks a stand-in of it about a buyer's VAT number, and invoices go by what it says."""

import http.server
import json
import threading

import pytest

from facts import Platform, account_of
from seller import SELLER
from stack import Stack
from waiting import wait_until

BELGIAN = {
    "legal_name": "Luisteraars SA", "address_line1": "Rue de la Loi 16", "postal_code": "1000", "city": "Bruxelles", "country": "BE",
    "vat_id": "BE0403170107", "reason": "Asked for by phone",
}


class Vies:
    """Answers each question by its number; one that it doesn't know is an error of the member state."""

    def __init__(self):
        self.questions = []
        self.answers = {}
        register = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                register.questions.append((self.path, question))
                away = {"actionSucceed": False, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}
                body = json.dumps(register.answers.get(question["vatNumber"], away)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/rest-api"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="module")
def world():
    with Vies() as vies, Stack("--demo", "none", VIES_URL=vies.url, **SELLER) as stack:
        yield stack, vies


def managed(stack, name, **details):
    """A managed account that buys from Belgium."""
    platform = Platform(stack.bootstrap)
    organisation = platform.organisation(name)
    platform.flush()
    account = account_of(organisation)
    stack.wait_for_billing(account)
    stack.command("POST", f"/accounts/{account}/managed", {"tier": "guardian", "seats": 2, "confirm": ["coming_soon"]})
    stack.command("PUT", f"/accounts/{account}/billing-details", {**BELGIAN, **details})
    return account


def checked(stack, account):
    path = f"/accounts/{account}/billing-details"
    return wait_until(lambda: (page := stack.get(path))["vat_check"]["pending"] is False and page, what="the answer of VIES")


def issue(stack, account, expect=200):
    body = {"amount_cents": 100_00, "po_reference": "PO-1"}
    return stack.command("POST", f"/accounts/{account}/invoices", body, expect=expect)


def test_a_number_in_use_is_reverse_charge_with_the_answer_as_evidence(world):
    stack, vies = world
    vies.answers["0403170107"] = {"valid": True, "requestIdentifier": "WAPIAAAAX1", "name": "---"}
    account = managed(stack, "Luisteraars")
    page = checked(stack, account)
    assert page["vat_check"]["valid"] is True and page["vat_check"]["reference"] == "WAPIAAAAX1"
    assert page["vat"]["category"] == "AE" and "VIES confirmed the number" in page["vat"]["rule"]
    assert issue(stack, account)["invoice"]["vat_cents"] == 0
    expected = {
        "countryCode": "BE", "vatNumber": "0403170107", "requesterMemberStateCode": "NL", "requesterNumber": "001234560B01",
    }
    assert vies.questions.count(("/rest-api/check-vat-number", expected)) == 1
    trail = stack.get_once(lambda page: page["entries"], "/audit", account=account, action="vat-number-checked")["entries"]
    assert len(trail) == 1


def test_a_number_that_is_not_in_use_refuses_the_invoice_until_staff_say_otherwise(world):
    stack, vies = world
    vies.answers["0403170107"] = {"valid": False, "requestIdentifier": "WAPIAAAAX2", "name": "---"}
    account = managed(stack, "Luisteraars zonder nummer")
    assert [one["field"] for one in checked(stack, account)["obstacles"]] == ["vat_id"]
    refused = issue(stack, account, expect=409)
    assert refused["field"] == "vat_id" and "as VIES says" in refused["detail"]
    stack.command("PUT", f"/accounts/{account}/billing-details", {**BELGIAN, "vat_id": None})
    assert issue(stack, account)["invoice"]["vat_cents"] == 21_00


def test_a_register_that_is_away_blocks_nothing(world):
    stack, vies = world
    account = managed(stack, "Luisteraars in de mist", vat_id="BE0203201340")
    wait_until(lambda: any(question["vatNumber"] == "0203201340" for _, question in vies.questions), what="the question")
    page = stack.get(f"/accounts/{account}/billing-details")
    assert page["vat_check"]["pending"] is True and "check digits alone" in page["vat"]["rule"]
    assert issue(stack, account)["invoice"]["vat_cents"] == 0

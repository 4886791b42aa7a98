"""What staff ask of a running back office through its gateway."""

import urllib.parse
import uuid

import requests

from waiting import wait_until


class StaffCalls:
    """Calls of the staff API. Whoever mixes it in has in `ready` the gateway's address and the tokens of staff."""

    def call(self, method, path, *, policies="all_policies", expect=200, **keywords):
        headers = {"Authorization": f"Bearer {self.ready['tokens'][policies]}", **keywords.pop("headers", {})}
        response = self.ask(method, path, headers=headers, **keywords)
        assert response.status_code == expect, f"{method} {path}: {response.status_code} {response.text[:2000]}"
        return response

    def ask(self, method, path, **keywords):
        """Any answer but 503, which on a busy machine is to be had for a while and means: ask again."""

        def answer():
            response = requests.request(method, self.ready["gateway"] + path, timeout=120, **keywords)
            return [] if response.status_code == 503 else [response]

        return wait_until(answer, what=f"{method} {path} to be answered")[0]

    def get(self, path, *, after=None, **query):
        query = {key: value for key, value in query.items() if value is not None}
        if after:
            query["after"] = after
        suffix = "?" + urllib.parse.urlencode(query, doseq=True) if query else ""
        return self.call("GET", f"/api/v1{path}{suffix}").json()

    def get_once(self, condition, path, **query):
        """An answer that the condition holds for. Reads wait two seconds for the event of `after`; a busy machine may need longer."""

        def answer():
            page = self.get(path, **query)
            return [page] if condition(page) else []

        return wait_until(answer, what=f"{path} {query} as expected")[0]

    def command(self, method, path, body=None, *, expect=200, headers=None, **keywords):
        """Under a key, so that a command can be sent again when its answer got lost."""
        headers = {"Idempotency-Key": str(uuid.uuid4()), **(headers or {})}
        return self.call(method, f"/api/v1{path}", json=body, expect=expect, headers=headers, **keywords).json()

    def wait_for_billing(self, account):
        """Waits until the rollup and BillingService have heard of the account, each by itself."""

        def known():
            headers = {"Authorization": f"Bearer {self.ready['tokens']['all_policies']}"}
            answer = self.ask("GET", f"/api/v1/accounts/{account}", headers=headers)
            assert answer.status_code in (200, 404), answer.text[:2000]
            return answer.status_code == 200 and answer.json()["billing"]

        wait_until(known, what=f"{account} in billing")

    def all_accounts(self, **query):
        """Every account of the rollup, page by page."""
        accounts, cursor = [], None
        for _ in range(1000):
            page = self.get("/rollup", cursor=cursor, limit=500, **query)
            accounts += page["accounts"]
            cursor = page["next_cursor"]
            if not cursor:
                return accounts
        raise AssertionError("the rollup has no last page")

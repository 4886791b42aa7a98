"""What the console weighs on the way to a browser: its pages and its script, as they are and compressed."""

import re
import subprocess

import pytest
import requests

import clock

PAGE_BYTES = 150 * 1024
PAGE_BYTES_COMPRESSED = 40_000
SCRIPT_BYTES = 60 * 1024

LAST_MONTH = clock.last_month()
PAGES = ["/", "/accounts", f"/accounts?month={LAST_MONTH}", f"/accounts?compare={LAST_MONTH}", "/at-risk", "/renewals", "/trainings", "/trainings?view=calendar", "/revenue", f"/revenue?month={LAST_MONTH}", f"/revenue?class=paying&tier=guardian&tier=changemaker&month={LAST_MONTH}", "/invoices", "/payments", "/payments/reconciliation", "/search?q=a", "/trainings/catalogue", "/trainings/licences", "/trainings/follow-ups"]


def curl(demo, path, *options):
    """The body as curl writes it; with `--compressed` it asks for a coding and takes it off again."""
    cookie = f"Cookie: dembrane_staff={demo.ready['tokens']['all_policies']}"
    command = ["curl", "--silent", "--fail", "--header", cookie, *options, demo.ready["gateway"] + path]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


def assets_of(page):
    return re.findall(rb'(?:href|src)="(/assets/[^"]+)"', page)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light(demo, path):
    page = curl(demo, path)
    assert page.startswith(b"<!doctype html>") and page.endswith(b"</html>")
    assert 10_000 < len(page) <= PAGE_BYTES
    compressed = curl(demo, path, "--header", "Accept-Encoding: gzip")
    assert compressed[:2] == b"\x1f\x8b"
    assert len(compressed) <= PAGE_BYTES_COMPRESSED


@pytest.mark.parametrize("page", ["/accounts", "/revenue"])
def test_the_script_is_light(demo, page):
    modules = {path.decode() for path in assets_of(curl(demo, page)) if path.endswith(b".js")}
    assert len(modules) > 20
    assert sum(len(curl(demo, path)) for path in modules) <= SCRIPT_BYTES


def test_what_is_compressed_is_the_same(demo):
    """A page shows its form token under another mask each time; its files and documents are the same for everybody."""
    paths = [path.decode() for path in assets_of(curl(demo, "/accounts"))]
    for path in [*paths, "/openapi.yaml", "/asyncapi.yaml", "/api/v1/trainings"]:
        assert curl(demo, path, "--compressed") == curl(demo, path)
    page = curl(demo, "/accounts", "--compressed")
    assert page.startswith(b"<!doctype html>") and page.endswith(b"</html>")


def test_files_of_the_console_are_kept_for_ever(demo):
    for path in assets_of(curl(demo, "/accounts")):
        answer = requests.head(demo.ready["gateway"] + path.decode(), headers={"Accept-Encoding": "gzip"}, timeout=60)
        assert re.search(rb"-[0-9a-f]{16}[./]", path)
        assert answer.headers["Cache-Control"].endswith("immutable")
        assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/api/v1/rollup.csv?level=account", "/api/v1/events"])
def test_streams_are_not_compressed(demo, path):
    headers = {"Authorization": f"Bearer {demo.ready['tokens']['all_policies']}", "Accept-Encoding": "gzip"}
    with requests.get(demo.ready["gateway"] + path, headers=headers, stream=True, timeout=60) as answer:
        assert answer.status_code == 200
        assert "Content-Encoding" not in answer.headers
        assert answer.raw.read(1) != b"\x1f"

"""The exports opened in a spreadsheet that isn't ours: whatever customers call themselves, no cell is a formula and none is cut in two."""

import csv
import io
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest

from facts import Platform, account_of
from stack import Stack
from waiting import wait_until

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice (Debian: libreoffice-calc-nogui)")

SIGNS = ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212"]
HIDDEN = ["", " ", "\u00a0", "\ufeff", "\u200b", "\u2060", "\u000b", "\u000c", "\u3000", "\u00ad", "\u202e", "\t", "\r\n"]
MARKS = ["\u0301", "\u200d", "\ufe0f", "\u20dd"]
HOSTILE = (
    [f"{hidden}{sign}1+1" for hidden in HIDDEN for sign in SIGNS]
    + [f'a"{mark},=1+1,"{mark}' for mark in MARKS]
    + [f'a"{mark}\r\n=1+1,x' for mark in MARKS]
    + ["a;=1+1", "a\t=1+1", 'a";=1+1;"', '=HYPERLINK("http://evil.example","x")', "=cmd|' /C calc'!A0", "two\r\n=1+1", "-2+3"]
)
# Separator, quote, UTF-8, first line, …; with formulas evaluated and white space around cells removed, as careless people set it.
FILTER = "Text - txt - csv (StarCalc):{separators},34,76,1,,0,false,true,false,false,true,0,true"
SEPARATORS = {"comma": "44", "all": "44/59/9"}
OFFICE_XML = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE_XML = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture(scope="module")
def exports():
    """Every export of a back office whose customers have hostile names, and whose staff give hostile reasons."""
    with Stack("--demo", "none") as stack:
        yield exported(stack)


def exported(stack):
    platform = Platform(stack.bootstrap)
    accounts = []
    for number, name in enumerate(HOSTILE):
        organisation = platform.organisation(f"{name} {number}")
        workspace = platform.workspace(organisation, f"{name} {number}")
        owner = platform.user(f"{name} {number}", f"owner{number}@example.org")
        platform.membership(organisation, workspace, owner, role="owner")
        accounts.append(account_of(organisation))
    platform.flush()
    wait_until(lambda: stack.get("/rollup")["totals"]["accounts"] == len(HOSTILE), what="the accounts")
    last = None
    for account, reason in zip(accounts, HOSTILE):
        if any(character < " " for character in reason):
            continue  # A reason with control characters is refused.
        stack.wait_for_billing(account)
        body = {"kind": "scholarship", "percent": 10, "reason": f"{reason} because"}
        last = stack.command("PUT", f"/accounts/{account}/discount", body)["event_ids"][-1]
    texts = {}
    for path in ("/rollup.csv?level=account", "/rollup.csv?level=workspace", "/audit.csv"):
        waiting = f"{'&' if '?' in path else '?'}after={last}"
        texts[path] = stack.call("GET", f"/api/v1{path}{waiting}").content.decode("utf-8")
    return texts


def opened(text, separators, folder):
    """The cells of the text as LibreOffice has them: for each row, its formulas and how many cells are filled up to the last."""
    source = folder / "export.csv"
    source.write_bytes(text.encode())
    subprocess.run(
        [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", f"--infilter={FILTER.format(separators=separators)}",
         "--convert-to", "fods", "--outdir", folder, source],
        check=True, timeout=300, capture_output=True,
    )
    rows = []
    for row in ElementTree.parse(folder / "export.fods").iter(f"{TABLE_XML}table-row"):
        formulas, width, column = [], 0, 0
        for cell in row.iter(f"{TABLE_XML}table-cell"):
            column += int(cell.get(f"{TABLE_XML}number-columns-repeated", "1"))
            if cell.get(f"{OFFICE_XML}value-type") is not None:
                width = column
            if cell.get(f"{TABLE_XML}formula") is not None:
                formulas.append(cell.get(f"{TABLE_XML}formula"))
        if width:
            rows.append((formulas, width))
    return rows


@pytest.mark.parametrize("separators", SEPARATORS.values(), ids=SEPARATORS.keys())
@pytest.mark.parametrize("path", ["/rollup.csv?level=account", "/rollup.csv?level=workspace", "/audit.csv"])
def test_no_cell_is_a_formula_and_none_is_cut_in_two(exports, path, separators, tmp_path):
    records = list(csv.reader(io.StringIO(exports[path], newline="")))
    width = len(records[0])
    assert len(records) > len(HOSTILE) / 2
    assert {len(record) for record in records} == {width}
    rows = opened(exports[path], separators, tmp_path)
    assert [formulas for formulas, _ in rows if formulas] == []
    assert len(rows) == len(records)
    assert max(columns for _, columns in rows) <= width


@pytest.mark.parametrize("cell, separators", [('"=1+1"', "44"), (" =1+1", "44"), ("a;=1+1", "44/59/9")], ids=["bare", "space", "semicolon"])
def test_the_spreadsheet_would_show_a_formula(cell, separators, tmp_path):
    rows = opened(f"a,b\r\n{cell},c\r\n", separators, tmp_path)
    assert [formulas for formulas, _ in rows if formulas] == [["of:=1+1"]]

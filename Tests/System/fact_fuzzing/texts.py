"""Texts that somebody may give: endless, empty, invisible, misleading, broken."""

MARK = "\u0301"

# What a text may be, under a name that a report can give.
TEXTS = {
    "1,001 letters": "a" * 1_001,
    "empty": "",
    "blanks": "   ",
    "a letter with 400 combining marks": "e" + MARK * 400,
    "a quote with a combining mark": f'a"{MARK},=1+1,"{MARK}\r\n=1+1,x',
    "NUL within": "zwart\0wit",
    "NUL alone": "\0",
    "control characters": "\x01\x02\x07\x08\t\n\v\f\r\x1b\x7f\x85",
    "line separators": "een\u2028twee\u2029drie",
    "right-to-left override": "gnp.exe\u202emoc.enarbmed@nibor",
    "isolates that never end": "\u2066\u2067\u2068" * 100,
    "zero width alone": "\u200b\u2060\ufeff\u200d",
    "half of a surrogate pair": "a\ud800b",
    "other half alone": "\udfff",
    "halves in the wrong order": "\udc00\ud800",
    "composed": "Caf\u00e9 \u0130stanbul Stra\u00dfe",
    "decomposed": "Cafe\u0301 I\u0307stanbul",
    "family emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 50,
    "flags without end": "\U0001f1f3" * 2_001,
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "private use": "\ue000\U000f0000",
    "formula": "=HYPERLINK(\"http://example.org\")",
    "full-width formula": "\uff1d1+1",
    "markup": "<script>alert(1)</script>&lt;'\"",
    "query syntax": 'NEAR("a" "b", 2) OR name:* ^x - "',
    "statement": "'); DROP TABLE accounts; --",
    "address with a query": "x?bcc=a@evil.example&body=y",
    "address with line breaks": "a@b.example\r\nBcc: c@d.example",
}

# Nearly all that a message can hold, and what is much for a text.
LARGE_TEXTS = {
    "100,000 letters": "b" * 100_000,
    "a letter with 150,000 combining marks": "e" + MARK * 150_000,
    "words without end": "woord " * 20_000,
    "100,000 control characters": "\x01" * 100_000,
    "995,000 letters": "c" * 995_000,
}

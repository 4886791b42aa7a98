import Testing

@testable import Gateway

@Suite struct MarkupTests {
    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\" onmouseover=\"x", "&quot; onmouseover=&quot;x"),
        ("it's & that", "it&#39;s &amp; that"),
        ("a\u{0}b\u{1B}", "a\u{FFFD}b\u{FFFD}"),
        ("café – 東京", "café – 東京"),
    ])
    func textIsEscaped(text: String, expected: String) {
        #expect(HTML(text: text).source == expected)
        #expect(paragraph(.title(text)) { text }.source == "<p title=\"\(expected)\">\(expected)</p>")
    }

    @Test(arguments: [
        "javascript:alert(1)", "//evil.example", "https://evil.example", " javascript:x", "/\\evil.example", "data:text/html,x",
    ])
    func aLinkNeverLeavesTheConsole(destination: String) {
        #expect(link(.href(destination)) { "x" }.source == "<a href=\"#\">x</a>")
    }

    @Test(arguments: ["/at-risk?reason=at_cap", "?month=2026-10", "#main", "mailto:ann@example.org"])
    func aLinkInsideStays(destination: String) {
        #expect(link(.href(destination)) { "x" }.source == "<a href=\"\(destination)\">x</a>")
    }

    @Test func templatesComposeConditionsAndLoops() {
        let page = unorderedList(.class("names")) {
            for name in ["Ann", "Bo"] { listItem { name } }
            if false { listItem { "never" } }
            input(.name("q"), .value("a\"b"))
        }
        #expect(page.source == "<ul class=\"names\"><li>Ann</li><li>Bo</li><input name=\"q\" value=\"a&quot;b\"></ul>")
    }
}

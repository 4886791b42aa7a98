import Testing

@testable import HTTP

@Suite struct MessageTests {
    @Test(arguments: [
        ("a%20b", "a b"), ("%C3%A9", "é"), ("a+b", "a+b"), ("%2F", "/"), ("", ""), ("%41%6a", "Aj"),
    ])
    func decodesPercentEncoding(encoded: String, decoded: String) {
        #expect(PercentEncoding.decode(encoded) == decoded)
    }

    @Test(arguments: ["%", "%4", "%zz", "%C3", "%FF", "a%00b", "%+1"])
    func refusesBrokenPercentEncoding(encoded: String) {
        #expect(PercentEncoding.decode(encoded) == nil)
    }

    @Test(arguments: ["plain", "a b/c?d&e=f", "é€😀", "100%", "~-._"])
    func encodingComesBackTheSame(text: String) {
        #expect(PercentEncoding.decode(PercentEncoding.encode(text)) == text)
    }

    @Test func parsesQueries() throws {
        let query = try #require(QueryItems(encoded: "a=1&b=x+y%26z&a=2&flag&&=odd"))
        #expect(query["a"] == "1")
        #expect(query.values("a") == ["1", "2"])
        #expect(query["b"] == "x y&z")
        #expect(query["flag"] == "")
        #expect(query.names == ["a", "b", "a", "flag", ""])
        #expect(QueryItems(encoded: query.encoded) == query)
        #expect(QueryItems(encoded: "a=%zz") == nil)
    }

    @Test func readsNoMoreItemsThanAnyFormHas() {
        let hundred = Array(repeating: "a=1", count: 100).joined(separator: "&")
        #expect(QueryItems(encoded: hundred)?.items.count == 100)
        #expect(QueryItems(encoded: hundred + "&") != nil)
        #expect(QueryItems(encoded: hundred + "&a=1") == nil)
        #expect(HTTPRequest(.get, "/?" + hundred + "&a") == nil)
    }

    @Test func keepsAnEncodedSlashInsideItsSegment() throws {
        let request = try #require(HTTPRequest(.get, "/a%2Fb/c?x=1"))
        #expect(request.segments == ["a/b", "c"])
        #expect(request.query["x"] == "1")
        #expect(request.target == "/a%2Fb/c?x=1")
        #expect(HTTPRequest(.get, "http://elsewhere/") == nil)
    }

    @Test func headerNamesIgnoreCase() {
        var headers: HTTPHeaders = ["Content-Type": "text/plain"]
        #expect(headers["content-type"] == "text/plain")
        headers["CONTENT-TYPE"] = "application/json"
        #expect(headers.count == 1)
        headers.add("Set-Cookie", "a=1")
        headers.add("set-cookie", "b=2")
        #expect(headers.values("SET-COOKIE") == ["a=1", "b=2"])
        headers["Set-Cookie"] = nil
        #expect(headers.count == 1)
    }

    @Test(arguments: [("X-A", "a\r\nX-B: b"), ("X-A", "a\nb"), ("X-A", "\u{0}"), ("X A", "a"), ("", "a"), ("X:A", "a")])
    func findsHeadersThatMayNotGoOut(name: String, value: String) {
        let headers: HTTPHeaders = ["X-Good": "grüße", name: value]
        #expect(headers.firstInvalid == HTTPHeaders.Field(name: name, value: value))
    }
}

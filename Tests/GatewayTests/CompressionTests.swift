import HTTP
import TestKit
import Testing

@testable import Gateway

@Suite struct CompressionTests {
    private func answer(
        _ path: String, _ headers: HTTPHeaders, of gateway: GatewayUnderTest, _ method: HTTPMethod = .get
    ) async throws -> HTTPClientResponse {
        var all = headers
        all["Cookie"] = "dembrane_staff=\(try GatewayUnderTest.token())"
        return try await gateway.send(method, path, headers: all)
    }

    /// An address that isn't known is a page of the console that needs no owner.
    private let browser: HTTPHeaders = ["Accept": "text/html", "Accept-Encoding": "gzip, deflate, br"]

    @Test func aPageIsCompressedForWhomeverTakesIt() async throws {
        let gateway = try GatewayUnderTest()
        let page = try await answer("/nowhere", browser, of: gateway)
        #expect(page.status == 404)
        #expect(page.headers["Content-Encoding"] == "gzip")
        #expect(page.headers.values("Vary") == ["Accept-Encoding"])
        let text = String(decoding: try Gunzip.bytes(of: page.body), as: UTF8.self)
        #expect(text.hasPrefix("<!doctype html>") && text.hasSuffix("</html>"))
        #expect(page.headers["Content-Length"] == String(page.body.count))
        let plain = try await answer("/nowhere", ["Accept": "text/html"], of: gateway)
        #expect(plain.headers["Content-Encoding"] == nil)
        #expect(plain.headers["Vary"] == "Accept-Encoding")
        #expect(plain.text.hasPrefix("<!doctype html>"))
        try await gateway.stop()
    }

    /// Who makes a browser ask must learn nothing from the length of the answer.
    @Test(arguments: [("cross-site", false), ("same-site", false), ("same-origin", true), ("none", true)])
    func nothingIsCompressedForAnotherSite(sender: String, isCompressed: Bool) async throws {
        let gateway = try GatewayUnderTest()
        var headers = browser
        headers["Sec-Fetch-Site"] = sender
        let page = try await answer("/nowhere", headers, of: gateway)
        #expect(page.headers["Content-Encoding"] == (isCompressed ? "gzip" : nil))
        #expect(page.headers["Vary"] == "Accept-Encoding")
        try await gateway.stop()
    }

    @Test func aQuestionForTheHeadTellsOfTheSameAnswer() async throws {
        let gateway = try GatewayUnderTest()
        for (path, names) in [
            ("/nowhere", ["Content-Type", "Content-Encoding", "Vary", "Cache-Control"]),
            (ConsoleScript.entry.path, ["Content-Type", "Content-Encoding", "Content-Length", "Vary", "Cache-Control", "ETag"]),
            (Asset.pageStyle.path, ["Content-Type", "Content-Encoding", "Content-Length", "Vary", "Cache-Control", "ETag"]),
        ] {
            let whole = try await answer(path, browser, of: gateway)
            let head = try await answer(path, browser, of: gateway, .head)
            #expect(head.status == whole.status)
            #expect(head.body.isEmpty && !whole.body.isEmpty)
            for name in names { #expect(head.headers[name] == whole.headers[name], "\(name) of \(path)") }
        }
        try await gateway.stop()
    }

    @Test func anAssetHasATagForEachCoding() async throws {
        let gateway = try GatewayUnderTest()
        let path = Asset.pageStyle.path
        let plain = try await gateway.send(.get, path)
        let compressed = try await gateway.send(.get, path, headers: ["Accept-Encoding": "gzip"])
        #expect(plain.headers["Content-Encoding"] == nil && compressed.headers["Content-Encoding"] == "gzip")
        #expect(plain.body == Asset.pageStyle.bytes)
        #expect(try Gunzip.bytes(of: compressed.body) == Asset.pageStyle.bytes)
        let tags = [try #require(plain.headers["ETag"]), try #require(compressed.headers["ETag"])]
        #expect(tags[0] != tags[1])
        for answer in [plain, compressed] {
            #expect(answer.headers["Vary"] == "Accept-Encoding")
            #expect(answer.headers["Cache-Control"] == "public, max-age=31536000, immutable")
        }
        try await gateway.stop()
    }

    @Test func whatABrowserHasKeptIsNotSentAgain() async throws {
        let gateway = try GatewayUnderTest()
        let path = Asset.pageStyle.path
        let plain = "\"\(Asset.pageStyle.hash)\""
        let compressed = "\"\(Asset.pageStyle.hash)-gzip\""
        let cases: [(coding: String, known: String, status: Int)] = [
            ("gzip", compressed, 304), ("gzip", "W/\(compressed)", 304), ("gzip", "\"other\" , \(compressed)", 304), ("gzip", "*", 304),
            ("identity", plain, 304), ("gzip", plain, 200), ("identity", compressed, 200), ("gzip", "\"other\"", 200), ("gzip", "", 200),
        ]
        for (coding, known, status) in cases {
            let answer = try await gateway.send(.get, path, headers: ["Accept-Encoding": coding, "If-None-Match": known])
            #expect(answer.status == status, "\(coding) \(known)")
            #expect(answer.body.isEmpty == (status == 304))
            #expect(answer.headers["Vary"] == "Accept-Encoding")
            #expect(answer.headers["ETag"] == (coding == "gzip" ? compressed : plain))
            #expect(answer.headers["Content-Encoding"] == (coding == "gzip" && status == 200 ? "gzip" : nil))
        }
        try await gateway.stop()
    }

    /// The tag of such an answer comes back in `If-Match`, as it was.
    @Test func theVersionOfDataStaysItsTag() async throws {
        let json = "{\"history\":[\(Array(repeating: "\"changed\"", count: 1_000).joined(separator: ","))]}"
        let account = "/api/v1/accounts/10000000-0000-4000-8000-000000000001/months"
        let gateway = try GatewayUnderTest([
            .rollup: { _ in .owner(json) },
            .billing: { _ in .owner(json, headers: ["ETag": "\"7\""]) },
        ])
        let asked: HTTPHeaders = ["Authorization": "Bearer \(try GatewayUnderTest.token())", "Accept-Encoding": "gzip"]
        let months = try await gateway.send(.get, account, headers: asked)
        #expect(months.headers["Content-Encoding"] == "gzip")
        #expect(try Gunzip.bytes(of: months.body) == Array(json.utf8))
        var command = asked
        command["If-Match"] = "\"6\""
        let changed = try await gateway.send(
            .post, "/api/v1/accounts/10000000-0000-4000-8000-000000000001/trial", headers: command, body: "{}")
        #expect(changed.headers["ETag"] == "\"7\"" && changed.headers["Content-Encoding"] == nil && changed.text == json)
        #expect(gateway.askedRequests.last?.http.headers["If-Match"] == "\"6\"")
        #expect(gateway.askedRequests.allSatisfy { $0.http.headers["Accept-Encoding"] == nil })
        try await gateway.stop()
    }

    @Test func streamsAreSentAsTheyCome() async throws {
        let line = String(repeating: "a,", count: 2_000) + "\n"
        let gateway = try GatewayUnderTest([
            .rollup: { _ in HTTPResponse(status: 200, contentType: "text/csv; charset=utf-8", Array(line.utf8)) }
        ])
        for path in ["/rollup.csv?level=account", "/events"] {
            let stream = try await gateway.stream(path, headers: ["Accept-Encoding": "gzip"])
            #expect(stream.status == 200)
            #expect(stream.headers["Content-Encoding"] == nil && stream.headers["Vary"] == nil, "\(path)")
            let start = String(decoding: try await stream.next() ?? [], as: UTF8.self)
            #expect(path == "/events" ? start.contains("retry:") : line.hasPrefix(start), "\(start.prefix(40))")
            stream.cancel()
        }
        try await gateway.stop()
    }
}

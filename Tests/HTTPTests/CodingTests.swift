import TestKit
import Testing

@testable import HTTP

@Suite struct CodingTests {
    @Test(
        arguments: [
            ([], .identity), ([""], .identity), ([" , ,"], .identity), (["gzip"], .gzip), (["GZip"], .gzip), (["x-gzip"], .gzip),
            (["gzip, deflate, br, zstd"], .gzip), (["br", "gzip"], .gzip), (["deflate, br"], .identity), (["gzipped"], .identity),
            (["gzip;q=0"], .identity), (["gzip;q=0.000"], .identity), (["gzip;q=0.001"], .gzip), (["gzip;q=1.000"], .gzip),
            (["gzip ; Q=0.5"], .gzip), (["*"], .gzip), (["*;q=0"], .identity), (["*;q=0, gzip"], .gzip), (["gzip;q=0, *"], .identity),
            (["identity"], .identity), (["identity, gzip"], .gzip), (["identity;q=0.5, gzip;q=0.4"], .identity),
            (["identity;q=0, gzip;q=0.1"], .gzip), (["identity;q=0"], .identity), (["*, gzip;q=0.5"], .identity),
            (["gzip;q=0.5"], .gzip), (["gzip;q=2"], .identity), (["gzip;q=1.001"], .identity), (["gzip;q=0.0001"], .identity),
            (["gzip;q="], .identity), (["gzip;q=-1"], .identity), (["gzip;q=a"], .identity), (["gzip;q=0x"], .identity),
            (["gzip;level=9"], .identity), (["gzip;q=1;q=0"], .identity), ([";q=1"], .identity), (["gzip;q=0, gzip"], .identity),
        ] as [([String], ContentCoding)])
    func takesWhatIsTakenMostGladly(fields: [String], coding: ContentCoding) {
        #expect(AcceptEncoding(fields).preferred == coding, "\(fields)")
    }

    private func page(_ type: String = "text/html; charset=utf-8", bytes: Int = 2_000, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, contentType: type, [UInt8](repeating: UInt8(ascii: "a"), count: bytes))
    }

    private func bytes(_ response: HTTPResponse) -> [UInt8] {
        if case .bytes(let bytes) = response.body { bytes } else { [] }
    }

    @Test(arguments: [
        "text/html; charset=utf-8", "text/plain", "application/json", "Application/Problem+JSON", "application/yaml", "image/svg+xml",
    ])
    func compressesTexts(type: String) throws {
        let coded = try page(type).coded(as: .gzip)
        #expect(coded.headers["Content-Encoding"] == "gzip")
        #expect(coded.headers["Vary"] == "Accept-Encoding")
        #expect(coded.headers["Content-Type"] == type)
        #expect(bytes(coded).count < 100)
        #expect(try Gunzip.bytes(of: bytes(coded)) == bytes(page(type)))
    }

    @Test func whatGoesOutAsItIsStillSaysThatItNeedNot() throws {
        for plain in [try page().coded(as: .identity), try page(bytes: 1_023).coded(as: .gzip)] {
            #expect(plain.headers["Content-Encoding"] == nil)
            #expect(plain.headers["Vary"] == "Accept-Encoding")
        }
        #expect(try page(bytes: 1_024).coded(as: .gzip).headers["Content-Encoding"] == "gzip")
        #expect(try page(status: 503).coded(as: .gzip).headers["Content-Encoding"] == "gzip")
    }

    @Test(arguments: ["image/png", "application/pdf", "application/zip", "", "texts/html"])
    func leavesWhatIsNoText(type: String) throws {
        #expect(try page(type).coded(as: .gzip).headers == page(type).headers)
    }

    @Test(arguments: [100, 204, 205, 206, 304])
    func leavesAnswersWithoutAWholeBody(status: Int) throws {
        #expect(try page(status: status).coded(as: .gzip).headers == page(status: status).headers)
    }

    @Test(arguments: [("Content-Encoding", "br"), ("ETag", "\"3\"")])
    func leavesWhatIsCodedOrNamedByItsBytes(name: String, value: String) throws {
        var answer = page()
        answer.headers[name] = value
        let coded = try answer.coded(as: .gzip)
        #expect(coded.headers == answer.headers)
        #expect(bytes(coded) == bytes(answer))
    }

    @Test func aWeakTagHoldsForEveryCoding() throws {
        var answer = page()
        answer.headers["ETag"] = "W/\"3\""
        let coded = try answer.coded(as: .gzip)
        #expect(coded.headers["ETag"] == "W/\"3\"")
        #expect(coded.headers["Content-Encoding"] == "gzip")
    }

    @Test func leavesStreams() async throws {
        for body in [HTTPBody.stream({ try await $0.write("a,b\n") }), .endless({ try await $0.write("a,b\n") })] {
            let answer = HTTPResponse(status: 200, headers: ["Content-Type": "text/csv"], body: body)
            let coded = try answer.coded(as: .gzip)
            #expect(coded.headers == answer.headers)
            #expect(try await coded.collectBody() == Array("a,b\n".utf8))
        }
    }

    @Test(arguments: [("Origin", "Origin, Accept-Encoding"), ("accept-encoding", "accept-encoding"), ("*", "*")])
    func addsToWhatTheAnswerHangsOnAlready(before: String, after: String) throws {
        var answer = page()
        answer.headers["Vary"] = before
        #expect(try answer.coded(as: .gzip).headers["Vary"] == after)
    }
}

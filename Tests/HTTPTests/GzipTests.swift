import TestKit
import Testing

@testable import HTTP

@Suite struct GzipTests {
    private static let text = Array(String(repeating: "<td class=\"number\">12:30</td>", count: 40_000).utf8)

    private static func noise(_ count: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: 7)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    @Test(arguments: [Gzip.Effort.quick, .thorough])
    func comesBackTheSame(effort: Gzip.Effort) throws {
        for bytes in [[], [0], Self.noise(1_000), Self.noise(300_000), Self.text] {
            let compressed = try Gzip.compressed(bytes, effort)
            #expect(try Gunzip.bytes(of: compressed) == bytes)
        }
        #expect(try Gzip.compressed(Self.text, effort).count < Self.text.count / 100)
    }

    @Test func aBodyThatWasCutOffIsNoBody() throws {
        let compressed = try Gzip.compressed(Self.text)
        #expect(throws: Gunzip.Failure.self) { try Gunzip.bytes(of: Array(compressed.dropLast())) }
    }
}

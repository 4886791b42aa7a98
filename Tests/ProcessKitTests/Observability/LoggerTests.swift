import ProcessKit
import TestKit
import Testing
import WireJSON

@Suite struct LoggerTests {
    private let lines = Recorder<[UInt8]>()

    private func logger(_ level: LogLevel = .debug) -> Logger {
        let lines = lines
        return Logger(service: "billing", level: level, time: { t0 }, write: { lines.add($0) })
    }

    private var written: [JSONValue] {
        get throws { try lines.values.map { try WireJSONDecoder().decode(JSONValue.self, from: $0) } }
    }

    @Test func writesOneObjectPerLine() throws {
        let trace = TraceContext.start()
        logger().info("account \"7\"\nopened", ["account": "7", "count": 3], trace: trace)
        let line = try #require(lines.values.first)
        #expect(line.last == UInt8(ascii: "\n"))
        #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        let expected: JSONValue = [
            "time": "2026-11-23T09:00:00Z", "level": "info", "service": "billing", "message": "account \"7\"\nopened",
            "trace_id": .string(trace.traceID), "account": "7", "count": 3,
        ]
        #expect(try written == [expected])
    }

    @Test(arguments: [(LogLevel.debug, 4), (.info, 3), (.warning, 2), (.error, 1)])
    func writesFromItsLevelOn(level: LogLevel, count: Int) {
        let logger = logger(level)
        logger.debug("a")
        logger.info("b")
        logger.warning("c")
        logger.error("d")
        #expect(lines.values.count == count)
    }

    @Test func boundsWhatItWrites() throws {
        let fields = Dictionary(uniqueKeysWithValues: (0..<100).map { ("f\($0)", JSONValue.string(String(repeating: "é", count: 10_000))) })
        logger().error(String(repeating: "m", count: 100_000), fields)
        let line = try #require(lines.values.first)
        #expect(line.count < 60_000)
        guard case .object(let members) = try written[0] else { throw NotAnObject() }
        #expect(members.count == 24)
    }

    @Test func boundsALetterWithManyMarks() throws {
        logger().error("a" + String(repeating: "\u{301}", count: 500_000))
        let line = try #require(lines.values.first)
        #expect(line.count < 3000)
    }

    @Test func aFieldThatCanNotBeWrittenDoesNotCostTheLine() throws {
        logger().error("odd", ["ratio": .number(.nan)])
        #expect(try written.first?["message"] == "odd")
    }

    @Test func fieldsCanNotPretendToBeTheLine() throws {
        logger().error("true", ["message": "false", "level": "debug"])
        #expect(try written.first?["message"] == "true")
        #expect(try written.first?["level"] == "error")
    }

    private struct NotAnObject: Error {}
}

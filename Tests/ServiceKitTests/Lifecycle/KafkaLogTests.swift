import Kafka
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import ProcessKit
@testable import ServiceKit

@Suite struct KafkaLogTests {
    @Test func saysTheSameOnlyOnceInTenSeconds() throws {
        let lines = Recorder<[UInt8]>()
        let log = KafkaLog(Logger(service: "billing", level: .info, time: { t0 }, write: { lines.add($0) }))
        let began = ContinuousClock.now
        for seconds in 0..<25 {
            log.write(KafkaLogLine(level: .error, facility: "FAIL", message: "refused \(seconds)"), at: began + .seconds(seconds))
        }
        log.write(KafkaLogLine(level: .warning, facility: "COMPRESSION", message: "none"), at: began)
        log.write(KafkaLogLine(level: .information, facility: "INIT", message: "hello"), at: began)
        let reasons = try lines.values.map { try WireJSONDecoder().decode(JSONValue.self, from: $0)["reason"] }
        #expect(reasons == ["refused 0", "refused 10", "refused 20", "none"])
    }
}

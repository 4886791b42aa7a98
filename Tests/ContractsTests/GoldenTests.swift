import Contracts
import Testing
import WireJSON

/// What was published once must be readable for ever, and must be written again byte for byte.
@Suite struct GoldenTests {
    @Test(arguments: EventCatalogue.types.map(\.description))
    func aGoldenEventIsReadAndWrittenUnchanged(type: String) throws {
        let payload = try #require(EventCatalogue.all.first { $0.eventType.description == type })
        let golden = try GoldenEvent.named(type)
        #expect(String(decoding: try reencoded(payload, golden.bytes), as: UTF8.self) == String(decoding: golden.bytes, as: UTF8.self))
    }

    @Test func everyKindHasExactlyOneGoldenEvent() throws {
        #expect(try GoldenEvent.allTypes().sorted() == EventCatalogue.types.map(\.description).sorted())
        #expect(Set(EventCatalogue.types).count == EventCatalogue.types.count)
    }

    @Test(arguments: EventContext.allCases)
    func kindsAreListedUnderTheContextThatWritesThem(context: EventContext) {
        #expect(!EventCatalogue.payloads(of: context).isEmpty)
        for payload in EventCatalogue.payloads(of: context) {
            #expect(payload.eventType.description.hasPrefix("com.dembrane.\(context.rawValue)."))
        }
    }

    /// Fields are only ever added, so a reader of today must pass over those of tomorrow.
    @Test(arguments: EventCatalogue.types.map(\.description))
    func fieldsThatAreUnknownAreIgnored(type: String) throws {
        let payload = try #require(EventCatalogue.all.first { $0.eventType.description == type })
        let golden = try GoldenEvent.named(type)
        let widened = Array("{\"zz_later_field\":[1],".utf8) + golden.bytes.dropFirst()
        #expect(try reencoded(payload, widened) == golden.bytes)
    }

    private func reencoded<Payload: EventPayload>(_ type: Payload.Type, _ bytes: [UInt8]) throws -> [UInt8] {
        try WireJSONEncoder().encode(WireJSONDecoder().decode(type, from: bytes))
    }
}

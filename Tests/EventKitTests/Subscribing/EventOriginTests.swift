import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

@Suite struct EventOriginTests {
    private func reason(_ type: String, source: String, topic: String) -> String? {
        let event = CloudEvent(id: "1", source: source, type: type, time: t0, partitionKey: "k", data: [])
        do {
            try EventOrigin().check(event, topic: topic)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: EventContext.allCases)
    func eachContextSpeaksOnItsOwnTopicUnderItsOwnName(context: EventContext) {
        let type = "com.dembrane.\(context.rawValue).something-happened.v7"
        #expect(reason(type, source: context.source, topic: context.topic) == nil)
        #expect(reason(type, source: "/somebody/else", topic: context.topic) != nil)
        for other in EventContext.allCases where other != context {
            #expect(
                reason(type, source: context.source, topic: other.topic) == "\(type) belongs on \(context.topic); nobody else speaks of it")
            #expect(reason(type, source: other.source, topic: other.topic) != nil)
        }
    }

    @Test func strangersMaySpeakOfTheirOwnThingsOnThePlatformsTopicAlone() {
        #expect(reason("com.example.some-event", source: "/mycontext", topic: "dembrane.platform") == nil)
        #expect(reason("com.example.some-event", source: "/mycontext", topic: "dembrane.billing") != nil)
    }
}

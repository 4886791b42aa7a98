import Kafka
import Testing

@testable import ServiceKit

@Suite struct SubscriberControlTests {
    private let control = SubscriberControl()

    /// What the consumer's thread is told, and how long it had to wait for it.
    private func look() async throws -> (reason: String?, duration: Duration) {
        try await DedicatedThread.run(named: "test-look") { [control] in
            var reason: String?
            let duration = ContinuousClock().measure { reason = control.waitForLook() }
            return (reason, duration)
        }
    }

    @Test func aStoppedReaderIsNotKeptWaitingForALook() async throws {
        control.stop()
        let (reason, duration) = try await look()
        #expect(reason == "reading is stopped")
        #expect(duration < .seconds(5))
    }

    @Test func aReasonFoundBeforehandEndsReadingAtOnce() async throws {
        control.answerLook("the cluster is another one")
        let (reason, duration) = try await look()
        #expect(reason == "the cluster is another one")
        #expect(duration < .seconds(5))
    }

    @Test(arguments: ["the cluster is another one", nil])
    func aLookIsAnswered(answer: String?) async throws {
        async let looked = look()
        await control.waitForLookRequest(upTo: .seconds(20))
        control.answerLook(answer)
        #expect(try await looked.reason == answer)
        // The reason was told once; the next look is a look of its own.
        async let again = look()
        await control.waitForLookRequest(upTo: .seconds(20))
        control.answerLook(nil)
        #expect(try await again.reason == nil)
    }

    @Test func stoppingEndsALookAndTrustsNothing() async throws {
        async let looked = look()
        await control.waitForLookRequest(upTo: .seconds(20))
        control.stop()
        #expect(try await looked.reason == "reading is stopped")
    }
}

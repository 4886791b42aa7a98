import Kafka
import Testing
@testable import EventKit

@Suite struct SubscriberControlTests {
    private let control = SubscriberControl()

    /// What the consumer's thread is told, and how long it had to wait for it.
    private func checkCluster() async throws -> (reason: String?, duration: Duration) {
        try await DedicatedThread.run(named: "test-check") { [control] in
            var reason: String?
            let duration = ContinuousClock().measure { reason = control.waitForClusterCheck() }
            return (reason, duration)
        }
    }

    @Test func aStoppedReaderIsNotKeptWaitingForACheck() async throws {
        control.stop()
        let (reason, duration) = try await checkCluster()
        #expect(reason == "reading is stopped")
        #expect(duration < .seconds(5))
    }

    @Test func aReasonFoundBeforehandEndsReadingAtOnce() async throws {
        control.answerClusterCheck("the cluster is another one")
        let (reason, duration) = try await checkCluster()
        #expect(reason == "the cluster is another one")
        #expect(duration < .seconds(5))
    }

    @Test(arguments: ["the cluster is another one", nil])
    func aClusterCheckIsAnswered(answer: String?) async throws {
        async let checked = checkCluster()
        await control.waitForCheckRequest(upTo: .seconds(20))
        control.answerClusterCheck(answer)
        #expect(try await checked.reason == answer)
        // The reason was told once; the next check is one of its own.
        async let again = checkCluster()
        await control.waitForCheckRequest(upTo: .seconds(20))
        control.answerClusterCheck(nil)
        #expect(try await again.reason == nil)
    }

    @Test func stoppingEndsACheckAndTrustsNothing() async throws {
        async let checked = checkCluster()
        await control.waitForCheckRequest(upTo: .seconds(20))
        control.stop()
        #expect(try await checked.reason == "reading is stopped")
    }
}

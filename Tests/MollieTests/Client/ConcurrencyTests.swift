import HTTP
import Synchronization
import TestKit
import Testing

@testable import Mollie

@Suite struct ConcurrencyTests {
    /// How many are inside now, and how many there were at most.
    private final class Room: Sendable {
        private let counts = Mutex((now: 0, most: 0))

        var now: Int { counts.withLock { $0.now } }
        var most: Int { counts.withLock { $0.most } }

        func enter() {
            counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        }

        func leave() {
            counts.withLock { $0.now -= 1 }
        }
    }

    /// Every request stays inside until as many have come as may, so that the bound is reached, and would be passed if it could.
    @Test func asksNoMoreAtOnceThanItMay() async throws {
        let room = Room()
        let server = try CannedServer { _ in
            room.enter()
            _ = try? await eventually { room.most == 3 }
            for _ in 0..<100 { await Task.yield() }
            room.leave()
            return HTTPResponse(status: 404)
        }
        let client = try server.client { $0.concurrency = 3 }
        let id = try #require(MolliePaymentID("tr_1"))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<12 { group.addTask { _ = try? await client.payment(id) } }
        }
        #expect(server.requests.values.count == 12)
        #expect(room.most == 3)
    }

    @Test func aTurnstileLetsSoManyIn() async {
        let turnstile = Turnstile(places: 2, waiters: 100)
        let room = Room()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    guard await turnstile.enter() == .entered else { return }
                    room.enter()
                    for _ in 0..<20 { await Task.yield() }
                    room.leave()
                    turnstile.leave()
                }
            }
        }
        #expect(room.now == 0)
        #expect(room.most == 2)
    }

    @Test func noMoreWaitThanThereIsRoomFor() async {
        let turnstile = Turnstile(places: 1, waiters: 0)
        #expect(await turnstile.enter() == .entered)
        #expect(await turnstile.enter() == .noRoom)
        turnstile.leave()
        #expect(await turnstile.enter() == .entered)
    }

    @Test func whoGivesUpTakesNoPlace() async {
        let turnstile = Turnstile(places: 1, waiters: 1)
        #expect(await turnstile.enter() == .entered)
        let waiting = Task { await turnstile.enter() }
        waiting.cancel()
        #expect(await waiting.value == .cancelled)
        turnstile.leave()
        #expect(await turnstile.enter() == .entered)
    }
}

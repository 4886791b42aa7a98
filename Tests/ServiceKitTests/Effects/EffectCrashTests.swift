import Foundation
import TestKit
import Testing

/// Real processes of a real service, killed by SIGKILL; the file that they append to is the outside world.
@Suite struct EffectCrashTests {
    private static let letters = (1...40).map { number in "\("abcd".dropFirst(number % 4).prefix(1))\(100 + number)" }

    @Test(.timeLimit(.minutes(10)), arguments: [("beforeSending", 0), ("afterSending", 1), ("whileAnswering", 1)])
    func aKillLosesNothingAndDoublesAtMostWhatWasUnderWay(point: String, doubled: Int) async throws {
        let service = try await KillableService.asked(for: Self.letters)
        for kill in [1, 5, 9] {
            let before = try service.sent().count
            #expect(try await service.serve(until: .killsItself(at: point, on: kill)) == .signal(SIGKILL))
            // It had answered all before the one at which it died, and sent that one or not.
            #expect(try service.sent().count == before + kill - 1 + doubled)
        }
        #expect(try await service.serve(until: .allAnswered) == .exit(0))
        let sent = try service.sent()
        try Self.requireAllInOrder(sent)
        #expect(sent.count == Self.letters.count + 3 * doubled)
    }

    @Test(.timeLimit(.minutes(10))) func killsAtAnyMomentLoseNothingAndDoubleNoMoreThanWasUnderWay() async throws {
        // So many that a busy machine kills before all are sent.
        let letters = (1...1_500).map { number in "\("abcdefgh".dropFirst(number % 8).prefix(1))\(1_000 + number)" }
        let service = try await KillableService.asked(for: letters)
        var generator = SeededGenerator(seed: 7)
        var kills = 0
        while kills < 8 {
            let wanted = try service.sent().count + Int.random(in: 1...30, using: &generator)
            let ending = try await service.serve(concurrency: 4, until: .killed(afterSending: wanted))
            if ending == .exit(0) { break }
            #expect(ending == .signal(SIGKILL))
            kills += 1
        }
        #expect(kills > 0)
        #expect(try await service.serve(concurrency: 4, until: .allAnswered) == .exit(0))
        let sent = try service.sent()
        #expect(Set(sent.map(\.name)) == Set(letters))
        #expect(Set(sent.map(\.id)).count == letters.count, "the same id in every attempt")
        #expect(sent.count <= letters.count + kills * 4)
        Self.requireOrder(sent)
        #expect(try service.answered() == letters.count)
    }

    private static func requireAllInOrder(_ sent: [KillableService.Letter]) throws {
        #expect(Set(sent.map(\.name)) == Set(letters))
        #expect(Set(sent.map(\.id)).count == letters.count, "the same id in every attempt")
        requireOrder(sent)
    }

    /// Of one person, no letter comes before one that was asked for earlier; the last one may come twice.
    private static func requireOrder(_ sent: [KillableService.Letter]) {
        for (person, letters) in Dictionary(grouping: sent.map(\.name), by: { $0.prefix(1) }) {
            #expect(letters == letters.sorted(), "letters to \(person)")
        }
    }
}

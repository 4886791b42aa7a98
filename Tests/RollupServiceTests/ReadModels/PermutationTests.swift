import Contracts
import StaffAPI
import TestKit
import Testing
@testable import RollupService

@Suite("Every order of arrival ends in the same state")
struct PermutationTests {
    @Test(arguments: UInt64(1)...12)
    func lateDuplicateAndUnorderedFactsEndAsInOrder(seed: UInt64) throws {
        var world = try World(seed: seed)
        let inOrder = try ReadModel()
        try inOrder.apply([world.events])
        let expected = try inOrder.dump()
        #expect(expected.contains { $0.hasPrefix("account_months") })

        for _ in 0..<3 {
            let shuffled = Self.disturb(world.events, &world.random)
            let other = try ReadModel()
            try other.apply(Self.split(shuffled, &world.random))
            let actual = try other.dump()
            let missing = Set(expected).subtracting(actual).sorted()
            let surplus = Set(actual).subtracting(expected).sorted()
            #expect(missing == [], "seed \(seed)")
            #expect(surplus == [], "seed \(seed)")
            #expect(expected.count == actual.count, "seed \(seed)")
        }
    }

    @Test(arguments: UInt64(21)...26)
    func totalsAndMovementsAreTheSumsOfTheLines(seed: UInt64) throws {
        let world = try World(seed: seed)
        let model = try ReadModel()
        var random = world.random
        try model.apply(Self.split(world.events, &random))
        try model.database.read { connection in
            let fromLines = try connection.query(
                """
                SELECT month, segment, count(*), sum(workspaces), sum(seats), sum(recorded_seconds), sum(mrr_cents),
                    sum(trial_potential_cents), sum(logins_30d)
                FROM account_months JOIN account_usage USING (month, account_id, segment)
                GROUP BY month, segment ORDER BY month, segment
                """
            ) { row in (0..<9).map { row.int($0) } }
            let kept = try connection.query("SELECT * FROM month_totals ORDER BY month, segment") { row in (0..<9).map { row.int($0) } }
            #expect(fromLines == kept)

            let (totals, flows) = (TotalsTable(connection: connection), FlowTable(connection: connection))
            var previous = Cents.zero
            for index in Given.november.index - 12...Given.november.index {
                let month = Month(index: index)
                let closing = try totals.sums(month).reduce(Cents.zero) { $0 + $1.sums.mrr }
                let moved = try flows.movements(month, GroupFilter()).values.reduce(Cents.zero) { $0 + $1.amount }
                let (keptFlows, flowsOfLines) = (try flows.flows(month), try flows.flows(month, of: FlowTable.lines))
                #expect(keptFlows == flowsOfLines, "\(month)")
                if index > Given.november.index - 12 { #expect(closing - previous == moved, "\(month)") }
                previous = closing
            }
            let perWorkspace = try connection.query(
                """
                SELECT count(*) FROM account_usage a WHERE recorded_seconds <> (SELECT coalesce(sum(u.recorded_seconds), 0)
                FROM workspace_months w JOIN workspace_usage u USING (month, workspace_id)
                WHERE w.account_id = a.account_id AND w.month = a.month)
                """
            ) { $0.int(0) }
            #expect(perWorkspace == [0])
        }
    }

    /// Shuffles everything and repeats a tenth of it.
    static func disturb(_ events: [CloudEvent], _ random: inout SeededGenerator) -> [CloudEvent] {
        var result = events + events.shuffled(using: &random).prefix(events.count / 10)
        result.shuffle(using: &random)
        return result
    }

    static func split(_ events: [CloudEvent], _ random: inout SeededGenerator) -> [[CloudEvent]] {
        var batches: [[CloudEvent]] = []
        var rest = events[...]
        while !rest.isEmpty {
            let size = Int.random(in: 1...60, using: &random)
            batches.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return batches
    }
}

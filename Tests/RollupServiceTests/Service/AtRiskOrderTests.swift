import Contracts
import Testing
import WireJSON
@testable import RollupService

@Suite("The order of those at risk")
struct AtRiskOrderTests {
    /// Each customer has used another share of its cap; some were downgraded besides, or are here for that alone.
    static func customers() throws -> [CloudEvent] {
        var events: [CloudEvent] = []
        for number in 0..<40 {
            var customer = Customer()
            events += try customer.opening(workspaceName: number % 2 == 0 ? "Werkplek \(number)" : "Äpfel")
            if number % 5 == 0 {
                events.append(try customer.tier(.pilot, at: Given.at("2026-02-01")))
                events.append(try customer.recording(Int64(number) * 1_200, at: Given.at("2026-11-02")))
            }
            if number % 7 == 0 {
                events.append(try customer.tier(.guardian, at: Given.at("2026-03-01")))
                events.append(try customer.tier(number % 2 == 0 ? .innovator : .free, at: Given.at("2026-11-\(15 + number % 6)")))
                events.append(try customer.member(.random(), .owner))
            }
            // Some are locked since the month before.
            if number % 3 == 0 { events.append(try customer.recording(4_000 + Int64(number), at: Given.at("2026-10-20"))) }
            events.append(try customer.recording(Int64(number % 13) * 350, at: Given.at("2026-11-03")))
        }
        return events
    }

    private struct Place: Comparable {
        let rank: Int
        let counted: Int64
        let cap: Int64?
        let mrr: Int64
        let name: String
        let id: String

        init(_ row: JSONValue) throws {
            rank = try #require(row["reason"]?.text.flatMap(RiskReason.init(rawValue:))).rank
            // Whoever is locked is in the order of what locks them.
            counted = try #require(row[rank <= 2 ? "lifetime_seconds" : "counted_seconds"]?.number)
            cap = row["cap_seconds"]?.number
            mrr = try #require(row["mrr_cents"]?.number)
            name = try #require(row["workspace_name"]?.text).lowercased()
            id = try #require(row["workspace_id"]?.text)
        }

        static func < (left: Self, right: Self) -> Bool {
            if left.rank != right.rank { return left.rank < right.rank }
            // Shares compared without division; unlimited hours are no share.
            let shares = (left.cap == nil ? 0 : left.counted * (right.cap ?? 1), right.cap == nil ? 0 : right.counted * (left.cap ?? 1))
            if shares.0 != shares.1 { return shares.0 > shares.1 }
            if left.mrr != right.mrr { return left.mrr > right.mrr }
            return left.name == right.name ? left.id < right.id : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
    }

    @Test func isTheSameInOnePageAndInMany() async throws {
        try await withService { service in
            try service.tell(try Self.customers())
            let rows = try await service.get("/at-risk?limit=500").json["rows"]?.list ?? []
            let places = try rows.map(Place.init)
            #expect(places == places.sorted())
            #expect(Set(places.map(\.rank)).count == RiskReason.allCases.count, "every reason is there")
            let paged = try await service.pages("/at-risk?limit=3", list: "rows")
            #expect(paged.map { $0["workspace_id"] } == rows.map { $0["workspace_id"] })
            for reason in RiskReason.allCases {
                let filtered = try await service.pages("/at-risk?limit=2&reason=\(reason.rawValue)", list: "rows")
                let expected = rows.filter { $0["reason"]?.text == reason.rawValue }
                #expect(filtered.map { $0["workspace_id"] } == expected.map { $0["workspace_id"] }, "\(reason)")
            }
        }
    }

    @Test func thosePutAsideHaveAnOrderOfTheirOwn() async throws {
        try await withService { service in
            try service.tell(try Self.customers())
            let rows = try await service.get("/at-risk?limit=500").json["rows"]?.list ?? []
            let aside = rows.enumerated().filter { $0.offset % 3 == 1 }.compactMap { $0.element["workspace_id"]?.text }
            for id in aside {
                #expect(try await service.post("/at-risk/\(id)/snooze", ["unless_worse": true, "reason": "later"]).status == 200)
            }
            for (query, isAside) in [("", false), ("&snoozed=true", true)] {
                let expected = rows.compactMap { $0["workspace_id"]?.text }.filter { aside.contains($0) == isAside }
                let paged = try await service.pages("/at-risk?limit=3\(query)", list: "rows")
                #expect(paged.compactMap { $0["workspace_id"]?.text } == expected)
                let answer = try await service.get("/at-risk?limit=3\(query)").json
                #expect(answer["total"]?.number == Int64(expected.count))
                #expect(answer["counts"]?["snoozed"]?.number == Int64(aside.count))
                let byReason = RiskReason.allCases.compactMap { answer["counts"]?[$0.rawValue]?.number }.reduce(0, +)
                #expect(byReason == Int64(rows.count - aside.count))
            }
        }
    }

    @Test func followsRecordingsAndResets() async throws {
        let (first, second) = (Customer(), Customer())
        try await withService { service in
            try service.tell(try first.opening(workspaceName: "First") + [first.recording(3_000, at: Given.at("2026-11-02"))])
            try service.tell(try second.opening(workspaceName: "Second") + [second.recording(2_900, at: Given.at("2026-11-02"))])
            func names() async throws -> [String?] {
                try await service.get("/at-risk").json["rows"]?.list.map { $0["workspace_name"]?.text } ?? []
            }
            #expect(try await names() == ["First", "Second"])
            try service.tell([try second.recording(200, at: Given.at("2026-11-04"))])
            #expect(try await names() == ["Second", "First"])
            let reset = try await service.post("/workspaces/\(second.workspace)/usage-reset", ["reason": "asked for it"])
            #expect(reset.status == 200)
            #expect(try await names() == ["First"])
            service.time.set(Given.at("2026-12-01T00:00:00Z"))
            try await service.runTimers()
            #expect(try await names() == [])
        }
    }
}

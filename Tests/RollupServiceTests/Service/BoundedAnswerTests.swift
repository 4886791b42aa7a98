import Contracts
import Database
import ServiceTesting
import StaffAPI
import Testing
import TestKit
import WireJSON
@testable import RollupService

@Suite("Answers are as large as a reader asks for")
struct BoundedAnswerTests {
    /// A customer with so many workspaces.
    private static func customer(_ name: String, workspaces count: Int) throws -> [CloudEvent] {
        let customer = Customer()
        return try customer.opening(name: name)
            + (1..<count).map { number in
                try .fact(
                    WorkspaceChanged(
                        workspaceID: .random(), organisationID: customer.organisation, name: "Workspace \(number)", usageContext: .internal,
                        createdAt: customer.created), at: customer.created)
            }
    }

    @Test func anAccountShowsSoManyWorkspacesAndSaysHowManyItHas() async throws {
        try await withService { service in
            try service.tell(try Self.customer("Acme", workspaces: 7))
            for (asked, shown) in [("", 7), ("?workspaces=0", 0), ("?workspaces=3", 3), ("?workspaces=500", 7)] {
                let row = try await service.get("/rollup\(asked)").json["accounts"]?[0]
                #expect(row?["workspaces"]?.list.count == shown, "\(asked)")
                #expect(row?["workspace_count"] == 7)
            }
            for wrong in ["-1", "501", "many"] {
                #expect(try await service.get("/rollup?workspaces=\(wrong)").json["field"] == "workspaces")
            }
            let account = try await service.get("/rollup?workspaces=0").json["accounts"]?[0]?["account_id"]?.text
            let detail = try await service.get("/accounts/\(account ?? "")").json["account"]
            #expect(detail?["workspaces"]?.list.count == 7 && detail?["workspace_count"] == 7)
        }
    }

    @Test func aPageEndsBeforeItIsTooLargeAndTheNextGoesOn() throws {
        let model = try ReadModel()
        for name in ["A", "B", "C", "D"] { try model.apply([try Self.customer(name, workspaces: 10)]) }
        try model.database.read { connection in
            let view = RollupView(sort: RollupSort(column: .name, descending: false))
            let query = RollupQuery(connection, RollupSelection(view, month: Given.november, viewer: "kim@dembrane.com", now: Given.t0))
            let reader = try AccountReader(connection, Given.november, now: Given.t0)
            func page(_ edge: PageEdge<LinePosition>, bytes: Int, limit: Int = 100) throws -> RollupPage {
                try RollupPage(query, reader, edge, limit: limit, workspaces: 100, bytes: bytes)
            }
            let first = try page(.after(nil), bytes: 13_000)
            #expect(first.accounts.map(\.label) == ["A", "B"])
            let second = try page(.after(first.next), bytes: 13_000)
            #expect(second.accounts.map(\.label) == ["C", "D"] && second.next == nil && second.first == 3)
            // Backwards it ends early too, at its far end, so that nothing is left out between two pages.
            let back = try page(.before(try #require(second.previous)), bytes: 1)
            #expect(back.accounts.map(\.label) == ["B"] && back.first == 2 && back.previous != nil)
            #expect(try page(.after(back.next), bytes: 13_000).accounts.map(\.label) == ["C", "D"])
            // One alone is never left out, however large it is.
            let tight = try page(.after(nil), bytes: 1)
            #expect(tight.accounts.map(\.label) == ["A"] && tight.next != nil)
            #expect(try page(.after(nil), bytes: .max, limit: 4).next == nil)
        }
    }

    @Test func oneWorkspaceAtRiskIsOneRow() async throws {
        let (full, near, calm) = (Customer(), Customer(), Customer())
        try await withService { service in
            for (customer, seconds) in [(full, 3_600), (near, 2_900), (calm, 10)] as [(Customer, Int64)] {
                try service.tell(try customer.opening() + [customer.recording(seconds, at: Given.at("2026-11-02"))])
            }
            let all = try await service.get("/at-risk").json["rows"]?.list ?? []
            for (customer, expected) in [(full, all.first), (near, all.last), (calm, nil)] {
                let answer = try await service.get("/at-risk?workspace=\(customer.workspace)").json
                #expect(answer["rows"]?.list == [expected].compactMap { $0 })
                #expect(answer["next_cursor"] == .null)
            }
            #expect(try await service.get("/at-risk?workspace=\(full.workspace)&reason=approaching_cap").json["rows"] == [])
            #expect(try await service.get("/at-risk?workspace=\(WorkspaceID.random())").json["rows"] == [])
            #expect(try await service.get("/at-risk?workspace=all").json["field"] == "workspace")
        }
    }

    @Test func thoseHalfwayAreWalkedThroughInSteps() throws {
        let model = try ReadModel()
        let customers = (0..<5).map { _ in Customer() }
        for customer in customers { try model.apply([try customer.opening() + [customer.recording(1_900, at: Given.at("2026-11-02"))]]) }
        try model.database.read { connection in
            let risks = RiskTable(connection: connection)
            var walked: [WorkspaceID] = []
            repeat {
                let step = try risks.halfway(Given.november, after: walked.last, limit: 2)
                #expect(step.count <= 2)
                walked += step
                if step.count < 2 { break }
            } while walked.count < 100
            #expect(walked == customers.map(\.workspace).sorted())
        }
    }
}

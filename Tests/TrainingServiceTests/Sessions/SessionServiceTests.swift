import Contracts
import EventKit
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("Sessions over HTTP") struct SessionServiceTests {
    typealias World = TrainingWorld

    @Test func staffPlanScheduleAndCompleteASession() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna, World.ben, fields: ["notes": " In Dutch "])
            let scheduled = try await harness.send(.patch, path, body: ["scheduled_at": "2026-12-01T13:00:00Z", "mode": "in_person"])
            #expect(scheduled.json["session"]?["status"] == "scheduled")
            #expect(scheduled.json["session"]?["price_cents"] == 67_500)
            let completed = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            #expect(completed.status == 200)
            let read = try await harness.get(path)
            #expect(read.json["session"] == completed.json["session"])
            #expect(read.headers["ETag"] == completed.headers["ETag"])
            #expect(read.json["session"]?["trained_share"] == ["licensed": 2, "members": 2])
            #expect(read.json["session"]?["roster"]?.each("name") == ["Anna Ærø", "Ben Berg"])
            #expect(read.json["session"]?["notes"] == "In Dutch")
            let listed = try await harness.get("/training-sessions?search=atelier&status=completed")
            let session = try #require(read.json["session"])
            #expect(listed.json["sessions"] == .array([session]))
            #expect(listed.json["counts"]?["completed"] == 1)
            #expect(
                try await harness.get("/licences?session=\(path.dropFirst(19))").json["licences"]?.each("status") == ["active", "active"])
        }
    }

    @Test func whoeverWasAbsentLeavesWithTheCompletionOrStays() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna, World.ben)
            let absent = JSONValue.array([.string("\(World.ben)")])
            let early: JSONValue = ["completed_on": "2027-06-01", "absent": absent]
            #expect(try await harness.post("\(path)/complete", early).status == 422)
            #expect(try await harness.get(path).json["session"]?["roster"]?.each("name") == ["Anna Ærø", "Ben Berg"])
            let many = JSONValue.array(Array(repeating: .string("\(World.ben)"), count: 201))
            let tooMany = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20", "absent": many])
            #expect(tooMany.status == 422 && tooMany.json["field"] == "absent")
            let answer = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20", "absent": absent])
            #expect(answer.status == 200 && answer.json["session"]?["status"] == "completed")
            #expect(answer.json["session"]?["roster"]?.each("name") == ["Anna Ærø"])
            #expect(try await harness.get("/licences").json["licences"]?.each("user_id") == [.string("\(World.anna)")])
        }
    }

    static let refusals: [(body: JSONValue, status: Int, field: JSONValue)] = [
        (["organisation_id": "00000000-0000-4000-8000-000000000000"], 422, "organisation_id"),
        (["training_id": "00000000-0000-4000-8000-000000000000"], 422, "training_id"),
        (["requested_by": "00000000-0000-4000-8000-000000000000"], 422, "requested_by"),
        (["expected_participants": 506], 422, "expected_participants"), (["expected_participants": 0], 422, "expected_participants"),
        (["agreed_price_cents": 1], 422, "reason"), (["agreed_price_cents": -1, "reason": "So"], 422, "agreed_price_cents"),
        (["scheduled_at": "tomorrow"], 422, "scheduled_at"), (["notes": " "], 422, "notes"),
    ]

    @Test(arguments: refusals.indices) func namesTheFieldThatIsWrong(index: Int) async throws {
        let (body, status, field) = Self.refusals[index]
        try await World.running { harness in
            guard case .object(let members) = body else { return }
            let whole = members.merging(["organisation_id": .string("\(World.organisation)"), "training_id": .string("\(World.online)")]) {
                own, _ in own
            }
            let answer = try await harness.post("/training-sessions", .object(whole))
            #expect(answer.status == status)
            #expect(answer.json["field"] == field)
        }
    }

    @Test func anAnnouncedTrainingIsConfirmedAndARetiredOneRefused() async throws {
        try await World.running { harness in
            let flex = StartCatalogue.entries[2].id
            let body: JSONValue = ["organisation_id": .string("\(World.organisation)"), "training_id": .string("\(flex)")]
            let asked = try await harness.post("/training-sessions", body)
            #expect(asked.status == 409)
            #expect(asked.json["confirm"] == ["coming_soon"])
            let confirmed: JSONValue = [
                "organisation_id": .string("\(World.organisation)"), "training_id": .string("\(flex)"), "confirm": ["coming_soon"],
            ]
            #expect(try await harness.post("/training-sessions", confirmed).status == 201)
            _ = try await harness.send(.patch, "/trainings/\(flex)", body: ["retired": true])
            #expect(try await harness.post("/training-sessions", confirmed).status == 409)
        }
    }

    @Test func aLaterPriceOfTheCatalogueChangesNoSession() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness)
            _ = try await harness.send(.patch, "/trainings/\(World.online)", body: ["price_cents": 1, "grants_licence": false])
            let session = try await harness.get(path).json["session"]
            #expect(session?["price_cents"] == 67_500)
            #expect(session?["grants_licence"] == true)
        }
    }

    @Test func pastedAddressesAreAnsweredOneByOne() async throws {
        try await World.running { harness in
            try harness.apply([
                .fact(UserChanged(userID: UserID(high: 9, low: 9), email: "GUS@b.example", displayName: "Gus the second"), at: t0)
            ])
            let path = try await World.plan(harness, with: World.ben)
            let addresses: JSONValue = ["Anna <ANNA@a.example>", "ben@a.example", "gus@b.example", "nobody@a.example", "no address"]
            let answer = try await harness.post("\(path)/roster", ["addresses": addresses])
            #expect(answer.status == 200)
            #expect(answer.json["results"]?.each("outcome") == ["added", "already_there", "ambiguous", "unknown", "unknown"])
            #expect(answer.json["session"]?["roster"]?.each("email") == ["ben@a.example", "anna@a.example"])
            #expect(try await harness.post("\(path)/roster", ["addresses": []]).status == 422)
            #expect(try await harness.post("/training-sessions/\(World.anna)/roster", ["addresses": ["a@b"]]).status == 404)
        }
    }

    @Test func participantsAreFoundByNameMembersFirst() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.ben)
            let members = try await harness.get("\(path)/candidates").json
            #expect(members["people"]?.each("name") == ["Anna Ærø"] && members["total"] == 1 && members["members"] == 2)
            let found = try await harness.get("\(path)/candidates?search=example")
            #expect(found.json["people"]?.each("is_member") == [true, false])
            #expect(try await harness.get("\(path)/candidates?search=aero").json["people"]?.each("user_id") == [.string("\(World.anna)")])
        }
    }

    @Test func whoeverIsNotToldAmongTheFirstIsCounted() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.ben)
            for number in 0..<25 {
                let user = UserID(high: 0x0c, low: UInt64(number))
                let membership = OrganisationMembershipChanged(organisationID: World.organisation, userID: user, role: .member)
                try harness.apply([
                    .fact(UserChanged(userID: user, email: "person\(number)@a.example", displayName: "Person \(number)"), at: t0),
                    .fact(membership, at: t0),
                ])
            }
            let members = try await harness.get("\(path)/candidates").json
            #expect(members["people"]?.each("name").count == 20 && members["total"] == 26 && members["members"] == 27)
            #expect(try await harness.get("\(path)/candidates?search=person").json["total"] == 25)
        }
    }

    @Test func whoIsUnknownOrDeletedIsNotAdded() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna, World.ben)
            #expect(try await harness.send(.put, "\(path)/roster/\(World.organisation)").status == 404)
            try harness.apply([
                .fact(UserChanged(userID: World.anna, email: "", displayName: "", deleted: true), at: t0.adding(seconds: 1))
            ])
            #expect(try await harness.get(path).text.contains("Anna") == false)
            #expect(try await harness.get("\(path)/roster.csv").text.contains("anna@") == false)
            #expect(try await harness.get("/training-sessions?search=anna").json["sessions"] == [])
            #expect(try await harness.get("\(path)/candidates?search=anna").json["people"] == [])
            #expect(try await harness.send(.delete, "\(path)/roster/\(World.anna)").status == 200)
            #expect(try await harness.send(.put, "\(path)/roster/\(World.anna)").status == 404)
        }
    }

    @Test func aSessionOfAnOlderVersionIsNotChanged() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, with: World.anna)
            let answer = try await harness.send(.patch, path, body: ["mode": "flex"], headers: ["If-Match": "\"1\""])
            #expect(answer.status == 412)
            #expect(try await harness.post("\(path)/cancel", ["reason": "The trainer is ill"]).status == 200)
            #expect(try await harness.send(.put, "\(path)/roster/\(World.ben)").status == 409)
            #expect(try await harness.post("\(path)/reopen", [:]).json["session"]?["status"] == "requested")
        }
    }

    @Test func pagesFollowOneAnotherWithoutGaps() async throws {
        try await World.running { harness in
            for day in 1...5 { _ = try await World.plan(harness, fields: ["scheduled_at": .string("2026-12-0\(day)T09:00:00Z")]) }
            var (days, cursor): ([JSONValue?], String) = ([], "")
            repeat {
                let page = try await harness.get("/training-sessions?limit=2&cursor=\(cursor)").json
                days += page["sessions"]?.each("scheduled_at") ?? []
                if case .string(let next)? = page["next_cursor"] { cursor = next } else { cursor = "" }
            } while !cursor.isEmpty
            #expect(days == (1...5).reversed().map { .string("2026-12-0\($0)T09:00:00Z") })
            let some = try await harness.get("/training-sessions?from=2026-12-02&to=2026-12-03").json["sessions"]
            #expect(some?.each("scheduled_at").count == 2)
            let held = try await World.plan(harness, with: World.anna, fields: ["scheduled_at": "2026-10-29T09:00:00Z"])
            _ = try await harness.post("\(held)/complete", ["completed_on": "2026-11-03"])
            let november = try await harness.get("/training-sessions?from=2026-11-01&to=2026-11-30").json["sessions"]
            #expect(november?.each("completed_on") == ["2026-11-03"], "it stands in the month in which it was held")
        }
    }
}

import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("Workspaces that the platform has locked")
struct LockTests {
    private static let path = "/at-risk"

    private func row(_ service: ServiceHarness) async throws -> JSONValue? {
        try await service.runTimers()
        return try await service.get(Self.path).json["rows"]?[0]
    }

    /// Once it has been found out since when it is locked.
    private func datedRow(_ service: ServiceHarness) async throws -> JSONValue? {
        service.time.advance(seconds: LockWatch.pauseSeconds)
        return try await row(service)
    }

    private func changes(_ service: ServiceHarness) throws -> [AccountHealthChanged.Change] {
        try service.events().compactMap { try $0.decode(AccountHealthChanged.self)?.change }
    }

    @Test func aNewMonthDoesNotUnlockThem() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(
                try customer.opening() + [
                    customer.recording(3_000, at: Given.at("2026-10-03")), customer.recording(900, at: Given.at("2026-11-20T09:00:00Z")),
                    customer.recording(60, at: Given.at("2026-11-21")),
                ])
            let november = try await datedRow(service)
            #expect(november?["reason"] == "at_cap" && november?["reasons"] == ["at_cap"])
            #expect(november?["lifetime_seconds"] == 3_960 && november?["counted_seconds"] == 960)
            #expect(november?["locked_since"]?.text.flatMap { Instant($0) } == Given.at("2026-11-20T09:00:00Z"))
            service.time.set(Given.at("2026-12-01T00:00:00Z"))
            let december = try await row(service)
            #expect(december?["counted_seconds"] == 0 && december?["lifetime_seconds"] == 3_960)
            #expect(december?["reason"] == "at_cap")
            let workspace = try await service.get("/workspaces/\(customer.workspace)").json["workspace"]
            #expect(workspace?["locked_since"] == december?["locked_since"])
            let preview = try await service.post("/accounts/\(customer.accountID)/usage-reset", ["preview": true]).json["preview"]
            #expect(
                preview?["effects"]?.list.compactMap { $0["description"]?.text }
                    == ["Research: the 1:06 hours that count towards the cap begin at zero again"])
            #expect(try changes(service) == [.entered])

            // Thirty days after the last recording, to the hour.
            service.time.set(Given.at("2026-12-20T23:59:59Z"))
            #expect(try await row(service) != nil)
            service.time.set(Given.at("2026-12-21T00:00:00Z"))
            #expect(try await row(service) == nil)
            #expect(try changes(service) == [.entered, .left])
        }
    }

    @Test func whoeverComesBackBringsThemBack() async throws {
        let customer = Customer()
        let (ada, guest) = (UserID.random(), UserID.random())
        try await withService(now: Given.at("2027-01-10T12:00:00Z")) { service in
            try service.tell(
                try customer.opening() + [
                    customer.member(ada, .observer), customer.member(guest, state: .removed, at: Given.at("2026-11-01")),
                    customer.recording(4_000, at: Given.at("2026-11-20")),
                ])
            #expect(try await row(service) == nil, "nobody has been there for 51 days")
            try service.tell([.fact(UserLoggedIn(userID: guest, at: Given.at("2027-01-10")), at: Given.at("2027-01-10"))])
            #expect(try await row(service) == nil, "who left is none of its people")
            try service.tell([.fact(UserLoggedIn(userID: ada, at: Given.at("2027-01-10")), at: Given.at("2027-01-10"))])
            #expect(try await row(service)?["reason"] == "at_cap")
            #expect(try changes(service) == [.entered])
            service.time.set(Given.at("2027-02-09T00:00:00Z"))
            #expect(try await row(service) == nil)
            #expect(try changes(service) == [.entered, .left])
        }
    }

    /// A deleted workspace, and what a past month had, are no matter of a change now.
    @Test func aLowerTierSaysHowManyWorkspacesItLocksAtOnce() async throws {
        var customer = Customer()
        try await withService { service in
            let tier = try customer.tier(.guardian, at: Given.at("2026-02-01"))
            try service.tell(try customer.opening() + [tier, customer.recording(3_700, at: Given.at("2026-10-03"))])
            func atCap(_ query: String) async throws -> JSONValue? {
                try await service.get("/accounts/\(customer.accountID)/revenue\(query)").json["workspaces_at_cap"]
            }
            #expect(try await atCap("") == 0)
            #expect(try await atCap("?tier=free") == 1)
            #expect(try await atCap("?tier=free&month=2026-10") == .null)
        }
    }

    @Test func lateRecordingsMendTheLockAndDeletedOnesStayCounted() async throws {
        let customer = Customer()
        try await withService { service in
            var october = try customer.recording(3_000, at: Given.at("2026-10-03"))
            try service.tell(try customer.opening() + [october, customer.recording(700, at: Given.at("2026-11-20"))])
            func lockedSince() async throws -> Instant? { try await datedRow(service)?["locked_since"]?.text.flatMap { Instant($0) } }
            #expect(try await lockedSince() == Given.at("2026-11-20"))
            try service.tell([customer.recording(650, at: Given.at("2026-11-02"))])
            #expect(try await lockedSince() == Given.at("2026-11-02"))
            try service.tell([customer.recording(3_600, at: Given.at("2025-06-02"))])
            #expect(try await lockedSince() == Given.at("2025-06-02"))

            let fact = try #require(try october.decode(ConversationRecorded.self))
            var gone = fact
            gone.deleted = true
            october = try .fact(gone, at: Given.at("2026-11-22"))
            try service.tell([october])
            #expect(try await row(service)?["lifetime_seconds"] == 7_950)
            #expect(try await lockedSince() == Given.at("2025-06-02"))
        }
    }

    /// Whoever asks again doesn't put it off, so that a stream of batches can't do so for ever.
    @Test func theirBeginningIsLookedForAPauseAfterItWasFirstAskedFor() async throws {
        let customer = Customer()
        try await withService { service in
            func lockedSince() async throws -> Instant? { try await row(service)?["locked_since"]?.text.flatMap { Instant($0) } }
            try service.tell(try customer.opening() + [customer.recording(4_000, at: Given.at("2026-11-20"))])
            #expect(try await lockedSince() == nil)
            service.time.advance(seconds: LockWatch.pauseSeconds - 1)
            try service.tell([customer.recording(4_000, at: Given.at("2026-11-02"))])
            #expect(try await lockedSince() == nil)
            service.time.advance(seconds: 1)
            #expect(try await lockedSince() == Given.at("2026-11-02"))
        }
    }

    @Test func aDowngradeLocksFromItsDayOn() async throws {
        var customer = Customer()
        try await withService { service in
            try service.tell(
                try customer.opening() + [
                    customer.tier(.guardian, at: Given.at("2026-02-01")), customer.recording(90_000, at: Given.at("2026-03-03")),
                    customer.recording(60, at: Given.at("2026-11-10")),
                ])
            #expect(try await row(service) == nil)
            try service.tell([customer.tier(.free, at: Given.at("2026-11-20T10:00:00Z"))])
            let fallen = try await datedRow(service)
            #expect(fallen?["reasons"] == ["at_cap", "recently_downgraded"])
            #expect(fallen?["locked_since"]?.text.flatMap { Instant($0) } == Given.at("2026-11-20T10:00:00Z"))
        }
    }

    @Test func aResetUnlocksAndIsRemembered() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(
                try customer.opening() + [
                    customer.recording(3_000, at: Given.at("2026-10-03")), customer.recording(900, at: Given.at("2026-11-20")),
                ])
            try await service.runTimers()
            let reset = try await service.post("/workspaces/\(customer.workspace)/usage-reset", ["reason": "Test recordings"])
            #expect(reset.status == 200 && reset.json["workspace"]?["lifetime_seconds"] == 0)
            #expect(try await row(service) == nil)
            try service.tell([customer.recording(100, at: Given.at("2026-11-01"))])
            #expect(try await row(service) == nil, "recorded before the reset")
            service.time.set(Given.at("2026-12-02"))
            try service.tell([customer.recording(3_700, at: Given.at("2026-12-01"))])
            let locked = try await datedRow(service)
            #expect(locked?["lifetime_seconds"] == 3_700 && locked?["resets_12m"] == 1)
            #expect(locked?["last_reset_reason"] == "Test recordings")
            #expect(locked?["locked_since"]?.text.flatMap { Instant($0) } == Given.at("2026-12-01"))
        }
    }

    @Test func allWorkspacesOfAnAccountAreResetAtOnce() async throws {
        let customer = Customer()
        let (second, paid) = (WorkspaceID.random(), Customer())
        try await withService { service in
            let other = WorkspaceChanged(
                workspaceID: second, organisationID: customer.organisation, name: "Second", usageContext: .internal,
                createdAt: customer.created)
            try service.tell(
                try customer.opening() + [
                    .fact(other, at: customer.created), customer.recording(3_700, at: Given.at("2026-11-02")),
                ])
            var rich = paid
            try service.tell(try rich.opening() + [rich.tier(.guardian, at: Given.at("2026-02-01"))])
            let answer = try await service.post("/accounts/\(customer.accountID)/usage-reset", ["reason": "A test"])
            #expect(answer.status == 200 && answer.json["account"]?["counted_seconds"] == 0)
            let resets = try service.events().filter { $0.type == UsageReset.eventType.description }
            #expect(answer.json["event_ids"]?.list.compactMap(\.text) == resets.map(\.id))
            #expect(Set(try resets.compactMap { try $0.decode(UsageReset.self)?.workspaceID }) == [customer.workspace, second])
            #expect(try await service.post("/accounts/\(rich.accountID)/usage-reset", ["reason": "A test"]).status == 409)
            #expect(try await service.post("/accounts/\(AccountID.random())/usage-reset", ["reason": "A test"]).status == 404)
            #expect(try await service.post("/accounts/\(customer.accountID)/usage-reset", [:]).json["field"] == "reason")
        }
    }

    /// Hours that come meanwhile are no reason to look again; a colleague's reset is.
    @Test func aPreviewedResetIsMadeOnce() async throws {
        let customer = Customer()
        try await withService { service in
            try service.tell(try customer.opening() + [customer.recording(3_700, at: Given.at("2026-11-02"))])
            let path = "/accounts/\(customer.accountID)/usage-reset"
            let looked = try await service.post(path, ["preview": true])
            let token = try #require(looked.json["preview"]?["token"])
            try service.tell([customer.recording(60, at: Given.at("2026-11-03"))])
            let asked: JSONValue = ["reason": "A test", "preview_token": token]
            #expect(try await service.post(path, asked).status == 200)
            let again = try await service.post(path, asked)
            #expect(again.status == 409 && again.json["field"] == "preview_token")
            #expect(try service.events().filter { $0.type == UsageReset.eventType.description }.count == 1)
        }
    }
}

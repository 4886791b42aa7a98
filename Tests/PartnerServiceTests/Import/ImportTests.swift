import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("Importing partners, referrals and balances")
struct ImportTests {
    private static let facts = [(BillingWorld.partner, "Atelier Morgenzijl"), (BillingWorld.client, "Gemeente Zuidhoorn")]
    private static let workspace = WorkspaceID(high: 0x3, low: 0x3)

    /// Nobody is a partner yet.
    private func running(_ body: (ServiceHarness) async throws -> Void) async throws {
        var facts = try Self.facts.map { id, name in
            try CloudEvent.fact(OrganisationChanged(organisationID: id, name: name, createdAt: t0), at: t0.adding(days: -30))
        }
        for (id, context) in [(Self.workspace, WorkspaceChanged.UsageContext.external), (WorkspaceID(high: 0x3, low: 0x4), .internal)] {
            facts.append(
                try .fact(
                    WorkspaceChanged(
                        workspaceID: id, organisationID: BillingWorld.client, name: "Panel", visibility: .isPrivate, usageContext: context,
                        createdAt: t0), at: t0.adding(days: -30)))
        }
        try await ServiceHarness.running(.partner(), now: t0, given: facts, body)
    }

    private func names(_ service: ServiceHarness) throws -> [String] { try service.events().map { EventType.shortName(of: $0.type) } }

    private func only(_ service: ServiceHarness) async throws -> JSONValue {
        let referrals = try await service.get("/referrals").json["referrals"]?.list ?? []
        #expect(referrals.count == 1)
        return referrals.first ?? .null
    }

    @Test func thePastComesInWhateverTheOrderOfTheLines() async throws {
        try await running { service in
            let said = try service.importLines(PastPartner.all)
            #expect(said == "read 4 lines about 2 partners and referrals: 5 new events")
            #expect(
                try names(service) == [
                    "partner-status-changed", "referral-agreed", "kickback-accrued", "kickback-paid-out", "kickback-paid-out",
                ])
            let referral = try await only(service)
            #expect(referral["accrued_cents"] == 120_000 && referral["paid_out_cents"] == 115_000 && referral["balance_cents"] == 5_000)
            #expect(referral["internal_notes"] == "By phone" && referral["state"] == "active", "\(referral)")
            let agreed = try #require(try service.events().lazy.compactMap { try? $0.decode(ReferralAgreed.self) }.first)
            #expect(agreed.isImported && agreed.effectiveAt.description == "2025-03-01T00:00:00Z" && agreed.reason == "Imported")
            #expect(try service.events().last?.decode(KickbackPaidOut.self)?.isImported == true)
            #expect(try service.importLines(PastPartner.all).hasSuffix(": 0 new events"))
            #expect(try await service.runtime.checks.run().isWell)
        }
    }

    @Test func theStatementHasTheBalanceOnItsDay() async throws {
        try await running { service in
            try service.importLines(PastPartner.all)
            let statement = try await service.get("\(StatementTests.path)?from=2026-06-01&to=2026-06-30").json
            let entries = statement["entries"]?.list ?? []
            #expect(entries.map { $0["kind"] } == ["accrual", "payout"])
            #expect(entries.map { $0["reference"] } == ["Earned by 2026-06-30, imported", "Paid out by 2026-06-30, imported"])
            #expect(entries.allSatisfy { $0["paid_on"] == "2026-06-30" && $0["at"] == "2026-06-30T23:59:59.999Z" }, "\(entries)")
            #expect(statement["opening_cents"] == 0 && statement["closing_cents"] == 20_000)
            let later = try await service.get("\(StatementTests.path)?from=2026-07-01").json
            #expect(later["entries"]?.list.map { $0["reference"] } == ["Transfer 9"] && later["closing_cents"] == 5_000)
        }
    }

    /// All of the balance was paid out by its day; the payout is of what came since.
    @Test func aPayoutIsOfWhatPaymentsSinceTheBalanceHaveEarned() async throws {
        try await running { service in
            var world = BillingWorld()
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(750), on: t0.adding(days: -140)))])
            let balance = PastPartner.balance.with(["paid_out_cents": 120_000])
            let lines = [PastPartner.partner, PastPartner.referral, balance, PastPartner.payout]
            #expect(try service.importLines(lines).hasSuffix(": 6 new events"))
            let referral = try await only(service)
            #expect(referral["accrued_cents"] == 135_000 && referral["paid_out_cents"] == 135_000, "\(referral)")
            #expect(try service.importLines(lines).hasSuffix(": 0 new events"))
            #expect(try await service.runtime.checks.run().isWell)
        }
    }

    @Test func whatStaffHaveDecidedSinceStays() async throws {
        try await running { service in
            try service.importLines(PastPartner.all)
            let off: JSONValue = ["is_partner": false, "reason": "They parted"]
            #expect(try await service.send(.put, "/organisations/\(BillingWorld.partner)/partner", body: off).status == 200)
            let path = "/referrals/\(try #require(try await only(service)["referral_id"]?.text))"
            let amended: JSONValue = ["kickback_percent": 30, "internal_notes": .null, "reason": "Agreed anew"]
            #expect(try await service.send(.patch, path, body: amended).status == 200)
            for entry in try await service.get(StatementTests.path + "?from=2025-01-01").json["entries"]?.list ?? [] {
                guard entry["kind"] == "payout", let event = entry["event_id"]?.text else { continue }
                #expect(try await service.post("\(path)/payouts/\(event)/withdraw", ["reason": "By mistake"]).status == 200)
            }
            #expect(try service.importLines(PastPartner.all).hasSuffix(": 0 new events"))
            let referral = try await only(service)
            #expect(
                referral["kickback_percent"] == 30 && referral["internal_notes"] == .null && referral["paid_out_cents"] == 0, "\(referral)")
        }
    }

    @Test func aLaterFileTellsTheEndAndAnotherBalance() async throws {
        try await running { service in
            try service.importLines(PastPartner.all)
            let ended = PastPartner.referral.with(["ended_at": "2026-10-31"])
            let balance = PastPartner.balance.with(["as_of": "2026-09-30", "accrued_cents": 110_000, "paid_out_cents": 115_000])
            #expect(try service.importFaults([balance]) == ["line 1: paid_out_cents is more than accrued_cents"])
            let said = try service.importLines(PastPartner.all + [ended, balance.with(["accrued_cents": 116_000])])
            #expect(said.hasSuffix(": 2 new events"), "\(said)")
            let referral = try await only(service)
            #expect(referral["state"] == "ended" && referral["accrued_cents"] == 116_000 && referral["balance_cents"] == 1_000)
            let accruals = try service.events().compactMap { try $0.decode(KickbackAccrued.self) }
            #expect(accruals.last?.kind == .reversal)
        }
    }

    @Test func oneOfAWorkspaceThatWasAgreedAndIsOver() async throws {
        try await running { service in
            let past = PastPartner.referral.with([
                "client_organisation_id": nil, "client_workspace_id": .string("\(Self.workspace)"), "expires_at": "2025-12-31",
            ])
            try service.importLines([PastPartner.partner, past])
            let referral = try await only(service)
            #expect(referral["state"] == "expired" && referral["account_id"] == .string("\(AccountID(of: Self.workspace))"))
        }
    }

    /// With the partner and the referral on the lines before.
    static let faults: [(JSONValue, String)] = [
        (["kind": "partners"], "kind has to be one of partner, referral, balance, payout, not partners"),
        (PastPartner.partner.with(["reason": nil]), "reason"),
        (PastPartner.partner.with(["effective_at": "2026-11-24T00:00:00Z"]), "effective_at lies in the future"),
        (PastPartner.referral.with(["kickback_percent": 21]), "kickback_percent is not what was imported"),
        (PastPartner.referral.with(["reference": "R-2"]), "has days in common"),
        (PastPartner.referral.with(["client_workspace_id": .string("\(workspace)")]), "either client_organisation_id or"),
        (client(WorkspaceID(high: 0x3, low: 0x4)), "client_workspace_id is an internal workspace"),
        (client(WorkspaceID(high: 0x3, low: 0x5)), "there is no workspace"),
        (PastPartner.referral.with(["expires_at": "2025-02-01"]), "expires_at has to come after starts_at"),
        (PastPartner.referral.with(["ended_at": "2026-11-24"]), "ended_at lies in the future"),
        (PastPartner.referral.with(["cap_cents": 0]), "cap_cents"),
        (PastPartner.referral.with(["discount_percent": 101]), "discount_percent"),
        (
            PastPartner.referral.with(["reference": "R-2", "partner_organisation_id": .string("\(BillingWorld.client)")]),
            "partner_organisation_id never was a partner"
        ),
        (PastPartner.balance.with(["reference": "R-2"]), "reference: no referral was imported under it"),
        (PastPartner.balance.with(["as_of": "2026-11-23"]), "as_of has to be a day that is over"),
        (PastPartner.balance.with(["as_of": "2025-02-28"]), "as_of lies before the referral's first day, 2025-03-01"),
        (PastPartner.balance.with(["accrued_cents": 500_001]), "accrued_cents is more than the referral's cap"),
        (PastPartner.balance.with(["accrued_cents": -1]), "have to be at least 0"),
        (PastPartner.payout, "the balance is €"), (PastPartner.payout.with(["paid_on": "2026-11-24"]), "paid_on lies in the future"),
        (PastPartner.payout.with(["payout_reference": ""]), "payout_reference has to have"),
    ]

    private static func client(_ workspace: WorkspaceID) -> JSONValue {
        PastPartner.referral.with(["client_organisation_id": nil, "client_workspace_id": .string("\(workspace)")])
    }

    @Test(arguments: faults) func aFaultIsToldWithItsLineAndNothingIsTakenIn(line: JSONValue, reason: String) async throws {
        try await running { service in
            let told = try service.importFaults([PastPartner.partner, PastPartner.referral, line])
            #expect(told.count == 1 && told[0].hasPrefix("line 3: "), "\(told)")
            #expect(told.first?.contains(reason) == true, "\(told)")
            #expect(try service.events().isEmpty)
        }
    }
}

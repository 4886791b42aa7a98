import Contracts
import StaffAPI
import Testing
import WireJSON

/// Services and the Gateway are deployed one by one, so that each reads what an older and a newer one says.
@Suite struct AnswerTests {
    private static let id = "10000000-0000-4000-8000-000000000001"

    /// What the contract fixes, and nothing else.
    private static let row = """
        {"account_id":"\(id)","label":"A","scope":"organisation","organisation_id":"\(id)","organisation_name":"A","tier":"free",\
        "class":"free","managed":false,"partner":false,"payment_mode":"none","billing_period":"annual","seats":1,"externals":0,\
        "observers":0,"recorded_seconds":0,"counted_seconds":0,"mrr_cents":0,"discount":null,"tier_expires_at":null,\
        "account_manager":null,"active":true,"admins":[],"workspaces":[]}
        """

    private static func decode<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
        try WireJSONDecoder().decode(Value.self, from: Array(json.utf8))
    }

    @Test func theRowOfAnOlderServiceIsRead() throws {
        let row: AccountRow = try Self.decode(Self.row)
        #expect(row.tier == .free)
        #expect(row.members == nil && row.workspaceCount == nil && row.closed == nil)
    }

    @Test func theRowOfANewerServiceIsRead() throws {
        let newer = Self.row.replacing("\"tier\":\"free\"", with: "\"tier\":\"platinum\",\"seat_plan\":{\"a\":[1]}")
            .replacing("\"payment_mode\":\"none\"", with: "\"payment_mode\":\"card\"")
            .replacing("\"discount\":null", with: "\"discount\":{\"kind\":\"loyalty\",\"percent\":5}")
        let row: AccountRow = try Self.decode(newer)
        #expect(row.tier.known == nil && row.tier.text == "platinum")
        #expect(row.paymentMode != .mollie)
        #expect(row.discount?.kind.text == "loyalty")
        #expect(String(decoding: try WireJSONEncoder().encode(row), as: UTF8.self).contains("\"tier\":\"platinum\""))
    }

    @Test func aReasonThatOnlyANewerServiceKnowsIsKept() throws {
        let answer: AtRiskAnswer = try Self.decode(
            """
            {"rows":[{"workspace_id":"\(Self.id)","workspace_name":"W","account_id":"\(Self.id)","organisation_name":null,"tier":"free",\
            "reason":"payment_failed","reasons":["payment_failed","at_cap"],"detail":null,"counted_seconds":0,"cap_seconds":null,\
            "projected_at":null,"downgraded_at":null,"downgraded_from":null,"admins":[],"remedy":null}]}
            """)
        #expect(answer.rows.first?.reason.text == "payment_failed")
        #expect(answer.rows.first?.reasons.map(\.known) == [nil, .atCap])
    }

    @Test func aRowWithoutWhatTheContractFixesIsRefused() {
        let json = Self.row.replacing("\"seats\":1,", with: "")
        #expect(throws: WireJSONError.self) { try Self.decode(json, as: AccountRow.self) }
    }

    /// The answer as it has been since before the row was shared, and what has come to it; other programs read it.
    @Test func aRowStaysByteForByteWhatItIs() throws {
        let moment = Instant(milliseconds: 1_795_424_400_000)
        let admin = AdminContact(userID: UserID(high: 0, low: 4), name: "Bo", email: "bo@example.org", lastLoginAt: nil, logins30Days: 4)
        let workspace = WorkspaceRow(
            workspaceID: WorkspaceID(high: 0, low: 3), name: "W", tier: .free, seats: 1, members: 2, externals: 3, observers: 4,
            recordedSeconds: 5, countedSeconds: 6, capSeconds: nil, active: true, deleted: false, admins: [], discount: nil)
        let row = AccountRow(
            accountID: AccountID(high: 0, low: 1), month: Month("2026-11"), label: "A", scope: .workspace,
            organisationID: OrganisationID(high: 0, low: 2), organisationName: "O", tier: .changemaker, class: .managed, managed: true,
            partner: false, paymentMode: .offline, billingPeriod: .annual, seats: 1, members: 2, externals: 3, observers: 4,
            billedSeats: 5, recordedSeconds: 6, countedSeconds: 7, mrrCents: Cents(8), trialPotentialCents: .zero,
            discount: Discount(kind: .staffDiscount, percent: .hundred), tierExpiresAt: moment, accountManager: nil, active: true,
            closed: false, downgradedAt: moment, downgradedFrom: .guardian, logins30Days: 9, admins: [admin], workspaceCount: 1,
            workspaces: [workspace])
        let zeros = "00000000-0000-0000-0000-00000000000"
        let expected = """
            {"account_id":"\(zeros)1","account_manager":null,"active":true,"admins":[{"email":"bo@example.org","last_login_at":null,\
            "logins_30d":4,"name":"Bo","source":null,"user_id":"\(zeros)4"}],"agreed_cents":null,"billed_seats":5,"billing_period":"annual","class":"managed",\
            "closed":false,"compared":null,"counted_seconds":7,"deleted_seconds":null,"discount":{"kind":"staff_discount","percent":100},"downgraded_at":"2026-11-23T09:00:00Z",\
            "downgraded_from":"guardian","ends_at":null,"externals":3,"given_away_cents":null,"label":"A","list_mrr_cents":null,"logins_30d":9,\
            "managed":true,"matched":null,"members":2,"month":"2026-11","mrr_cents":8,"mrr_pending_cents":null,"observers":4,"organisation_id":"\(zeros)2","organisation_name":"O","partner":false,"payment_mode":"offline",\
            "payment_trouble":null,"pending_seats":null,"provisioned_seats":null,"recorded_seconds":6,"scope":"workspace","seats":1,\
            "subscription_status":null,"tier":"changemaker","tier_expires_at":"2026-11-23T09:00:00Z",\
            "trial_potential_cents":0,"workspace_count":1,"workspaces":[{"active":true,"admins":[],"cap_seconds":null,\
            "counted_seconds":6,"deleted":false,"deleted_seconds":null,"discount":null,"externals":3,"members":2,"name":"W","observers":4,\
            "recorded_seconds":5,"seats":1,"tier":"free","workspace_id":"\(zeros)3"}]}
            """
        #expect(String(decoding: try WireJSONEncoder(absentValues: .null).encode(row), as: UTF8.self) == expected)
    }
}

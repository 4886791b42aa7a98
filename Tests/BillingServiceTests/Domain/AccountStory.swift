import Contracts

@testable import BillingService

/// 23 November 2026, nine o'clock.
let t0 = Instant(milliseconds: 1_795_424_400_000)

enum Known {
    static let organisation = OrganisationID(high: 0x0b0e_7a52_5b1f_4d59, low: 0x9b5e_2f6d_5d9f_0a11)
    static let otherOrganisation = OrganisationID(high: 0x71c3_b1c8_93d5_4a57, low: 0x8a9e_5d6c_0b1f_2e33)
    static let workspace = WorkspaceID(high: 0x3f8c_2c4e_7f2b_4c0e, low: 0x8f53_61a5_a0a5_b8d1)
    static let otherWorkspace = WorkspaceID(high: 0x3f8c_2c4e_7f2b_4c0e, low: 0x8f53_61a5_a0a5_b8d2)
    static let live = Subscription(status: .active, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
    static let ordered = Subscription(status: .pending, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
    static let canceled = Subscription(status: .canceled, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
}

/// An account and what has happened to it: given commands, when a command, then events.
struct AccountStory {
    private(set) var state = AccountState()
    private(set) var events: [AccountEvent] = []

    init(_ identity: AccountIdentity = AccountIdentity(of: Known.organisation), given commands: AccountCommand...) throws {
        try when(.open(identity, at: t0.adding(days: -400)))
        for command in commands { try when(command) }
    }

    @discardableResult
    mutating func when(_ command: AccountCommand) throws -> [AccountEvent] {
        let new = try Account.decide(command, state)
        for event in new { Account.evolve(&state, event) }
        events += new
        return new
    }

    /// The rejection that a command meets; nil when it is accepted.
    func rejection(of command: AccountCommand) throws -> AccountRejection? {
        do {
            _ = try Account.decide(command, state)
            return nil
        } catch let rejection as AccountRejection {
            return rejection
        }
    }
}

extension AccountCommand {
    static func tier(
        _ tier: Tier, _ period: BillingPeriod? = nil, expiresAt: Instant? = nil, at instant: Instant = t0
    ) throws -> AccountCommand {
        .changeTier(ChangeTier(tier: tier, billingPeriod: period, expiresAt: expiresAt, reason: try Reason("Agreed by phone"), at: instant))
    }

    static func trial(_ tier: Tier = .changemaker, months: TrialMonths = 1, at instant: Instant = t0) throws -> AccountCommand {
        .grantTrial(GrantTrial(tier: tier, months: months, reason: try Reason("Met at a fair"), at: instant))
    }

    static func managed(_ tier: Tier = .guardian, seats: SeatCount? = nil, manager: String? = nil, at instant: Instant = t0) throws
        -> AccountCommand
    {
        .setManaged(SetManaged(tier: tier, seats: seats, accountManager: try manager.map(AccountManagerAddress.init), at: instant))
    }

    static func subscription(
        _ subscription: Subscription = Known.live, _ tier: Tier = .changemaker, _ period: BillingPeriod = .annual, at instant: Instant = t0,
        nanoseconds: Int = 0
    ) -> AccountCommand {
        .recordSubscription(
            RecordSubscription(tier: tier, billingPeriod: period, subscription: subscription, at: instant, nanoseconds: nanoseconds))
    }

    static func selfServe(_ ending: ReturnToSelfServe.Ending, at instant: Instant = t0) -> AccountCommand {
        .returnToSelfServe(ReturnToSelfServe(ending: ending, at: instant))
    }

    static func discount(_ kind: Discount.Kind, _ percent: Int, on workspace: WorkspaceID? = nil, at instant: Instant = t0) throws
        -> AccountCommand
    {
        let discount = Discount(kind: kind, percent: Percent(percent) ?? .zero)
        return .setDiscount(SetDiscount(workspaceID: workspace, discount: discount, reason: try Reason("Education"), at: instant))
    }

    static func imported(_ content: ImportedTerms.Content, at instant: Instant) -> AccountCommand {
        .importHistory([ImportedTerms(content: content, at: instant)])
    }
}

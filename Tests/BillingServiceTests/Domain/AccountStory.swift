import Contracts
import EventSourcing
import TestKit
import Testing
@testable import BillingService

enum Known {
    static let organisation = OrganisationID(high: 0x0b0e_7a52_5b1f_4d59, low: 0x9b5e_2f6d_5d9f_0a11)
    static let otherOrganisation = OrganisationID(high: 0x71c3_b1c8_93d5_4a57, low: 0x8a9e_5d6c_0b1f_2e33)
    static let workspace = WorkspaceID(high: 0x3f8c_2c4e_7f2b_4c0e, low: 0x8f53_61a5_a0a5_b8d1)
    static let otherWorkspace = WorkspaceID(high: 0x3f8c_2c4e_7f2b_4c0e, low: 0x8f53_61a5_a0a5_b8d2)
    static let live = Subscription(status: .active, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
    static let ordered = Subscription(status: .pending, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")
    static let canceled = Subscription(status: .canceled, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1")

    static func canceled(paidUntil end: Instant) -> Subscription {
        var subscription = canceled
        subscription.accessUntil = end
        return subscription
    }
}

/// A command, and when it is asked.
struct Asked {
    let command: any Command<Account>
    let at: Instant

    init(_ command: some Command<Account>, at instant: Instant = t0) {
        self.command = command
        at = instant
    }

    func setsTier(of account: AccountState) -> Bool {
        (command as? any AccountCommand)?.setsTier(of: account.settled(at: at)) ?? false
    }
}

/// An account that has opened, and what follows from the commands that it is asked one after the other.
struct AccountStory {
    private(set) var state = AccountState()
    private(set) var events: [AccountEvent] = []

    /// - Parameter earlier: what was asked before the story begins.
    init(_ identity: AccountIdentity = AccountIdentity(of: Known.organisation), after earlier: Asked...) throws {
        try when(Asked(OpenAccount(identity: identity), at: t0.adding(days: -400)))
        for asked in earlier { try when(asked) }
    }

    @discardableResult
    mutating func when(_ asked: Asked) throws -> [AccountEvent] {
        let new = try asked.command.decide(state, at: asked.at)
        for event in new { event.evolve(&state) }
        events += new
        return new
    }

    /// The rejection that a command meets; nil when it is accepted.
    func rejection(of asked: Asked) throws -> Rejection? {
        do {
            _ = try asked.command.decide(state, at: asked.at)
            return nil
        } catch let rejection as Rejection {
            return rejection
        }
    }
}

extension Asked {
    static func tier(
        _ tier: Tier, _ period: BillingPeriod? = nil, paid payment: TierPayment? = nil, expiresAt: Instant? = nil, at instant: Instant = t0
    ) throws -> Asked {
        let reason = try Reason("Agreed by phone")
        let command = ChangeTier(tier: tier, billingPeriod: period, payment: payment, expiresAt: expiresAt, reason: reason)
        return Asked(command, at: instant)
    }

    static func trial(_ tier: Tier = .changemaker, months: TrialMonths = 1, at instant: Instant = t0) throws -> Asked {
        Asked(GrantTrial(tier: tier, months: months, reason: try Reason("Met at a fair")), at: instant)
    }

    static func managed(
        _ tier: Tier? = .guardian, seats: SeatCount? = nil, agreed: AgreedAmount? = nil, manager: String? = nil, reason: String? = nil,
        at instant: Instant = t0
    ) throws -> Asked {
        let command = SetManaged(
            tier: tier, seats: seats, agreedAmount: agreed, accountManager: try manager.map { try colleague($0) },
            reason: try reason.map { try Reason($0) })
        return Asked(command, at: instant)
    }

    private static func colleague(_ address: String) throws -> ManagerCandidate {
        ManagerCandidate(address: try AccountManagerAddress(address), isColleague: true)
    }

    static func subscription(
        _ subscription: Subscription = Known.live, _ tier: Tier = .changemaker, _ period: BillingPeriod = .annual, at instant: Instant = t0,
        nanoseconds: Int = 0
    ) -> Asked {
        Asked(RecordSubscription(tier: tier, billingPeriod: period, subscription: subscription, nanoseconds: nanoseconds), at: instant)
    }

    static func selfServe(_ ending: ReturnToSelfServe.Ending, at instant: Instant = t0) -> Asked {
        Asked(ReturnToSelfServe(ending: ending), at: instant)
    }

    static func discount(
        _ kind: Discount.Kind, _ percent: Int, on workspace: WorkspaceID? = nil, at instant: Instant = t0
    ) throws -> Asked {
        let discount = Discount(kind: kind, percent: Percent(percent) ?? .zero)
        return Asked(SetDiscount(workspaceID: workspace, discount: discount, reason: try Reason("Education")), at: instant)
    }

    static func imported(_ content: ImportedTerms.Content, at instant: Instant) -> Asked {
        Asked(ImportHistory(past: [ImportedTerms(content: content, at: instant)], importedAt: t0), at: instant)
    }

    static func expireTier(at instant: Instant) -> Asked { Asked(ExpireTier(), at: instant) }

    static func warnOfExpiry(at instant: Instant) -> Asked { Asked(WarnOfExpiry(), at: instant) }

    static func assignAccountManager(_ address: AccountManagerAddress?, at instant: Instant) -> Asked {
        Asked(AssignAccountManager(manager: address.map { ManagerCandidate(address: $0, isColleague: true) }), at: instant)
    }

    static func move(to organisation: OrganisationID, at instant: Instant) -> Asked {
        Asked(MoveAccount(organisation: organisation), at: instant)
    }

    static func handOff(to organisation: OrganisationID, at instant: Instant) -> Asked {
        Asked(MoveAccount(organisation: organisation, isHandoff: true), at: instant)
    }
}

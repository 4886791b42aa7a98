import Contracts
import EventSourcing

/// The unit that pays.
enum Account: Aggregate {
    static let category = "account"
    static let initialState = AccountState()
    static let events = EventTable<AccountState>(
        AccountOpened.self, AccountMoved.self, BillingModeChanged.self, TierChanged.self, TrialGranted.self, TierExpiringSoon.self,
        TierExpired.self, DiscountSet.self, DiscountCleared.self, AccountManagerChanged.self, InvoiceIssued.self,
        InvoicePartPaid.self, InvoicePaid.self, InvoiceWithdrawalAsked.self, InvoicePaymentWithdrawn.self, InvoiceOverdue.self,
        CreditNoteIssued.self, InvoiceSendAsked.self, InvoiceSent.self, InvoiceMailRefused.self,
        InvoiceDownloadLinkSet.self, InvoiceRemindersSet.self, RenewalNoted.self, PaymentLinkAsked.self, PaymentLinkIssued.self,
        PaymentLinkRefused.self,
        PaymentLinkCancelled.self
    )
}

typealias AccountEvent = any StreamEvent<AccountState>

/// What can be asked of an account that is open.
protocol AccountCommand: Command where Target == Account {
    func decide(_ decision: inout AccountDecision, at now: Instant) throws

    /// Whether the command sets a tier for good, or lends one above the usual trial. That needs the policy for changing tiers, whichever
    /// command it comes by (DOMAIN §9).
    func setsTier(of account: AccountState) -> Bool

    /// What staff have to know and confirm before it is carried out.
    func warnings(of account: AccountState, at now: Instant) -> [TermsWarning]

    /// What else a preview tells of the account beside what becomes of its tier.
    func notes(of account: AccountState, at now: Instant) -> [TermsEffect]
}

extension AccountCommand {
    func setsTier(of account: AccountState) -> Bool { false }
    func warnings(of account: AccountState, at now: Instant) -> [TermsWarning] { [] }
    func notes(of account: AccountState, at now: Instant) -> [TermsEffect] { [] }

    /// A tier whose end has passed by the time of the command expires first, so that no decision rests on a tier that is over,
    /// whichever of the two came first.
    func decide(_ state: AccountState, at now: Instant) throws -> [AccountEvent] {
        guard let identity = state.identity else { throw Rejection.accountNotOpened }
        var decision = AccountDecision(identity: identity, state: state)
        decision.expireTier(upTo: now)
        try decide(&decision, at: now)
        decision.closeOutdatedLinks()
        return decision.events
    }
}

/// A decision in the making: each event counts at once for what is decided after it.
struct AccountDecision {
    let identity: AccountIdentity
    private(set) var state: AccountState
    private(set) var events: [AccountEvent] = []

    init(identity: AccountIdentity, state: AccountState) {
        self.identity = identity
        self.state = state
    }

    mutating func append(_ event: AccountEvent) {
        events.append(event)
        event.evolve(&state)
    }
}

extension Rejection {
    static let accountNotOpened = notFound("account with this id")
}

import Contracts
import Terms

/// What the events of one account add up to.
///
/// Terms are kept as histories by effective time, because facts and imported history can arrive late: the newest entry is in force now,
/// and a late one is judged by what was in force at its own time.
public struct AccountState: Hashable, Sendable {
    var identity: AccountIdentity?
    /// Since when the account belongs to its organisation, where it has moved.
    var movedAt: Instant?
    /// Oldest first.
    var handoffs: [AccountHandoff] = []
    var tiers = History<TierTerms>()
    var modes = History<ModeTerms>()
    /// Subscriptions that were ordered and not paid yet, beside what holds meanwhile.
    var orders = History<Subscription>()
    var accountDiscounts = History<Discount?>()
    var discountsByWorkspace: [WorkspaceID: History<Discount?>] = [:]
    var accountManagers = History<String?>()
    /// What the account is paying by, of an imported past too.
    var paidInvoices: [PaidInvoice] = []
    /// What was invoiced, by the invoices' ids.
    var invoices: [InvoiceID: InvoiceState] = [:]
    var creditNoteNumbers: [InvoiceID: String] = [:]
    /// Invoices from before the account went to another organisation, with their credit notes: their buyer is not whose account it is now.
    var documentsOfFormerOwners: Set<InvoiceID> = []
    /// In which systems invoices and credit notes of an imported past were issued, by their ids.
    var issuedIn: [InvoiceID: ShortText] = [:]
    /// Payments that an imported past has marked; also those that were withdrawn since, so that none is marked again.
    var importedMarks: Set<PaymentMarkID> = []
    /// By which invoices are, or could be, paid.
    var paymentLinks: [PaymentLinkID: PaymentLinkState] = [:]
    /// What payments of the provider have marked, by the provider's ids; also what was withdrawn since, so that none is marked twice.
    var receipts: [String: PaymentMarkID] = [:]
    /// Late invoices are reminded of.
    var remindsOfInvoices = true
    /// By the ids of invoices and credit notes.
    var mailings: [InvoiceID: Mailing] = [:]
    /// By which customers look at them; without those of which the link was taken back.
    var downloadTokens: [InvoiceID: DownloadToken] = [:]
    /// What was last said of what ends or is due.
    var renewalNotes: [RenewalKind: RenewalNote] = [:]
    /// Expiries that were announced already.
    var warnedExpiries: Set<Instant> = []

    var tierTerms: TierTerms { tiers.newest?.value ?? .initial }
    var mode: ModeTerms { modes.newest?.value ?? .initial }
    var discount: Discount? { accountDiscounts.newest?.value ?? nil }
    var accountManager: String? { accountManagers.newest?.value ?? nil }

    var workspaceDiscounts: [WorkspaceID: Discount] {
        discountsByWorkspace.compactMapValues { $0.newest?.value ?? nil }
    }

    func tierTerms(asOf instant: Instant) -> TierTerms { tiers.entry(asOf: instant)?.value ?? .initial }
    func mode(asOf instant: Instant) -> ModeTerms { modes.entry(asOf: instant)?.value ?? .initial }

    /// The account as it was, by all that is known of it now.
    func asOf(_ instant: Instant) -> AccountState {
        var past = self
        past.tiers = tiers.upTo(instant)
        past.modes = modes.upTo(instant)
        past.accountDiscounts = accountDiscounts.upTo(instant)
        past.discountsByWorkspace = discountsByWorkspace.mapValues { $0.upTo(instant) }
        return past
    }

    /// The trial that runs at an instant, if one does.
    func runningTrial(at instant: Instant) -> Trial? {
        tierTerms.trial.flatMap { $0.endsAt > instant ? $0 : nil }
    }

    /// The instant from which a decision made now holds. It never lies before terms that hold already, whatever a clock elsewhere said.
    func effectiveInstant(now: Instant) -> Instant {
        [now, tiers.newest?.effectiveAt, modes.newest?.effectiveAt].compactMap { $0 }.max() ?? now
    }

    /// The latest fall in rank from which the account has not come back.
    var downgrade: Downgrade? {
        var timeline = TierTimeline()
        for entry in tiers.entries { timeline.enter(entry.value.stay, at: entry.effectiveAt) }
        return timeline.downgrade
    }
}

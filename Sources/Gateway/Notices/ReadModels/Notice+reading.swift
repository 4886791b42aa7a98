import Contracts
import Cryptography
import EventKit

extension Notice {
    /// Nil for an event that staff are not told of.
    init?(of event: CloudEvent) throws {
        if let received = try event.decode(UpgradeRequestReceived.self) {
            // Whoever decides the request that it has joined decides this one too. Of what was imported nobody is told.
            guard received.joinedRequestID == nil, received.cause != .imported else { return nil }
            let request = NoticeMatter.RequestedUpgrade(
                requestID: received.requestID, kind: received.kind, tier: received.proposedTier,
                billingPeriod: received.proposedBillingPeriod, origin: received.origin)
            self.init(.upgradeRequested(request), of: received.accountID, received.organisationID, event)
        } else if let late = try event.decode(InvoiceOverdue.self) {
            guard late.cause != .imported else { return nil }
            let invoice = NoticeMatter.LateInvoice(
                invoiceID: late.invoiceID, number: late.number, dueOn: late.dueOn, openCents: late.openCents)
            self.init(.invoiceOverdue(invoice), of: late.accountID, late.organisationID, event)
        } else if let soon = try event.decode(TierExpiringSoon.self) {
            let end = NoticeMatter.EndingTier(tier: soon.tier, isTrial: soon.isTrial, expiresAt: soon.expiresAt)
            self.init(.tierExpiringSoon(end), of: soon.accountID, soon.organisationID, event)
        } else if let ended = try event.decode(TierExpired.self) {
            let end = NoticeMatter.EndedTier(tier: ended.tier, previousTier: ended.previousTier, wasTrial: ended.wasTrial)
            self.init(.tierExpired(end), of: ended.accountID, ended.organisationID, event)
        } else if let missing = try event.decode(WorkspaceNotCreated.self) {
            let request = NoticeMatter.MissingWorkspace(
                requestID: missing.requestID, tier: missing.tier, approvedAt: missing.approvedAt)
            self.init(.requestNotCreated(request), of: missing.accountID, missing.organisationID, event)
        } else if let changed = try event.decode(BillingModeChanged.self) {
            self.init(of: changed, event)
        } else if let payment = try event.decode(PaymentRecorded.self) {
            self.init(of: payment, event)
        } else if let notice = try Notice(ofTraining: event) ?? Notice(ofPartner: event) {
            self = notice
        } else {
            return nil
        }
    }

    /// Other changes of a subscription tell of the same failure again, which is told once.
    private init?(of changed: BillingModeChanged, _ event: CloudEvent) {
        guard changed.cause != .imported, let since = changed.subscription?.seatRepriceFailedAt else { return nil }
        let matter = NoticeMatter.seatsNotCharged(.init(since: since))
        let id = Self.id(following: "\(matter.code.rawValue) seats \(changed.accountID) \(since)")
        self.init(matter, of: changed.accountID, changed.organisationID, event, id: id)
    }

    /// A payment is told of whenever something of it changes, and what is wrong with it once: the notice has an id that follows from the payment.
    private init?(of payment: PaymentRecorded, _ event: CloudEvent) {
        guard payment.cause != .imported, let account = payment.accountID, let organisation = payment.organisationID,
            let matter = NoticeMatter(payment)
        else { return nil }
        let id = Self.id(following: "\(matter.code.rawValue) \(payment.paymentID.text)")
        self.init(matter, of: account, organisation, event, id: id)
    }

    init(
        _ matter: NoticeMatter, of account: AccountID, _ organisation: OrganisationID, _ event: CloudEvent, id: NoticeID? = nil
    ) {
        self.init(
            id: id ?? Self.id(of: event), matter: matter, accountID: account, organisationID: organisation,
            actor: event.actor ?? .system, createdAt: event.time)
    }

    /// That of the event, which is a UUID unless somebody else has written it; then one that always follows from it.
    private static func id(of event: CloudEvent) -> NoticeID {
        NoticeID(event.id) ?? id(following: "\(event.source) \(event.id)")
    }

    private static func id(following text: String) -> NoticeID {
        let digest = Digest.sha256(Array(text.utf8))
        func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        // The form of a UUID whose maker chooses its bits (version 8, RFC 9562).
        return NoticeID(
            high: number(digest[0..<8]) & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
            low: number(digest[8..<16]) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }
}

extension NoticeMatter {
    /// What of a payment a person has to see to; nil for one with which all is well.
    fileprivate init?(_ payment: PaymentRecorded) {
        if payment.paidTwice {
            self = .paidTwice(
                SecondPayment(
                    paymentID: payment.paymentID.text, amountCents: payment.amountCents, invoiceID: payment.invoiceID))
        } else if let kind = payment.kind, payment.isOfSubscription, payment.status.text == PaymentStatus.failed.rawValue {
            self = .chargeFailed(
                FailedCharge(
                    paymentID: payment.paymentID.text, kind: kind, amountCents: payment.amountCents,
                    reason: payment.failureReason?.text))
        } else {
            return nil
        }
    }
}

extension PaymentRecorded {
    fileprivate var isOfSubscription: Bool {
        switch kind {
        case .first, .renewal, .retry: true
        case .seats, .invoiceLink, .methodChange, nil: false
        }
    }

    private var hasGoneBack: Bool { refundedCents + chargedBackCents >= amountCents }

    /// A charge that was paid, and stays so, makes good those that failed; a second payment is dealt with once it is none any more, or is given back.
    fileprivate var handling: NoticeHandling? {
        guard let accountID else { return nil }
        if isOfSubscription { return isPaid && refundedCents + chargedBackCents == .zero ? .handled(.charges(accountID)) : nil }
        return !paidTwice || hasGoneBack ? .handled(.payment(paymentID.text)) : nil
    }
}

/// What an event means for notices that came before it.
enum NoticeHandling: Equatable {
    /// The matter is dealt with: they are read for everybody.
    case handled(NoticeSubject)
    /// It is to be dealt with after all.
    case open(NoticeSubject)

    /// All that an event means; a change of terms may mean more than one thing.
    static func all(of event: CloudEvent) throws -> [NoticeHandling] {
        [try NoticeHandling(of: event), try ofSeatPrice(event)].compactMap { $0 }
    }

    private static func ofSeatPrice(_ event: CloudEvent) throws -> Self? {
        guard let changed = try event.decode(BillingModeChanged.self), changed.subscription?.seatRepriceFailedAt == nil else { return nil }
        return .handled(.seatPrice(changed.accountID))
    }

    private init?(of event: CloudEvent) throws {
        if let ofOthers = try Self.ofTraining(event) ?? Self.ofPartner(event) {
            self = ofOthers
        } else if let approved = try event.decode(UpgradeRequestApproved.self) {
            self = .handled(.request(approved.requestID))
        } else if let denied = try event.decode(UpgradeRequestDenied.self) {
            self = .handled(.request(denied.requestID))
        } else if let fulfilled = try event.decode(UpgradeRequestFulfilled.self) {
            self = .handled(.request(fulfilled.requestID))
        } else if let payment = try event.decode(PaymentRecorded.self) {
            guard let handling = payment.handling else { return nil }
            self = handling
        } else if let invoice = try Self.ofInvoice(event) ?? Self.ofTier(event) {
            self = invoice
        } else {
            return nil
        }
    }

    private static func ofInvoice(_ event: CloudEvent) throws -> Self? {
        if let paid = try event.decode(InvoicePaid.self) { return .handled(.invoice(paid.invoiceID)) }
        if let paid = try event.decode(InvoicePartPaid.self) { return .handled(.invoice(paid.invoiceID)) }
        if let credited = try event.decode(CreditNoteIssued.self) { return credited.isWhole ? .handled(.invoice(credited.invoiceID)) : nil }
        return try event.decode(InvoicePaymentWithdrawn.self).map { .open(.invoice($0.invoiceID)) }
    }

    private static func ofTier(_ event: CloudEvent) throws -> Self? {
        if let changed = try event.decode(TierChanged.self) { return ofTier(changed.accountID, changed.cause) }
        if let changed = try event.decode(BillingModeChanged.self) { return ofTier(changed.accountID, changed.cause) }
        if let granted = try event.decode(TrialGranted.self) { return ofTier(granted.accountID, granted.cause) }
        // That it ends soon is told no longer once it has ended.
        return try event.decode(TierExpired.self).map { .handled(.tier($0.accountID)) }
    }

    private static func ofTier(_ account: AccountID, _ cause: ChangeCause) -> Self? {
        switch cause {
        case .staff, .upgradeRequest, .subscription: .handled(.tier(account))
        // What follows from the end of a tier by itself deals with nothing.
        case .expiry, .imported: nil
        }
    }
}

import Contracts
import EventKit
import HTTP
import MailKit
import ServiceTesting
import Synchronization
import TestKit
@testable import Gateway
@testable import Mail

/// Events that staff are told of, as BillingService tells them.
enum NoticeFixtures {
    static let organisation: OrganisationID = Fixtures.id(3)
    static let account = AccountIdentity(accountID: AccountID(of: organisation), organisationID: organisation)
    static let topic = EventContext.billing.topic

    /// - Parameter number: of the event: its id and its position.
    static func event(
        _ payload: some EventPayload, _ number: UInt64, at instant: Instant = t0, by actor: Actor = .system
    ) throws -> CloudEvent {
        let id: NoticeID = Fixtures.id(number)
        var event = try CloudEvent.fact(payload, at: instant, source: EventContext.billing.source, id: id.description)
        event.position = Int64(number)
        event.actor = actor
        return event
    }

    static func request(_ number: UInt64 = 1, joining other: UpgradeRequestID? = nil) -> UpgradeRequestReceived {
        UpgradeRequestReceived(
            requestID: Fixtures.id(number), organisationID: organisation, accountID: account.accountID, kind: .tierUpgrade,
            requestedBy: Fixtures.id(77), proposedTier: .guardian, proposedBillingPeriod: .annual, joinedRequestID: other,
            origin: .platform, effectiveAt: t0)
    }

    static let denied = UpgradeRequestDenied(of: request(), note: "Not now.", effectiveAt: t0)

    static let overdue = InvoiceOverdue(
        of: account, invoiceID: Fixtures.id(9), number: "2026-000123", dueOn: t0.date, openCents: Cents(108_900))

    static let paid = InvoicePaid(
        of: account, invoiceID: Fixtures.id(9), periodStart: t0.date, periodEnd: t0.date, netCents: Cents(90_000),
        totalCents: Cents(108_900), source: "bank", receivedOn: t0.date)

    static let withdrawn = InvoicePaymentWithdrawn(
        of: account, invoiceID: Fixtures.id(9), number: "2026-000123", markID: Fixtures.id(5), amountCents: Cents(108_900),
        paidCents: .zero, openCents: Cents(108_900), wasPaid: true, reason: "A slip")

    static let endsSoon = TierExpiringSoon(of: account, tier: .changemaker, isTrial: true, expiresAt: t0.date.adding(days: 3).start)

    static func manager(_ email: String?) -> AccountManagerChanged {
        AccountManagerChanged(of: account, accountManager: email, effectiveAt: t0)
    }

    static func named(_ name: String) throws -> CloudEvent {
        try .fact(OrganisationChanged(organisationID: organisation, name: name, createdAt: t0), at: t0)
    }
}

extension ServiceHarness {
    /// What BillingService has told.
    func tell(_ events: CloudEvent...) throws {
        try apply(events, topic: NoticeFixtures.topic)
    }

    /// Somebody works here.
    func see(_ name: String, address: String? = nil, id: StaffMemberID? = nil) throws {
        guard let member = id ?? StaffMemberID(name), let email = ShortText(address ?? "\(name)@dembrane.com") else { return }
        try runtime.engine.changes.run { work in
            try work.execute(RecordSighting(memberID: member, email: email, name: nil, policies: []), on: member.text)
        }
    }

    func prefer(_ preference: MailPreference, about code: NoticeCode, _ name: String) throws {
        guard let member = StaffMemberID(name) else { return }
        try runtime.engine.changes.run { work in
            try work.execute(SetPreferences(memberID: member, wanted: MailPreferences([code: preference])), on: name)
        }
    }
}

/// Takes every mail on.
final class SentMails: Sendable {
    private let mails = Mutex<[MailMessage]>([])

    var all: [MailMessage] { mails.withLock { $0 } }

    func send(_ message: MailMessage) -> MailOutcome {
        mails.withLock { $0.append(message) }
        return .accepted(SMTPReply(code: 250, lines: []))
    }
}

/// A Gateway whose mails go to `SentMails`.
struct MailingGateway {
    static let origin = "https://admin.example.org"
    static let tokens = UnsubscribeTokens(internalSecret: ServiceHarness.secret)

    let harness: ServiceHarness
    let mails: SentMails

    init(now: Instant = t0, directory: String? = nil, mails: SentMails = SentMails()) throws {
        var configuration = GatewayConfiguration(
            owners: Dictionary(uniqueKeysWithValues: Owner.allCases.map { ($0, "http://127.0.0.1:9") }),
            staffKeys: .secret(GatewayUnderTest.staffSecret), internalSecret: ServiceHarness.secret)
        configuration.site = Site(publicOrigin: Origin(Self.origin))
        var definition = try configuration.build(time: ManualTime(now))
        let settings = MailSettings(
            server: try SMTPServer(url: "smtp://127.0.0.1:9"), from: try Mailbox(address: "office@dembrane.com"))
        if let origin = Origin(Self.origin) {
            let links = MailLinks(origin: origin, tokens: Self.tokens)
            definition.effects = [NoticeMailing.handler(settings, links) { mails.send($0) }]
        }
        harness = try ServiceHarness(definition, now: now, directory: directory)
        self.mails = mails
    }

    /// Moves the clock, and lets happen what is due by then.
    func settle(at instant: Instant) async throws {
        harness.time.set(instant)
        try await harness.runTimers()
        try await harness.runEffects()
    }
}

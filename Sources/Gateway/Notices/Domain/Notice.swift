import Contracts

/// Something that staff are told: what, of which account, when, and who did it.
struct Notice: Sendable, Equatable {
    let id: NoticeID
    let matter: NoticeMatter
    let accountID: AccountID
    let organisationID: OrganisationID
    let actor: Actor
    let createdAt: Instant

    var code: NoticeCode { matter.code }

    /// What it is about, so that whatever handles that finds it.
    var subject: NoticeSubject {
        switch matter {
        case .upgradeRequested(let request): .request(request.requestID)
        case .invoiceOverdue(let invoice): .invoice(invoice.invoiceID)
        case .tierExpiringSoon, .tierExpired: .tier(accountID)
        case .chargeFailed: .charges(accountID)
        case .seatsNotCharged: .seatPrice(accountID)
        case .paidTwice(let payment): .payment(payment.paymentID)
        case .requestNotCreated(let request): .request(request.requestID)
        case .trainingRequested(let asked): .trainingSession(asked.sessionID)
        case .onboardingFollowUp(let matter): .followUp(matter.followUpID)
        case .externalLedDetected: .externalLed(organisationID)
        }
    }

    /// Where its matter is looked at and dealt with.
    var path: String {
        switch matter {
        case .upgradeRequested(let request): ConsolePath.request(request.requestID)
        case .invoiceOverdue(let invoice): ConsolePath.invoice(invoice.invoiceID)
        case .tierExpiringSoon, .tierExpired, .seatsNotCharged: ConsolePath.account(accountID)
        case .chargeFailed: paymentsPath
        case .paidTwice(let payment): payment.invoiceID.map(ConsolePath.invoice) ?? paymentsPath
        case .requestNotCreated(let request): ConsolePath.request(request.requestID)
        case .trainingRequested(let asked): ConsolePath.session(asked.sessionID)
        case .onboardingFollowUp: FollowUpsAddress().path
        case .externalLedDetected: ExternalLedAddress.path(of: organisationID)
        }
    }

    private var paymentsPath: String { "/payments?account=\(accountID)" }

    /// Whether somebody with this address did what it tells of. Nobody is told of what they have done themselves.
    func isDoing(of address: String) -> Bool {
        switch actor {
        case .staff(let email): email.lowercased() == address.lowercased()
        case .system: false
        }
    }
}

/// The thing that a notice is about.
enum NoticeSubject: Sendable, Equatable {
    case request(UpgradeRequestID)
    case invoice(InvoiceID)
    case tier(AccountID)
    /// What is collected of an account's subscription.
    case charges(AccountID)
    /// Whether the price of an account's subscription is that of its seats.
    case seatPrice(AccountID)
    /// By the provider's id.
    case payment(String)
    case trainingSession(TrainingSessionID)
    case followUp(FollowUpID)
    /// How far staff have come with an organisation that a guest of a partner has created.
    case externalLed(OrganisationID)

    var text: String {
        switch self {
        case .request(let id): "request \(id)"
        case .invoice(let id): "invoice \(id)"
        case .tier(let id): "tier \(id)"
        case .charges(let id): "charges \(id)"
        case .seatPrice(let id): "seat-price \(id)"
        case .payment(let id): "payment \(id)"
        case .trainingSession(let id): "training-session \(id)"
        case .followUp(let id): "follow-up \(id)"
        case .externalLed(let id): "external-led \(id)"
        }
    }
}

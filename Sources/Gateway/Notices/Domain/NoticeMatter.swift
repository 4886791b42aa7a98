import Contracts

/// What a notice is about, in ids, amounts and times alone: names are looked up when somebody reads it, so that it keeps none.
enum NoticeMatter: Sendable, Equatable, Codable {
    case upgradeRequested(RequestedUpgrade)
    case invoiceOverdue(LateInvoice)
    case tierExpiringSoon(EndingTier)
    case tierExpired(EndedTier)
    case chargeFailed(FailedCharge)
    case seatsNotCharged(UnchargedSeats)
    case paidTwice(SecondPayment)
    case requestNotCreated(MissingWorkspace)
    case trainingRequested(AskedTraining)
    case onboardingFollowUp(OnboardingMatter)
    case externalLedDetected(DetectedOrganisation)

    struct RequestedUpgrade: Sendable, Equatable, Codable {
        var requestID: UpgradeRequestID
        var kind: UpgradeRequested.Kind
        var tier: Tier
        var billingPeriod: BillingPeriod
        var origin: UpgradeRequestReceived.Origin
    }

    struct LateInvoice: Sendable, Equatable, Codable {
        var invoiceID: InvoiceID
        var number: String
        var dueOn: LocalDate
        var openCents: Cents
    }

    struct EndingTier: Sendable, Equatable, Codable {
        var tier: Tier
        var isTrial: Bool
        var expiresAt: Instant
    }

    struct EndedTier: Sendable, Equatable, Codable {
        var tier: Tier
        var previousTier: Tier
        var wasTrial: Bool
    }

    struct FailedCharge: Sendable, Equatable, Codable {
        /// The provider's, as is its reason.
        var paymentID: String
        var kind: PaymentKind
        var amountCents: Cents
        var reason: String?
    }

    /// The price of a subscription could not be brought in line with its seats.
    struct UnchargedSeats: Sendable, Equatable, Codable {
        var since: Instant
    }

    struct SecondPayment: Sendable, Equatable, Codable {
        var paymentID: String
        var amountCents: Cents
        var invoiceID: InvoiceID?
    }

    struct MissingWorkspace: Sendable, Equatable, Codable {
        var requestID: UpgradeRequestID
        var tier: Tier
        var approvedAt: Instant
    }

    struct AskedTraining: Sendable, Equatable, Codable {
        var sessionID: TrainingSessionID
        var mode: TrainingMode?
        var participants: Int?
    }

    /// What the answers of somebody who is new ask of staff.
    struct OnboardingMatter: Sendable, Equatable, Codable {
        var followUpID: FollowUpID
        var kind: FollowUpKind
    }

    /// An organisation that a guest of partners has created; it is the one that the notice is of.
    struct DetectedOrganisation: Sendable, Equatable, Codable {
        var partnerOrganisationIDs: [OrganisationID]
    }

    /// Those beside the customer whose names it says.
    var namedOrganisations: [OrganisationID] {
        switch self {
        case .externalLedDetected(let detected): detected.partnerOrganisationIDs
        case .upgradeRequested, .invoiceOverdue, .tierExpiringSoon, .tierExpired, .chargeFailed, .seatsNotCharged, .paidTwice,
            .requestNotCreated, .trainingRequested, .onboardingFollowUp:
            []
        }
    }

    var code: NoticeCode {
        switch self {
        case .upgradeRequested: .upgradeRequested
        case .invoiceOverdue: .invoiceOverdue
        case .tierExpiringSoon: .tierExpiringSoon
        case .tierExpired: .tierExpired
        case .chargeFailed, .seatsNotCharged: .chargeFailed
        case .paidTwice: .paidTwice
        case .requestNotCreated: .requestNotCreated
        case .trainingRequested: .trainingRequested
        case .onboardingFollowUp: .onboardingFollowUp
        case .externalLedDetected: .externalLedDetected
        }
    }

    /// Whom it is for.
    var audience: NoticeAudience {
        switch self {
        case .upgradeRequested, .invoiceOverdue, .chargeFailed, .seatsNotCharged, .paidTwice, .requestNotCreated,
            .trainingRequested, .onboardingFollowUp, .externalLedDetected:
            .everyone
        case .tierExpiringSoon, .tierExpired: .accountManager
        }
    }
}

/// For whom a notice is, beside whoever did what it tells of.
enum NoticeAudience: String, Sendable {
    /// All who stand in the staff directory.
    case everyone
    /// Who looks after the account.
    case accountManager = "account-manager"
}

/// Whether somebody has to do something.
enum NoticeSeverity: String, Sendable, Encodable {
    case action, info
}

extension NoticeCode {
    /// All that staff are told of asks something of them (DOMAIN §15).
    var severity: NoticeSeverity {
        switch self {
        case .upgradeRequested, .trainingRequested, .onboardingFollowUp, .externalLedDetected, .chargeFailed, .mandateLost, .invoiceOverdue,
            .paidTwice, .requestNotCreated, .tierExpiringSoon, .tierExpired:
            .action
        }
    }
}

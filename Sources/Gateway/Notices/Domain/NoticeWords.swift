import Contracts

/// What a notice says, in words for staff.
struct NoticeWords {
    let matter: NoticeMatter
    /// The organisation, as the platform calls it now.
    let customer: String

    init(_ notice: Notice, customer: String?) {
        matter = notice.matter
        self.customer = customer.map { ShownName($0).plain } ?? "an organisation that the platform has not told of"
    }

    var title: String {
        switch matter {
        case .upgradeRequested(let request): "\(beginning) asks for \(Self.wish(request))"
        case .invoiceOverdue(let invoice): "Invoice \(ShownName(invoice.number).plain) of \(customer) is overdue"
        case .tierExpiringSoon(let end):
            "\(Self.subject(end.tier, isTrial: end.isTrial)) of \(customer) ends on \(Self.lastDay(end.expiresAt))"
        case .tierExpired(let end): "\(Self.subject(end.previousTier, isTrial: end.wasTrial)) of \(customer) has ended"
        }
    }

    var text: String {
        switch matter {
        case .upgradeRequested(let request): Self.terms(request)
        case .invoiceOverdue(let invoice):
            "\(invoice.openCents.inEuros) is open; it was to be paid by \(Figures.date(invoice.dueOn))."
        case .tierExpiringSoon: "The account then falls back to \(Tier.free.title) by itself."
        case .tierExpired(let end): "The account has \(end.tier.title) now."
        }
    }

    private var beginning: String { Sentence.beginning(customer) }

    private static func wish(_ request: NoticeMatter.RequestedUpgrade) -> String {
        switch request.kind {
        case .tierUpgrade: request.tier.title
        case .newWorkspace: "a new workspace on \(request.tier.title)"
        }
    }

    private static func terms(_ request: NoticeMatter.RequestedUpgrade) -> String {
        let cadence =
            switch request.billingPeriod {
            case .annual: "billed yearly"
            case .monthly: "billed monthly"
            }
        let terms = request.tier.isPaid ? "\(request.tier.title), \(cadence)" : request.tier.title
        return switch request.origin {
        case .platform: "\(terms)."
        case .staff: "\(terms). A colleague has entered it for them."
        }
    }

    private static func subject(_ tier: Tier, isTrial: Bool) -> String { isTrial ? "The trial of \(tier.title)" : tier.title }

    private static func lastDay(_ end: Instant) -> String { Figures.date(end.lastDay) }
}

extension NoticeCode {
    var title: String {
        switch self {
        case .upgradeRequested: "Upgrade requested"
        case .trainingRequested: "Training requested"
        case .onboardingFollowUp: "Onboarding to follow up"
        case .externalLedDetected: "Led by an outsider"
        case .chargeFailed: "Charge failed"
        case .mandateLost: "Mandate lost"
        case .invoiceOverdue: "Invoice overdue"
        case .paidTwice: "Paid twice"
        case .requestNotCreated: "Workspace not created"
        case .tierExpiringSoon: "Tier ends soon"
        case .tierExpired: "Tier has ended"
        }
    }
}

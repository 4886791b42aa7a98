import Contracts

/// What a notice says, in words for staff.
struct NoticeWords {
    let matter: NoticeMatter
    /// The organisation, as the platform calls it now.
    let customer: String
    /// The other organisations that it is about.
    let others: [String]

    init(_ notice: Notice, customer: String?, others: [String] = []) {
        matter = notice.matter
        self.others = others.map { ShownName($0).plain }
        self.customer = customer.map { ShownName($0).plain } ?? "an organisation that the platform has not told of"
    }

    var title: String {
        switch matter {
        case .upgradeRequested(let request): "\(beginning) asks for \(Self.wish(request))"
        case .invoiceOverdue(let invoice): "Invoice \(ShownName(invoice.number).plain) of \(customer) is overdue"
        case .tierExpiringSoon(let end):
            "\(Self.subject(end.tier, isTrial: end.isTrial)) of \(customer) ends on \(Self.lastDay(end.expiresAt))"
        case .tierExpired(let end): "\(Self.subject(end.previousTier, isTrial: end.wasTrial)) of \(customer) has ended"
        case .chargeFailed: "A charge of \(customer) has failed"
        case .seatsNotCharged: "Added seats of \(customer) could not be charged"
        case .paidTwice: "\(beginning) has paid an invoice twice"
        case .requestNotCreated: "The workspace that was granted to \(customer) is not there"
        case .trainingRequested: "\(beginning) asks for a training"
        case .onboardingFollowUp(let matter): "\(matter.kind.title): somebody new at \(customer)"
        case .externalLedDetected: "\(beginning) was created by a partner's guest"
        }
    }

    var text: String {
        switch matter {
        case .upgradeRequested(let request): Self.terms(request)
        case .invoiceOverdue(let invoice):
            "\(invoice.openCents.inEuros) is open; it was to be paid by \(Figures.date(invoice.dueOn))."
        case .tierExpiringSoon: "The account then falls back to \(Tier.free.title) by itself."
        case .tierExpired(let end): "The account has \(end.tier.title) now."
        case .chargeFailed(let charge): Self.failure(charge)
        case .seatsNotCharged(let seats):
            "Since \(Figures.date(seats.since)) the price of the subscription could not be brought in line with its seats."
        case .paidTwice(let payment):
            "\(payment.amountCents.inEuros) came by payment \(ShownName(payment.paymentID).plain) though nothing was open any more."
        case .requestNotCreated(let request):
            "It was approved on \(Figures.date(request.approvedAt.date)) with \(request.tier.title), and the platform has told of no workspace."
        case .trainingRequested(let asked): Self.wish(asked)
        case .onboardingFollowUp: "Their answers at the start ask for it. The follow-up is open until that is done."
        case .externalLedDetected: detection
        }
    }

    private static func failure(_ charge: NoticeMatter.FailedCharge) -> String {
        let what =
            switch charge.kind {
            case .first: "the first charge"
            case .renewal: "the renewal"
            case .retry: "a charge that was tried again"
            case .seats: "added seats"
            case .invoiceLink: "an invoice"
            case .methodChange: "a change of method"
            }
        let why = charge.reason.map { " (\(ShownName($0.replacing("_", with: " ")).plain))" } ?? ""
        return "\(charge.amountCents.inEuros) for \(what) could not be collected\(why)."
    }

    private var detection: String {
        let hosts = others.isEmpty ? "a partner" : others.joined(separator: ", ")
        return "Whoever created it is external or an observer in a workspace of \(hosts): it may become a customer of its own."
    }

    private var beginning: String { Sentence.beginning(customer) }

    private static func wish(_ request: NoticeMatter.RequestedUpgrade) -> String {
        switch request.kind {
        case .tierUpgrade: request.tier.title
        case .newWorkspace: "a new workspace on \(request.tier.title)"
        }
    }

    private static func wish(_ asked: NoticeMatter.AskedTraining) -> String {
        let people = asked.participants.map { $0 == 1 ? "for one person" : "for \(Figures.count($0)) people" }
        let words = [asked.mode?.title, people].compactMap { $0 }
        return words.isEmpty ? "They have not said which, nor for how many." : Sentence.beginning(words.joined(separator: ", ")) + "."
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

import Contracts
import Invoicing
import MailKit

/// What a notice says to customers.
struct NoticeWords {
    private let notice: CustomerNotice
    /// In one line, and not too long for a subject.
    private let customer: String
    private let workspaces: [String]

    init(_ notice: CustomerNotice, customer: String, workspaces: [String]) {
        self.notice = notice
        self.customer = customer.inSubjectLine
        self.workspaces = workspaces
    }

    var subject: BilingualText {
        switch notice {
        case .endsSoon(let event):
            let end = event.expiresAt.lastDay
            return BilingualText(
                english: "\(event.tier.title) of \(customer) ends on \(end)", dutch: "\(event.tier.title) van \(customer) eindigt op \(end)"
            )
        case .ended(let event):
            let tier = event.previousTier.title
            return BilingualText(english: "\(tier) of \(customer) has ended", dutch: "\(tier) van \(customer) is geëindigd")
        case .raised(let event):
            return BilingualText(english: "\(customer) now has \(event.tier.title)", dutch: "\(customer) heeft nu \(event.tier.title)")
        case .lowered(let event):
            let (old, new) = (event.previousTier.title, event.tier.title)
            return BilingualText(
                english: "\(customer) has gone from \(old) to \(new)", dutch: "\(customer) is van \(old) naar \(new) gegaan")
        case .trial(let event):
            return BilingualText(
                english: "\(customer) may try \(event.tier.title)", dutch: "\(customer) mag \(event.tier.title) proberen")
        case .approved:
            return BilingualText(
                english: "Your request for \(customer) was approved", dutch: "Je aanvraag voor \(customer) is goedgekeurd")
        case .denied:
            return BilingualText(
                english: "Your request for \(customer) was not approved", dutch: "Je aanvraag voor \(customer) is niet goedgekeurd")
        }
    }

    func letter(to name: String?) -> BilingualText {
        let parts = [news, losses, places].compactMap { $0 }
        let greeting = name ?? ""
        return BilingualText(
            english: (["Dear \(greeting.isEmpty ? "customer" : greeting),"] + parts.map(\.english) + [Self.ending.english])
                .joined(separator: "\n\n"),
            dutch: (["Beste \(greeting.isEmpty ? "klant" : greeting),"] + parts.map(\.dutch) + [Self.ending.dutch])
                .joined(separator: "\n\n"))
    }

    private static let ending = BilingualText(
        english:
            "Is this not what you expect, or do you have a question? Answer this mail, and we look at it together.\n\nKind regards,\ndembrane\n",
        dutch:
            "Is dit niet wat je verwacht, of heb je een vraag? Beantwoord deze mail, dan kijken we er samen naar.\n\nMet vriendelijke groet,\ndembrane\n"
    )

    /// Which workspaces it is about.
    private var places: BilingualText? {
        guard notice.change != nil, !workspaces.isEmpty else { return nil }
        let list = workspaces.map { "- \($0)" }.joined(separator: "\n")
        return BilingualText(english: "It is about these workspaces:\n\(list)", dutch: "Het gaat om deze workspaces:\n\(list)")
    }

    /// What is no longer there on the lower tier.
    private var losses: BilingualText? {
        guard let change = notice.change else { return nil }
        let lost = Capability.lost(from: change.from, to: change.to).map(\.name)
        guard !lost.isEmpty else { return nil }
        let (english, dutch) = (
            lost.map { "- \($0.english)" }.joined(separator: "\n"), lost.map { "- \($0.dutch)" }.joined(separator: "\n")
        )
        return BilingualText(
            english: "Not part of \(change.to.title), so that nothing new can be made with it:\n\(english)\nWhat exists stays readable.",
            dutch: "Niet in \(change.to.title), zodat er niets nieuws mee gemaakt kan worden:\n\(dutch)\nWat er is, blijft leesbaar.")
    }

    private var news: BilingualText {
        switch notice {
        case .endsSoon(let event): endsSoon(event)
        case .ended(let event):
            BilingualText(
                english:
                    "\(event.wasTrial ? "The trial of " : "")\(event.previousTier.title) of \(customer) has ended. It has \(event.tier.title) now.",
                dutch:
                    "\(event.wasTrial ? "De proefperiode van " : "")\(event.previousTier.title) van \(customer) is geëindigd. Je hebt nu \(event.tier.title)."
            )
        case .raised(let event), .lowered(let event): changed(event)
        case .trial(let event):
            BilingualText(
                english:
                    "\(customer) may try \(event.tier.title) without paying, until the end of \(event.endsAt.lastDay). Then it has Free, by itself.",
                dutch:
                    "\(customer) mag \(event.tier.title) gratis proberen, tot en met \(event.endsAt.lastDay). Daarna geldt vanzelf Free."
            )
        case .approved(let event): approved(event)
        case .denied(let event):
            BilingualText(
                english: "Your request for \(customer) was not approved. The reason:\n\n\(event.note)",
                dutch: "Je aanvraag voor \(customer) is niet goedgekeurd. De reden:\n\n\(event.note)")
        }
    }

    private func endsSoon(_ event: TierExpiringSoon) -> BilingualText {
        let (tier, end) = (event.tier.title, event.expiresAt.lastDay)
        return BilingualText(
            english:
                "\(event.isTrial ? "The trial of " : "")\(tier) of \(customer) ends on \(end). Then it has Free. To keep \(tier), answer this mail before that day.",
            dutch:
                "\(event.isTrial ? "De proefperiode van " : "")\(tier) van \(customer) eindigt op \(end). Daarna geldt Free. Wil je \(tier) houden, beantwoord deze mail dan voor die dag."
        )
    }

    private func changed(_ event: TierStep) -> BilingualText {
        let (old, new) = (event.previousTier.title, event.tier.title)
        let end = event.expiresAt?.lastDay
        return BilingualText(
            english: "\(customer) has gone from \(old) to \(new)\(end.map { ", until the end of \($0)" } ?? "").",
            dutch: "\(customer) is van \(old) naar \(new) gegaan\(end.map { ", tot en met \($0)" } ?? "").")
    }

    /// What was granted, and what was asked where that is something else.
    private func approved(_ event: UpgradeRequestApproved) -> BilingualText {
        let granted = event.granted
        let terms = Self.terms(granted.tier, granted.billingPeriod)
        let end = granted.expiresAt?.lastDay
        let isOther = granted.tier != event.proposedTier || (granted.tier.isPaid && granted.billingPeriod != event.proposedBillingPeriod)
        let asked = Self.terms(event.proposedTier, event.proposedBillingPeriod)
        let isNew = event.kind == .newWorkspace
        return BilingualText(
            english:
                "Your request for \(customer) was approved: \(isNew ? "a new workspace on " : "")\(terms.english)\(end.map { ", until the end of \($0)" } ?? "")."
                + (isOther ? " You asked for \(asked.english)." : ""),
            dutch:
                "Je aanvraag voor \(customer) is goedgekeurd: \(isNew ? "een nieuwe workspace op " : "")\(terms.dutch)\(end.map { ", tot en met \($0)" } ?? "")."
                + (isOther ? " Je vroeg om \(asked.dutch)." : ""))
    }

    private static func terms(_ tier: Tier, _ period: BillingPeriod) -> BilingualText {
        guard tier.isPaid else { return BilingualText(english: tier.title, dutch: tier.title) }
        return switch period {
        case .annual: BilingualText(english: "\(tier.title), billed yearly", dutch: "\(tier.title), per jaar betaald")
        case .monthly: BilingualText(english: "\(tier.title), billed monthly", dutch: "\(tier.title), per maand betaald")
        }
    }
}

extension Capability {
    /// As customers know it.
    fileprivate var name: BilingualText {
        switch self {
        case .whiteLabelLogo: BilingualText(english: "your own logo", dutch: "je eigen logo")
        case .apiAccess: BilingualText(english: "API access", dutch: "toegang tot de API")
        case .webhooks: BilingualText(english: "webhooks", dutch: "webhooks")
        case .builtInAnalysis: BilingualText(english: "built-in analysis", dutch: "ingebouwde analyse")
        case .auditLogs: BilingualText(english: "audit logs", dutch: "auditlogs")
        case .export: BilingualText(english: "export", dutch: "export")
        case .privateSharing: BilingualText(english: "private sharing of projects", dutch: "projecten besloten delen")
        case .newPrivateWorkspaces: BilingualText(english: "new private workspaces", dutch: "nieuwe besloten workspaces")
        case .newPrivateProjects: BilingualText(english: "new private projects", dutch: "nieuwe besloten projecten")
        case .euSovereignStack: BilingualText(english: "the EU-sovereign stack", dutch: "de EU-soevereine stack")
        }
    }
}

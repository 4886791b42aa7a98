import Contracts
import StaffAPI

/// What a dialog about an account says of it.
extension DialogSubject {
    /// Organisation, account and workspace: names alone are shared by many.
    var place: [HTML] {
        let count = max(account.workspaceCount ?? 0, account.workspaces.count)
        let workspaces = count == 1 ? "1 workspace" : "\(Figures.count(count)) workspaces"
        var parts: [HTML] = []
        if let organisation = account.organisationName, organisation != account.label { parts.append(ShownName(organisation).html()) }
        parts.append(.joined([ShownName(account.label).html(), HTML(text: " (\(workspaces))")]))
        if let workspace { parts.append(ShownName(workspace.name).html()) }
        return parts
    }

    var held: [String] {
        var parts = [terms.tier.title]
        if terms.tier.known?.isPaid ?? true { parts.append("billed \(terms.billingPeriod.title)") }
        if terms.managed { parts.append("managed") }
        if terms.trial != nil { parts.append("on trial") }
        if let end = terms.tierExpiresAt { parts.append("until the end of \(Figures.date(end.lastDay))") }
        parts.append("\(Figures.count(account.seats)) seat\(account.seats == 1 ? "" : "s")")
        if let discount {
            parts.append("\(discount.percent.value)\(Figures.space)% \(discount.kind.title.lowercased())")
        }
        if let left = leftInWords { parts.append(left) }
        return parts + invitedInWords
    }

    /// `invited as admin: anna@example.nl, asked for by Eva, until 02-12-2026`
    private var invitedInWords: [String] {
        (adminCandidates?.invitations ?? []).map { invitation in
            let (address, asking) = (ShownName(invitation.email).plain, ShownName(invitation.askedBy).plain)
            return "invited as admin: \(address), asked for by \(asking), until \(Figures.date(invitation.endsAt))"
        }
    }

    /// `stays as it is: 3 external workspaces, 2 referrals that run or are to start, € 120,00 owed`
    private var leftInWords: String? {
        guard action.id == StaffAction.removePartner.id, let left else { return nil }
        let workspaces = left.workspaces == 1 ? "1 external workspace" : "\(Figures.count(left.workspaces)) external workspaces"
        let referrals =
            left.openReferrals == 1
            ? "1 referral that runs or is to start" : "\(Figures.count(left.openReferrals)) referrals that run or are to start"
        return "stays as it is: \(workspaces), \(referrals), \(Figures.money(left.balanceCents)) owed"
    }

    /// Where there are more to choose from than can be told, it says so.
    func asked(_ field: StaffAction.Field) -> StaffAction.Field {
        guard field.source == .adminCandidates, let adminCandidates, adminCandidates.total > adminCandidates.candidates.count else {
            return field
        }
        var field = field
        let (told, total) = (Figures.count(adminCandidates.candidates.count), Figures.count(adminCandidates.total))
        field.note = "The first \(told) of \(total), by name."
        return field
    }

    func choices(of field: StaffAction.Field) -> [DialogChoice] {
        switch field.source {
        case nil, .account, .invoice, .openInvoices, .clientOrganisation, .clientWorkspace, .partners: []
        case .organisation: [DialogChoice(value: account.organisationID.description, title: account.organisationName ?? account.label)]
        case .workspaces:
            account.workspaces.map { DialogChoice(value: $0.workspaceID.description, title: ShownName($0.name).plain) }
        case .people: people
        case .adminCandidates:
            (adminCandidates?.candidates ?? []).map { person in
                let choice = DialogChoice(person: person.userID, name: person.name ?? "", email: person.email ?? "")
                guard person.way == .joined else { return choice }
                return DialogChoice(value: choice.value, title: "\(choice.title), joins from the organisation")
            }
        }
    }

    var opposite: OppositeCommand? { OppositeCommand(of: self) }

    var revenueAccount: AccountID? { account.accountID }

    var leaving: String { terms.tier.title }

    var end: Instant? { terms.tierExpiresAt }
}

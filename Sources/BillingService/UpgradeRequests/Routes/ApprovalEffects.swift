import Contracts

/// What approving a request brings about beside what becomes of the account's tier, for people to read first.
struct ApprovalEffects {
    private let undecided: UndecidedRequest
    private let terms: GrantedTerms
    private let account: AccountState
    private let later: AccountState
    private let workspaces: Int

    /// Throws what the approval would be refused with.
    init(of undecided: UndecidedRequest, _ grant: GrantRequestedTerms, on account: TermsPreview.Subject, at now: Instant) throws {
        self.undecided = undecided
        terms = grant.terms
        self.account = account.state.settled(at: now)
        workspaces = account.customLogos.count
        var later = account.state
        for event in try grant.decide(account.state, at: now) { event.evolve(&later) }
        self.later = later
    }

    var all: [TermsEffect] { [newWorkspace, termsOfAccount, joined].compactMap { $0 } }

    private var isExternal: Bool { undecided.asked.usageContext == .external }

    private var newWorkspace: TermsEffect? {
        guard undecided.asked.kind == .newWorkspace, let name = undecided.asked.proposedName else { return nil }
        let text = "The platform is asked to create the workspace “\(name)”, owned by whoever asked"
        return TermsEffect(kind: .noted, feature: "new_workspace", workspaces: 1, description: text)
    }

    private var termsOfAccount: TermsEffect {
        let tier = "\(later.tierTerms.tier.title), billed \(later.tierTerms.billingPeriod == .annual ? "yearly" : "monthly")"
        if isExternal {
            let text = "Its own account opens with \(tier)\(payment)"
            return TermsEffect(kind: .noted, feature: "terms", workspaces: 1, description: text)
        }
        let isChanged = later.tierTerms != account.tierTerms || later.mode != account.mode || later.discount != account.discount
        let text = isChanged ? "\(place) to \(tier)\(payment)" : "The account stays as it is: \(tier)"
        return TermsEffect(kind: isChanged ? .affected : .noted, feature: "workspaces", workspaces: workspaces, description: text)
    }

    private var place: String {
        let isPooled = account.identity?.scope == .organisation
        guard isPooled else { return "The account of the workspace changes" }
        return workspaces == 1
            ? "The organisation's account, with 1 workspace, changes"
            : "The organisation's account, with \(workspaces) workspaces, changes"
    }

    private var payment: String {
        if let end = later.tierTerms.expiresAt { return ", until \(EndText(end))" }
        return later.mode.managed ? ", paid by invoice" : later.tierTerms.tier.isPaid ? ", not paid for" : ""
    }

    private var joined: TermsEffect? {
        let count = undecided.joined.count
        guard count > 0 else { return nil }
        let text =
            count == 1
            ? "1 other request for the account is approved with it" : "\(count) other requests for the account are approved with it"
        return TermsEffect(kind: .noted, feature: "joined", workspaces: 0, description: text)
    }
}

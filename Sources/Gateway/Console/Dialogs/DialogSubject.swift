import Contracts
import StaffAPI

/// What the dialog of an action is about, as its owners say it at the moment of opening.
struct DialogSubject: DialogMatter {
    let action: StaffAction
    /// The rollup's account with billing's terms, which are newer, in it.
    let account: AccountRow
    let terms: BillingAccount.Terms
    /// For an action on a workspace.
    let workspace: WorkspaceDetail?
    /// Of what the action changes, for `If-Match`; nil where its owner tells none.
    let version: Int?
    /// Who has changed it last, and when.
    let lastChange: BillingAccount.Change?
    /// Where the action is about them, by their names on the wire.
    var billingDetails: [String: String] = [:]
    /// Where the action asks for somebody of the account.
    var people: [DialogChoice] = []
    /// What stays as it is when the partner flag is taken.
    var left: PartnerPart.Left?
    /// Who could become admin of the workspace; nil where the action isn't about that.
    var adminCandidates: AdminCandidatesAnswer?

    /// The id in the path of the command.
    var id: String {
        switch action.subject {
        case .account: account.accountID.description
        case .workspace: workspace?.workspaceID.description ?? ""
        case .organisation: account.organisationID.description
        case .request, .staff, .invoice, .renewal, .payment, .session, .training, .licence, .followUp, .client, .referral, .payout,
            .externalLed:
            ""
        }
    }

    /// What is said of whom once it is done.
    var label: ShownName { ShownName(workspace?.name ?? account.label) }

    var discount: ShownDiscount? { action.subject == .workspace ? workspace?.discount : terms.discount }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        if let text = adminObstacle { return text }
        let actions = AccountActions(context: RowContext(viewer: viewer, month: now.month, now: now))
        let items =
            workspace.map { actions.itemsOfDialogs(for: $0) } ?? actions.itemsOfDialogs(for: account)
        return ActionMenu.obstacleText(of: action, in: items, for: viewer)
    }
}

extension DialogSubject {
    /// Somebody is invited only where nobody can be chosen.
    private var adminObstacle: String? {
        guard let adminCandidates else { return nil }
        switch (action.id == StaffAction.inviteAdmin.id, adminCandidates.candidates.isEmpty) {
        case (false, true): return "Nobody of the workspace or its organisation can become admin; invite somebody by e-mail."
        case (true, false): return "The workspace or its organisation has members who can become admin; choose one of those."
        case (true, true), (false, false): return nil
        }
    }
}

/// With what fields begin.
extension DialogSubject {
    /// As the wire says it; nil where nothing holds yet.
    func preset(_ preset: StaffAction.Field.Preset) -> String? {
        switch preset {
        case .tier: terms.tier.text
        case .billingPeriod: terms.billingPeriod.text
        case .agreedSeats: terms.recordedSeats.map(String.init)
        case .accountManager: terms.accountManager
        case .discountKind: discount?.kind.text
        case .discountPercent: discount.map { String($0.percent.value) }
        case .agreedAmount: terms.agreedCents.map { Figures.euros($0.magnitude) }
        case .payment: payment?.rawValue
        case .endOfGift: payment == .until ? terms.tierExpiresAt.map { Figures.date($0.lastDay) } : nil
        case .billingDetail(let name): billingDetails[name]
        case .today, .fittingInvoice, .held, .agreed: nil
        case .visibility: workspace?.visibility?.text
        case .end: terms.tierExpiresAt.map { Figures.date($0.lastDay) }
        }
    }

    /// How the tier is paid where no subscription does; nil where nobody said, as for a free account or a trial.
    private var payment: TierPayment? {
        if terms.managed { return .managed }
        guard terms.tier.known?.isPaid == true, terms.trial == nil, terms.paymentMode == .none else { return nil }
        return terms.tierExpiresAt == nil ? .comped : .until
    }

    /// What a month of the account costs before any discount; nil where discounts of single workspaces leave no exact answer.
    var listPrice: Cents? {
        guard workspace == nil, terms.workspaceDiscounts?.isEmpty ?? true, account.mrrCents.amount > 0 else { return nil }
        let share = Int64(100 - Int(account.discount?.percent.value ?? 0))
        let (whole, rest) = account.mrrCents.amount.multipliedReportingOverflow(by: 100)
        guard share > 0, !rest, whole % share == 0 else { return nil }
        return Cents(whole / share)
    }
}

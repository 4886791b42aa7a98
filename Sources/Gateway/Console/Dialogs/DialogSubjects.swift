import Contracts
import EventKit
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// Asks the owners for what a dialog is about.
struct DialogSubjects: Sendable {
    let services: ConsoleServices

    /// Throws what `subject` throws.
    func matter(of action: StaffAction, _ view: ConsoleView) async throws -> any DialogMatter {
        switch action.subject {
        case .account, .workspace, .organisation: try await subject(of: action, view.request)
        case .request: try await RequestDialogSubject(action, services, view)
        case .invoice: try await invoice(of: action, view.request)
        case .renewal: try await renewal(of: action, view.request)
        case .payment: try await PaymentDialogSubject(action, services, view)
        case .session: try await SessionDialogSubject(action, services, view)
        case .training: try await TrainingDialogSubject(action, services, view)
        case .licence: try await LicenceDialogSubject(action, services, view)
        case .followUp: try await FollowUpDialogSubject(action, services, view)
        case .client: try await NewReferralSubject(action, services, view)
        case .referral: try await ReferralDialogSubject(action, services, view)
        case .payout: try await PayoutDialogSubject(action, services, view)
        case .externalLed: try await ExternalLedDialogSubject(action, services, view)
        case .staff: try await colleague(of: action, view)
        }
    }

    private func colleague(of action: StaffAction, _ view: ConsoleView) async throws -> StaffDialogSubject {
        // By the name that the script gives to whatever a row is about.
        guard let email = view.request.text("account"), MailboxAddress.isOne(email) else {
            throw Problem.invalid("account", "account has to be the e-mail address of a colleague")
        }
        let managers = services.managers
        return try await services.context.database.reading { connection -> StaffDialogSubject in
            let granted = try EventStore(connection, source: EventContext.staff.source).load(ExtraPermissions.self, id: email.lowercased())
            let row = try StaffList(managers: managers, now: view.now).row(of: email, connection)
            return StaffDialogSubject(action: action, row: row, managers: managers, version: granted.version)
        }
    }

    private func invoice(of action: StaffAction, _ request: GatewayRequest) async throws -> InvoiceDialogSubject {
        guard let id: InvoiceID = try request.parameters.id("invoice") else {
            throw Problem.invalid("invoice", "invoice has to be given")
        }
        let answer: InvoiceWithVersion = try await services.ask(InvoiceOperations.one, of: id, for: request)
        return InvoiceDialogSubject(
            action: action, invoice: answer.invoice, version: answer.version, needsAddress: answer.needsAddress ?? false)
    }

    private func renewal(of action: StaffAction, _ request: GatewayRequest) async throws -> RenewalDialogSubject {
        guard let id = PlainID(request.text("renewal") ?? "") else {
            throw Problem.invalid("renewal", "renewal has to be the renewal_id of one")
        }
        let question = OwnerRequest(
            asking: .billing, RenewalOperations.one.path(of: id), for: request.http, identity: request.identity)
        let (answer, version): (RenewalAnswer, Int?) = try await versioned(question)
        return RenewalDialogSubject(action: action, renewal: answer.renewal, version: version)
    }

    /// Throws 404 for what isn't there, 422 where the request names nothing, 503 where an owner is away.
    func subject(of action: StaffAction, _ request: GatewayRequest) async throws -> DialogSubject {
        let (workspace, usageVersion) = try await workspace(of: action, request)
        let id = try workspace?.accountID ?? account(request)
        async let rollupPart: AccountPart = services.ask(JoinedParts.rollupAccount, of: id, for: request)
        async let billingPart: BillingAccount = services.ask(JoinedParts.billingAccount, of: id, for: request)
        var account = try await rollupPart.account
        let billing = try await billingPart
        account.take(billing.billing)
        var version: Int? = billing.billing.version
        var lastChange = billing.timeline?.first
        var left: PartnerPart.Left?
        if action.subject == .organisation {
            let partner: PartnerPart = try await services.ask(JoinedParts.partner, of: account.organisationID, for: request)
            account.partner = partner.organisation.isPartner
            version = partner.organisation.version
            left = partner.left
            lastChange = partner.organisation.changedAt.map { .init(time: $0, actor: partner.organisation.changedBy ?? "") }
        } else if action.operation.id == BillingOperations.setBillingDetails.id {
            return try await subject(of: action, account, billing, request)
        } else if action.fields.contains(where: { $0.source == .people }) {
            return try await subject(entering: action, account, billing, request)
        } else if action.operation.owner == .partner {
            return try await subject(administering: action, account, billing, workspace, request)
        } else if action.operation.owner == .rollup {
            (version, lastChange) = (action.id == StaffAction.usageReset.id ? usageVersion : nil, nil)
        }
        var subject = DialogSubject(
            action: action, account: account, terms: billing.billing, workspace: workspace, version: version, lastChange: lastChange)
        subject.left = left
        return subject
    }

    /// For what invoices are made with, which has a version of its own.
    private func subject(
        of action: StaffAction, _ account: AccountRow, _ billing: BillingAccount, _ request: GatewayRequest
    ) async throws -> DialogSubject {
        let question = OwnerRequest(
            asking: .billing, BillingOperations.billingDetails.path(of: account.accountID), for: request.http, identity: request.identity)
        let (answer, version): (BillingDetailsAnswer, Int?) = try await versioned(question)
        var subject = DialogSubject(
            action: action, account: account, terms: billing.billing, workspace: nil, version: version, lastChange: nil)
        subject.billingDetails = try answer.billingDetails?.texts() ?? [:]
        return subject
    }

    /// For what is done on behalf of somebody, who has to be named: the person of the row, or somebody of the account. Nothing that could have
    /// changed meanwhile is changed.
    private func subject(
        entering action: StaffAction, _ account: AccountRow, _ billing: BillingAccount, _ request: GatewayRequest
    ) async throws -> DialogSubject {
        if let person: UserID = try request.parameters.id("person") {
            let answer: PersonAnswer = try await services.ask(RollupOperations.person, of: person, for: request)
            var subject = DialogSubject(
                action: action, account: account, terms: billing.billing, workspace: nil, version: nil, lastChange: nil)
            subject.people = [DialogChoice(person: person, name: answer.person.name, email: answer.person.email)]
            return subject
        }
        let query: QueryItems = ["limit": String(StaffAPI.Operation.Parameter.limitRange.upperBound)]
        let answer: PeopleAnswer = try await services.ask(RollupOperations.people, of: account.accountID, query, for: request)
        var subject = DialogSubject(
            action: action, account: account, terms: billing.billing, workspace: nil, version: nil, lastChange: nil)
        subject.people = answer.people.compactMap { person in
            person.userID.map { DialogChoice(person: $0, name: person.name, email: person.email) }
        }
        return subject
    }

    /// For who sees and administers a workspace. The preview ties the command to what was seen.
    private func subject(
        administering action: StaffAction, _ account: AccountRow, _ billing: BillingAccount, _ workspace: WorkspaceDetail?,
        _ request: GatewayRequest
    ) async throws -> DialogSubject {
        var subject = DialogSubject(
            action: action, account: account, terms: billing.billing, workspace: workspace, version: nil, lastChange: nil)
        if let workspace, action.operation.id == AdministrationOperations.changeAdmin.id {
            let answer: AdminCandidatesAnswer = try await services.ask(
                AdministrationOperations.adminCandidates, of: workspace.workspaceID, for: request)
            subject.adminCandidates = answer
        }
        return subject
    }

    private func versioned<Answer: Decodable>(_ question: OwnerRequest) async throws -> (Answer, Int?) {
        let response = try await services.owners.send(question)
        guard response.status == 200 else { throw OwnerProblem.problem(of: response, from: question.owner) }
        let version = response.headers["ETag"].flatMap { Int($0.filter { $0 != "\"" }) }
        return (try OwnerAnswer.decode(from: response, of: question.owner), version)
    }

    /// The account that the request names, itself or by its organisation.
    private func account(_ request: GatewayRequest) throws -> AccountID {
        let named: AccountID? = try request.parameters.id("account")
        let organisation: OrganisationID? = try request.parameters.id("organisation")
        guard let account = named ?? organisation.map(AccountID.init(of:)) else {
            throw Problem.invalid("account", "account, workspace or organisation has to be given")
        }
        return account
    }

    /// The workspace, and the version of its count.
    private func workspace(
        of action: StaffAction, _ request: GatewayRequest
    ) async throws -> (WorkspaceDetail?, Int?) {
        guard action.subject == .workspace else { return (nil, nil) }
        guard let id: WorkspaceID = try request.parameters.id("workspace") else {
            throw Problem.invalid("workspace", "workspace has to be given")
        }
        let question = OwnerRequest(
            asking: .rollup, RollupOperations.workspace.path(of: id), for: request.http, identity: request.identity)
        let (part, version): (WorkspaceAnswer, Int?) = try await versioned(question)
        return (part.workspace, version)
    }
}

extension BillingDetails {
    /// The fields that hold something, by their names on the wire.
    fileprivate func texts() throws -> [String: String] {
        let document = try WireJSONDecoder().decode([String: String?].self, from: WireJSONEncoder().encode(self))
        return document.compactMapValues { $0 }
    }
}

extension AccountRow {
    /// Billing decides the terms; the rollup hears of them a moment later.
    fileprivate mutating func take(_ terms: BillingAccount.Terms) {
        let isTrialDiscount = terms.discount.map { $0.kind == .trial } ?? false
        if terms.trial != nil || isTrialDiscount {
            self.class = Word(.trial)
        } else if self.class == .trial {
            self.class = Word(terms.tier.known?.isPaid == true ? .comped : .free)
        }
        let hasSameDiscount = discount == terms.discount
        let hasSameTerms = tier == terms.tier && billingPeriod == terms.billingPeriod
        // The figure is of other terms, and nothing is to be reckoned from it.
        if !hasSameDiscount || !hasSameTerms { mrrCents = .zero }
        tier = terms.tier
        billingPeriod = terms.billingPeriod
        managed = terms.managed
        paymentMode = terms.paymentMode
        discount = terms.discount
        accountManager = terms.accountManager
        tierExpiresAt = terms.tierExpiresAt
    }
}

import Contracts
import EventKit
import EventSourcing
import WebKit

/// Approving one request: what it would do to the account that it concerns, and doing it, all of it or nothing.
struct Approval {
    private let undecided: UndecidedRequest
    private let command: ApproveUpgradeRequest
    private let grant: GrantRequestedTerms
    private let request: CommandRequest
    private let work: UnitOfWork

    private var asked: UpgradeRequestReceived { undecided.asked }

    init(of undecided: UndecidedRequest, _ command: ApproveUpgradeRequest, _ request: CommandRequest, _ work: UnitOfWork) {
        self.undecided = undecided
        self.command = command
        self.request = request
        self.work = work
        grant = GrantRequestedTerms(terms: command.granted, request: undecided.asked.requestID, kind: undecided.asked.kind)
    }

    /// Answers with the preview where one is asked for; else nil, once it is done. Throws what refuses it; nothing has changed then.
    func perform() throws -> CommandAnswer? {
        let form = try request.body(as: TermsPreview.Request.self)
        let account = try account()
        let subject = try account.map { try TermsPreview.Subject($0, askedBy: asked.requestedBy, work) } ?? .notOpenYet(for: asked)
        let preview = try TermsPreview(grant, change, on: subject, by: request.identity, at: work.now)
        if form.preview == true {
            let effects = try ApprovalEffects(of: undecided, grant, on: subject, at: work.now).all
            return .preview(effects: effects + preview.effects, token: preview.token)
        }
        try preview.check(form)
        try undecided.decide(command, work)
        if let account { try work.execute(grant, on: account.description) }
        return nil
    }

    /// The account whose terms the approval may change; nil for a client's workspace, whose own account opens with it.
    private func account() throws -> AccountID? {
        switch asked.kind {
        case .newWorkspace: asked.usageContext == .external ? nil : AccountID(of: asked.organisationID)
        // The workspace may have come to another account since it was asked.
        case .tierUpgrade:
            try asked.workspaceID.flatMap { try Workspaces.workspace($0, work.connection)?.accountID } ?? asked.accountID
        }
    }

    /// What was asked for, for the token of the preview: whoever joins the request meanwhile makes it another one.
    private var change: String {
        let terms = command.granted
        let parts = [
            "approve", asked.requestID.description, String(undecided.version), terms.tier.rawValue, terms.billingPeriod.rawValue,
            terms.payment?.rawValue ?? "", terms.expiresAt?.description ?? "",
            terms.discount.map { "\($0.kind.rawValue) \($0.percent.value)" } ?? "",
        ]
        return (parts + undecided.joined.map(\.description)).joined(separator: " ")
    }
}

extension TermsPreview.Subject {
    /// The account of a client's workspace as it will be when it opens: nothing is decided of it yet.
    static func notOpenYet(for asked: UpgradeRequestReceived) -> TermsPreview.Subject {
        let id = asked.requestID
        let identity = AccountIdentity(of: WorkspaceID(high: id.high, low: id.low), in: asked.organisationID)
        var state = AccountState()
        state.identity = identity
        return TermsPreview.Subject(id: "not open yet", state: state, version: 0, customLogos: [], people: [asked.requestedBy])
    }
}

import Contracts
import EventKit
import EventSourcing
import WebKit

/// What a command would do to an account as it is now, and what has to be the same still when it is confirmed.
struct TermsPreview {
    let effects: [TermsEffect]
    private let warnings: [TermsWarning]
    private let parts: (account: String, version: String, before: String, change: String, effects: String)

    /// What every operation that has a preview is asked beside its own fields.
    struct Request: Decodable {
        var preview: Bool?
        var previewToken: String?
        /// The warnings that whoever sends the command knows of.
        var confirm: [String]?
    }

    /// - Parameter change: what was asked for, in a form of its own for each such change.
    /// - Throws: what the command would be refused with.
    init(
        _ command: some AccountCommand, _ change: String, on account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws {
        let (state, version) = try work.load(Account.self, id: account.description)
        if let expected = request.expectedVersion, expected != version { throw StaleVersion(expected: expected, actual: version) }
        let settled = state.settled(at: work.now)
        if command.setsTier(of: settled) { try request.identity.require(.setTier) }
        var later = state
        for event in try command.decide(state, at: work.now) { event.evolve(&later) }
        let before = settled.tierTerms.tier
        let loss = TierLoss(
            current: before, target: later.tierTerms.tier, scope: state.identity?.scope ?? .organisation,
            customLogos: try Workspaces.customLogos(of: account, work.connection), prices: .standard)
        warnings = command.warnings(of: settled, at: work.now)
        effects = warnings.map(\.effect) + command.notes(of: settled, at: work.now) + loss.effects
        parts = (
            account.description, String(version), before.rawValue, change,
            effects.map { "\($0.kind.rawValue) \($0.feature) \($0.workspaces)" }.joined(separator: ",")
        )
    }

    var token: String { PreviewToken.make(parts.account, parts.version, parts.before, parts.change, parts.effects) }

    /// Whoever has the token of this preview has seen its warnings; else each has to be confirmed by its code.
    func check(_ asked: Request) throws {
        try PreviewToken.check(asked.previewToken, parts.account, parts.version, parts.before, parts.change, parts.effects)
        guard asked.previewToken == nil else { return }
        let confirmed = Set(asked.confirm ?? [])
        let unconfirmed = warnings.filter { !confirmed.contains($0.code.rawValue) }
        guard unconfirmed.isEmpty else { throw Problem.unconfirmed(warnings.map(\.code), unconfirmed.map(\.text).joined(separator: "; ")) }
    }

    /// Answers with the preview where one is asked for; else carries the command out, unless the token is of another preview.
    static func answer(
        _ command: some AccountCommand, _ change: String, on account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let asked = try request.body(as: Request.self)
        let preview = try TermsPreview(command, change, on: account, request, work)
        if asked.preview == true { return .preview(effects: preview.effects, token: preview.token) }
        try preview.check(asked)
        return try AccountDesk.execute(command, on: account, request, work)
    }
}

extension TermsWarning {
    fileprivate var effect: TermsEffect { TermsEffect(kind: .warning, feature: code.rawValue, workspaces: 0, description: text) }
}

extension CommandRequest {
    /// The reason that a body gives; whoever only looks need not say why yet. Throws 422.
    func reason(_ given: String?) throws -> Reason {
        try optionalReason(given) ?? Reason(field: "")
    }

    /// The same of a command that only sometimes needs one.
    func optionalReason(_ given: String?) throws -> Reason? {
        let isPreview = try body(as: TermsPreview.Request.self).preview == true
        return try (given ?? (isPreview ? "Preview" : nil)).map(Reason.init(field:))
    }
}

import Contracts
import EventKit
import EventSourcing
import WebKit

/// What a command would take from an account as it is now, and what has to be the same still when it is confirmed.
struct TermsPreview {
    let effects: [DowngradeEffect]
    private let parts: (account: String, version: String, before: String, change: String, effects: String)

    /// What every operation that has a preview is asked beside its own fields.
    struct Request: Decodable {
        var preview: Bool?
        var previewToken: String?
    }

    /// - Parameter change: what was asked for, in a form of its own for each such change.
    /// - Throws: what the command would be refused with.
    private init(
        _ command: some AccountCommand, _ change: String, on account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws {
        let (state, version) = try work.load(Account.self, id: account.description)
        if let expected = request.expectedVersion, expected != version { throw StaleVersion(expected: expected, actual: version) }
        let settled = state.settled(at: work.now)
        if command.setsTier(of: settled) { try request.identity.require(.setTier) }
        var later = state
        for event in try command.decide(state, at: work.now) { event.evolve(&later) }
        let before = settled.tierTerms.tier
        effects = DowngradeEffect.effects(
            from: before, to: later.tierTerms.tier, scope: state.identity?.scope ?? .organisation,
            customLogos: try Workspaces.customLogos(of: account, work.connection), prices: .standard)
        parts = (
            account.description, String(version), before.rawValue, change,
            effects.map { "\($0.kind.rawValue) \($0.feature.rawValue) \($0.workspaces)" }.joined(separator: ",")
        )
    }

    private var token: String { PreviewToken.make(parts.account, parts.version, parts.before, parts.change, parts.effects) }

    private func check(_ given: String?) throws {
        try PreviewToken.check(given, parts.account, parts.version, parts.before, parts.change, parts.effects)
    }

    /// Answers with the preview where one is asked for; else carries the command out, unless the token is of another preview.
    static func answer(
        _ command: some AccountCommand, _ change: String, on account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let asked = try request.body(as: Request.self)
        let preview = try TermsPreview(command, change, on: account, request, work)
        if asked.preview == true { return .preview(effects: preview.effects, token: preview.token) }
        try preview.check(asked.previewToken)
        return try AccountDesk.execute(command, on: account, request, work)
    }
}

extension CommandRequest {
    /// The reason that a body gives; whoever only looks need not say why yet. Throws 422.
    func reason(_ given: String?) throws -> Reason {
        let isPreview = try body(as: TermsPreview.Request.self).preview == true
        return try Reason(field: given ?? (isPreview ? "Preview" : ""))
    }
}

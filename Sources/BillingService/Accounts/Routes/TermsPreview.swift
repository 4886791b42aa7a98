import Contracts
import EventKit
import EventSourcing
import WebKit

/// What a command would do to an account as it is now, and what has to be the same still when it is confirmed.
struct TermsPreview {
    private let warnings: [TermsWarning]
    private let subject: (account: String, version: String, before: String)
    // Worked out only for those who look at a preview or have looked at one.
    private let change: () -> String
    private let consequences: () -> [TermsEffect]

    /// What every operation that has a preview is asked beside its own fields.
    struct Request: Decodable {
        var preview: Bool?
        var previewToken: String?
        /// The warnings that whoever sends the command knows of.
        var confirm: [String]?
    }

    /// The account that a command is about, as it is now.
    struct Subject {
        /// What the token of the preview stands for.
        let id: String
        let state: AccountState
        let version: Int
        /// For each of its workspaces, whether it shows a logo of its own.
        let customLogos: [Bool]
        /// Who is mailed when its tier changes.
        let people: Set<UserID>
    }

    /// - Parameter change: what was asked for, in a form of its own for each such change.
    /// - Throws: what the command would be refused with; 403 where it would set the tier without the policy for it.
    init(
        _ command: some AccountCommand, _ change: @escaping @autoclosure () -> String, on account: Subject, by identity: StaffIdentity,
        at now: Instant
    ) throws {
        let settled = account.state.settled(at: now)
        if command.setsTier(of: settled) { try identity.require(.setTier) }
        var later = account.state
        for event in try command.decide(account.state, at: now) { event.evolve(&later) }
        let before = settled.tierTerms.tier
        let target = later.tierTerms.tier
        warnings = command.warnings(of: settled, at: now)
        subject = (account.id, String(account.version), before.rawValue)
        self.change = change
        consequences = {
            let loss = TierLoss(
                current: before, target: target, scope: account.state.identity?.scope ?? .organisation, customLogos: account.customLogos,
                prices: .standard)
            return command.notes(of: settled, at: now) + loss.effects + (before == target ? [] : Self.told(account.people))
        }
    }

    var effects: [TermsEffect] { warnings.map(\.effect) + consequences() }

    /// Of an account as it is in the transaction. Throws also 412 where the caller has seen another version of it.
    init(
        _ command: some AccountCommand, _ change: @escaping @autoclosure () -> String, on account: AccountID, _ request: CommandRequest,
        _ work: UnitOfWork
    ) throws {
        let subject = try Subject(account, work)
        if let expected = request.expectedVersion, expected != subject.version {
            throw StaleVersion(expected: expected, actual: subject.version)
        }
        try self.init(command, change(), on: subject, by: request.identity, at: work.now)
    }

    private static func told(_ people: Set<UserID>) -> [TermsEffect] {
        guard !people.isEmpty else { return [] }
        let text = people.count == 1 ? "1 person is told by mail" : "\(people.count) people are told by mail"
        return [TermsEffect(kind: .noted, feature: "told", workspaces: 0, description: text)]
    }

    var token: String { PreviewToken.make(subject.account, subject.version, subject.before, change(), effectsText) }

    private var effectsText: String { effects.map { "\($0.kind.rawValue) \($0.feature) \($0.workspaces)" }.joined(separator: ",") }

    /// Whoever has the token of this preview has seen its warnings; else each has to be confirmed by its code.
    func check(_ asked: Request) throws {
        if let token = asked.previewToken {
            return try PreviewToken.check(token, subject.account, subject.version, subject.before, change(), effectsText)
        }
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

extension TermsPreview.Subject {
    /// An account that is open. Throws `DatabaseError`; whether it is open the command decides.
    /// - Parameter asking: who is told beside the account's people.
    init(_ account: AccountID, askedBy asking: UserID? = nil, _ work: UnitOfWork) throws {
        (state, version) = try work.load(Account.self, id: account.description)
        id = account.description
        customLogos = try Workspaces.customLogos(of: account, work.connection)
        let responsible = try state.identity.map { try ResponsiblePeople.people(of: $0, work.connection).map(\.userID) } ?? []
        people = Set(responsible + [asking].compactMap { $0 })
    }
}

extension TermsWarning {
    fileprivate var effect: TermsEffect { TermsEffect(kind: .warning, feature: code.rawValue, workspaces: 0, description: text) }
}

import Contracts
import EventSourcing

/// What was last said of what ends or is due for an account, and until when it is put aside.
struct RenewalNote: Hashable, Sendable {
    var kind: RenewalKind
    var dueOn: LocalDate
    var text: String
    var snoozedUntil: Instant?
    var notedAt: Instant
}

/// Keeps what was talked about, and puts it aside until a time where one is given.
struct NoteRenewal: AccountCommand {
    static let monthsAhead = 12

    var renewal: RenewalID
    var note: String
    var snoozeUntil: Instant?
    /// The ends of the account's referrals, which its own events don't tell.
    var referrals: [Renewal] = []

    func decide(_ decision: inout AccountDecision, at now: Instant) throws {
        let listed = [decision.state.renewal].compactMap { $0 } + referrals
        guard let current = listed.first(where: { $0.id(of: decision.identity.accountID) == renewal }) else {
            throw Rejection.noRenewal("\(renewal)")
        }
        if let snoozeUntil { try EndLimit.check(snoozeUntil, field: "snooze_until", months: Self.monthsAhead, now: now) }
        let before = decision.state.note(on: current)
        guard before?.text != note || before?.snoozedUntil != snoozeUntil else { return }
        decision.append(
            RenewalNoted(
                of: decision.identity, kind: current.kind, dueOn: current.dueOn, note: note, snoozedUntil: snoozeUntil, effectiveAt: now))
    }
}

extension RenewalNoted: StreamEvent {
    public func evolve(_ state: inout AccountState) {
        state.renewalNotes[kind] = RenewalNote(kind: kind, dueOn: dueOn, text: note, snoozedUntil: snoozedUntil, notedAt: effectiveAt)
    }
}

extension AccountState {
    /// Nil where nothing was said of this one, as of an end that has moved.
    func note(on renewal: Renewal) -> RenewalNote? {
        renewalNotes[renewal.kind].flatMap { $0.dueOn == renewal.dueOn ? $0 : nil }
    }
}

extension Rejection {
    static func noRenewal(_ id: String) -> Rejection { .notFound("renewal \(id)") }
}

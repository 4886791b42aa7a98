import Contracts
import Database
import EventKit
import ServiceKit
import StaffAPI

/// Holds what the lists say of a session and its licences against what its events add up to, and the licences against the roster.
struct SessionCheck {
    let step: CheckStep

    private var store: EventStore { EventStore(step.connection, source: EventContext.training.source) }

    func compare(_ source: LicenceSource) throws {
        let state = try source.load(store).state
        guard let session = state.session else { return }
        let counting = state.licences.values.filter { $0.standing != .revoked }.map(\.granted.userID)
        let isHeld = session.status == .completed && session.grantsLicences
        let strangers = Set(counting).subtracting(isHeld ? Set(state.roster) : [])
        tell("licences outside the roster of session \(session.id)", expected: "0", found: "\(strangers.count)")
        let licensed = Set(state.licences.values.map(\.granted.userID))
        let missing = isHeld ? Set(state.roster).subtracting(licensed) : []
        tell("people without a licence of session \(session.id)", expected: "0", found: "\(missing.count)")
        try compareLists(state, session)
        try compareTimer(of: source, state)
    }

    func compareTimer(of source: LicenceSource, _ state: SessionState) throws {
        let (timer, key) = LicenceSchedule.timer(of: source)
        let found = try step.connection.instant(ofTimer: timer, key: key)
        tell("timer \(timer) of \(key)", expected: text(state.nextDue), found: text(found))
    }

    func compare(_ licence: LicenceID, of source: LicenceSource) throws {
        let whole = try source.load(store).state
        if case .elsewhere = source { try compareTimer(of: source, whole) }
        let state = whole.licences[licence]
        let sql = "SELECT standing, expires_at FROM licences WHERE licence_id = ?"
        let found = try step.connection.first(sql, [licence.sqlValue]) { "\($0.text(0)) until \($0.instant(1))" }
        let expected = state.map { "\($0.standing.rawValue) until \($0.expiresAt)" }
        tell("licence \(licence)", expected: expected ?? "none", found: found ?? "none")
    }

    private func compareLists(_ state: SessionState, _ session: SessionState.Session) throws {
        let row = try SessionReader(connection: step.connection, now: step.now).session(session.id)
        tell("status of session \(session.id)", expected: session.status.rawValue, found: row?.status.text ?? "none")
        tell("price of session \(session.id)", expected: text(state.price), found: text(row?.priceCents))
        let roster = row?.roster.map(\.userID) ?? []
        tell("roster of session \(session.id)", expected: "\(state.roster.count)", found: "\(roster.count)")
        if roster.count == state.roster.count, roster != state.roster {
            tell("people on the roster of session \(session.id)", expected: "those of its events", found: "others")
        }
        let counting = row?.roster.count { $0.licenceID != nil }
        let expected = state.roster.count { state.licences[LicenceID(of: session.id, for: $0)] != nil }
        tell("licences on the roster of session \(session.id)", expected: "\(expected)", found: "\(counting ?? 0)")
    }

    private func text(_ cents: Cents?) -> String { cents.map { "\($0.amount)" } ?? "none" }
    private func text(_ instant: Instant?) -> String { instant.map { "\($0)" } ?? "none" }

    private func tell(_ figure: String, expected: String, found: String) {
        guard expected != found else { return }
        step.findings.add(CheckDifference(figure, expected: expected, found: found))
    }
}

import Contracts
import EventSourcing

/// The session was held: everybody on its roster who took part gets a licence from that day, where its training grants one.
struct CompleteSession: Command {
    typealias Target = TrainingSession

    let completedOn: LocalDate
    /// Who did not take part, and so leaves the roster. Whoever isn't on it is passed over.
    var absent: Set<UserID> = []

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let session = try state.existing()
        switch session.status {
        case .cancelled: throw Rejection.isCancelled
        case .completed:
            guard completedOn == session.completedOn else { throw Rejection.completedAlready }
            guard absent.isDisjoint(with: state.roster) else { throw Rejection.attendanceIsSettled }
            return []
        case .requested, .scheduled: break
        }
        guard let terms = session.details.terms else { throw Rejection.trainingNeeded }
        guard completedOn <= now.date else { throw Rejection.dayToCome }
        var events = try state.removal(of: absent, at: now)
        var held = state
        for event in events { event.evolve(&held) }
        guard held.roster.count <= terms.participantsMaximum else { throw Rejection.rosterIsFull(terms.participantsMaximum) }
        held.session?.status = .completed
        events.append(
            SessionCompleted(
                sessionID: session.id, organisationID: session.organisationID, completedOn: completedOn, participants: held.roster.count,
                priceCents: held.price ?? .zero, effectiveAt: now))
        guard terms.grantsLicence else { return events }
        guard !held.roster.isEmpty else { throw Rejection.nobodyOnRoster }
        let term = LicenceTerm(completedOn: completedOn)
        let licences = try held.roster.map { try term.grant(to: $0, by: session, at: now) }
        return events + licences
    }
}

extension SessionCompleted: StreamEvent {
    public func evolve(_ state: inout SessionState) {
        // Held before its date, it isn't to come any more.
        if let date = state.session?.scheduledAt, date > effectiveAt { state.session?.revision += 1 }
        state.session?.status = .completed
        state.session?.completedOn = completedOn
        state.session?.isHeldElsewhere = isImported
        if isImported { state.imported?.completedOn = completedOn }
    }
}

extension Rejection {
    static let completedAlready = rule(
        "completed", detail: "the session is completed already; change its completion date instead", field: "completed_on")
    static let attendanceIsSettled = rule(
        "completed", detail: "the session is completed already; revoke the licence of whoever wasn't there, or take them off its roster",
        field: "absent")
    static let trainingNeeded = rule("training-needed", detail: "say first which training of the catalogue it is")
    static let nobodyOnRoster = rule("roster-empty", detail: "nobody is on the roster; add whoever took part first")
    static let dayToCome = field("completed_on", "completed_on lies in the future; a session is completed once it was held")
}

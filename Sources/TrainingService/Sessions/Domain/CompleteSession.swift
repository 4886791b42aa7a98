import Contracts
import EventSourcing

/// The session was held: everybody on its roster gets a licence from that day, where its training grants one.
struct CompleteSession: Command {
    typealias Target = TrainingSession

    let completedOn: LocalDate

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let session = try state.existing()
        switch session.status {
        case .cancelled: throw Rejection.isCancelled
        case .completed:
            guard completedOn == session.completedOn else { throw Rejection.completedAlready }
            return []
        case .requested, .scheduled: break
        }
        guard let terms = session.details.terms else { throw Rejection.trainingNeeded }
        guard completedOn <= now.date else { throw Rejection.dayToCome }
        guard state.roster.count <= terms.participantsMaximum else { throw Rejection.rosterIsFull(terms.participantsMaximum) }
        var licences: [SessionEvent] = []
        if terms.grantsLicence {
            guard !state.roster.isEmpty else { throw Rejection.nobodyOnRoster }
            let term = LicenceTerm(completedOn: completedOn)
            licences = try state.roster.map { try term.grant(to: $0, by: session, at: now) }
        }
        var held = state
        held.session?.status = .completed
        let completed = SessionCompleted(
            sessionID: session.id, organisationID: session.organisationID, completedOn: completedOn, participants: state.roster.count,
            priceCents: held.price ?? .zero, effectiveAt: now)
        return [completed] + licences
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
    static let trainingNeeded = rule("training-needed", detail: "say first which training of the catalogue it is")
    static let nobodyOnRoster = rule("roster-empty", detail: "nobody is on the roster; add whoever took part first")
    static let dayToCome = field("completed_on", "completed_on lies in the future; a session is completed once it was held")
}

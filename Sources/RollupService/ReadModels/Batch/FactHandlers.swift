import Contracts
import EventKit

/// What each kind of event does to the read model.
enum FactHandlers {
    typealias Handler = @Sendable (CloudEvent, RollupBatch) throws -> Void

    static let all: [String: Handler] = Dictionary(uniqueKeysWithValues: [platform, billing, referrals, own].flatMap { $0 })

    static func on<P: EventPayload>(
        _ payload: P.Type, _ body: @escaping @Sendable (P, CloudEvent, RollupBatch) throws -> Void
    ) -> (String, Handler) {
        (
            P.eventType.description,
            { event, batch in
                guard let payload = try event.decode(P.self) else { return }
                try body(payload, event, batch)
            }
        )
    }

    private static let own = [
        on(UsageReset.self) { event, envelope, batch in
            try ResetTable(connection: batch.connection).keep(event, id: envelope.id)
            try batch.keep(event)
        },
        on(AccountHealthChanged.self) { event, _, batch in
            try HealthTable(connection: batch.connection).keep(event)
            if event.reasons.isEmpty { try RiskCareTable(connection: batch.connection).forgetOutcome(event.workspaceID) }
        },
        on(RiskSnoozed.self) { event, _, batch in
            try RiskCareTable(connection: batch.connection).keep(event)
            batch.changedRisks.insert(event.workspaceID)
            if let until = event.until { try batch.work.schedule(SnoozeEnds.timer, key: event.workspaceID.description, at: until) }
        },
        on(RiskSnoozeEnded.self) { event, _, batch in
            try RiskCareTable(connection: batch.connection).keep(event)
            batch.changedRisks.insert(event.workspaceID)
        },
        on(RiskOutcomeSet.self) { event, _, batch in try RiskCareTable(connection: batch.connection).keep(event) },
        on(PartnerStatusChanged.self) { event, envelope, batch in
            try PartnerTable(connection: batch.connection).keep(event, position: try envelope.requiredPosition)
        },
        on(WorkspaceVisibilitySet.self) { event, envelope, batch in
            try VisibilityTable(connection: batch.connection).keep(event.visibility, of: event.workspaceID, envelope.stamp)
        },
        on(WorkspaceHandedOff.self) { event, envelope, batch in
            try HandoffTable(connection: batch.connection).keep(event, envelope.stamp)
            batch.dirtyWorkspaces.insert(event.workspaceID)
        },
    ]
}

extension SumOverflow: LastingFailure {}

extension CloudEvent {
    /// Throws, naming the field, for an instant in a fact that lies after the fact itself; the clocks behind the two may differ a little.
    func refuseLater(_ field: String, _ instant: Instant) throws {
        guard instant > time.adding(seconds: Self.clockToleranceSeconds) else { return }
        let minutes = Self.clockToleranceSeconds / 60
        throw UnprocessableEvent("\(field) is \(instant), more than \(minutes) minutes after the fact's own time \(time)")
    }
}

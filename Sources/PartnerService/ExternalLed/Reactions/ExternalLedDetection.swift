import Contracts
import EventKit

/// Notices organisations that guests of partners have created, whichever of the facts comes last: the organisation, the place in a workspace, or the
/// partner's flag.
struct ExternalLedDetection {
    let work: UnitOfWork

    /// As many as are looked at in one transaction.
    private static let limit = 500
    private static let timer = "external-led-search"

    static let subscription = TopicSubscription(.platform) { events, work in
        for event in events {
            let detection = ExternalLedDetection(work: work.following(event))
            if let fact = try event.decode(OrganisationChanged.self) {
                try detection.detect(.organisation(fact.organisationID))
            } else if let guest = try event.decode(MembershipChanged.self)?.guest {
                try detection.detect(.guest(guest))
            }
        }
    }

    /// Looks everywhere once a day, since read models can learn of facts that no reaction sees: those that were told before this was looked for.
    static let handlers: [String: TimerHandler] = [
        timer: { due, work in
            let isThrough = try ExternalLedDetection(work: work).detect(.everywhere) < limit
            try work.schedule(timer, key: due.key, at: isThrough ? work.now.adding(days: 1) : work.now)
        }
    ]

    static func start(_ work: UnitOfWork) throws {
        guard try work.connection.instant(ofTimer: timer, key: timer) == nil else { return }
        try work.schedule(timer, key: timer, at: work.now)
    }

    /// - Returns: how many were found.
    @discardableResult
    func detect(_ scope: ExternalLedSigns.Scope) throws -> Int {
        let signs = ExternalLedSigns(connection: work.connection)
        let found = try signs.undetected(scope, limit: Self.limit)
        for sign in found {
            let partners = try signs.partners(with: sign.createdBy, apartFrom: sign.organisation)
            let command = DetectExternalLedOrganisation(
                organisationID: sign.organisation, createdBy: sign.createdBy, partners: partners)
            try work.execute(command, on: sign.organisation.description)
        }
        return found.count
    }
}

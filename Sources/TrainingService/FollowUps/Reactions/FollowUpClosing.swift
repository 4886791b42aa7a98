import Contracts
import EventKit
import EventSourcing

/// Closes follow-ups by the action that they ask for, in the transaction that brings it.
struct FollowUpClosing {
    let work: UnitOfWork

    /// Whoever is trained once a licence was granted, restored or edited needs no training arranged or verified, in whatever organisation
    /// they had said so. Answers how many are closed by that.
    @discardableResult
    func take(decided events: [CloudEvent]) throws -> Int {
        var count = 0
        for event in events {
            guard let user = try user(of: event), try LicenceTable.isTrained(user, at: work.now, work.connection) else { continue }
            for id in try FollowUpTable.openTrainings(of: user, work.connection) {
                count += try work.execute(CloseFollowUp(cause: .licenceGranted), on: id.description).events.count
            }
        }
        return count
    }

    /// Whose licence may count by the event; nil for an event of something else.
    private func user(of event: CloudEvent) throws -> UserID? {
        try event.decode(LicenceGranted.self)?.userID ?? event.decode(LicenceRestored.self)?.userID
            ?? event.decode(LicenceEdited.self)?.userID
    }

    /// An organisation became a partner, which PartnerService tells.
    func take(_ change: PartnerStatusChanged, _ event: CloudEvent) throws {
        guard change.isPartner else { return }
        for id in try FollowUpTable.openReviews(of: change.organisationID, work.connection) {
            try work.following(event).execute(CloseFollowUp(cause: .partnerStatusChanged), on: id.description, at: event.time)
        }
    }
}

import Contracts
import EventKit
import EventSourcing

/// Closes follow-ups by the action that they ask for, in the transaction that brings it.
struct FollowUpClosing {
    let work: UnitOfWork

    /// Whoever got a licence needs no training arranged or verified, in whatever organisation they had said so. Answers how many are closed by that.
    @discardableResult
    func take(decided events: [CloudEvent]) throws -> Int {
        var count = 0
        for event in events {
            let granted = try event.decode(LicenceGranted.self)?.userID
            guard let user = try granted ?? event.decode(LicenceRestored.self)?.userID else { continue }
            for id in try FollowUpTable.openTrainings(of: user, work.connection) {
                count += try work.execute(CloseFollowUp(cause: .licenceGranted), on: id.description).events.count
            }
        }
        return count
    }

    /// An organisation became a partner, which PartnerService tells.
    func take(_ change: PartnerStatusChanged, _ event: CloudEvent) throws {
        guard change.isPartner else { return }
        for id in try FollowUpTable.openReviews(of: change.organisationID, work.connection) {
            try work.following(event).execute(CloseFollowUp(cause: .partnerStatusChanged), on: id.description, at: event.time)
        }
    }
}

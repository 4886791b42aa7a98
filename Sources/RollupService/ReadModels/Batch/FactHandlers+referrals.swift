import Contracts
import EventKit
import Terms

extension FactHandlers {
    /// What a client pays less while a referral runs. What partners earn changes no figure.
    static let referrals = [
        on(ReferralAgreed.self) { event, envelope, batch in
            let entry = ReferralDiscounts.Entry(event, position: try envelope.requiredPosition)
            try batch.keep(entry, envelope, event.accountID, because: event.reason)
        },
        on(ReferralAmended.self) { event, envelope, batch in
            let entry = ReferralDiscounts.Entry(event, position: try envelope.requiredPosition)
            try batch.keep(entry, envelope, event.accountID, because: event.reason)
        },
        on(ReferralEnded.self) { event, envelope, batch in
            let entry = ReferralDiscounts.Entry(event, position: try envelope.requiredPosition)
            try batch.keep(entry, envelope, event.accountID, because: event.reason)
        },
    ]
}

extension RollupBatch {
    fileprivate func keep(
        _ entry: ReferralDiscounts.Entry, _ envelope: CloudEvent, _ accountID: AccountID, because reason: String
    ) throws {
        if try ReferralTable(connection: connection).keep(entry, envelope, reason: reason, of: accountID) {
            dirtyAccounts.insert(accountID)
        }
    }
}

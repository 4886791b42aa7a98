import Contracts
import Database
import EventKit
import EventSourcing

extension KnownDetails {
    /// What is known of the buyer of an account now.
    init(of account: AccountID, _ connection: Connection) throws {
        let store = EventStore(connection, source: EventContext.billing.source)
        self.init(
            state: try store.load(Buyer.self, id: account.description).state, platform: try PlatformDetails.details(of: account, connection)
        )
    }
}

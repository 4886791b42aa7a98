import Contracts
import Database

/// Keeps the entries of the search as the accounts and people are now.
struct SearchDocument {
    let connection: Connection

    func refresh(_ accountID: AccountID) throws {
        let account = try SearchFields(connection: connection).account(accountID)
        try SearchTable(connection: connection).put(accountID, SearchEntry.text(account?.fields ?? []))
        try AccountManagerTable(connection: connection).put(accountID, account?.manager)
    }

    func write(_ user: UserTable.User) throws {
        try SearchTable(connection: connection).put(user.userID, SearchEntry.text(SearchFields.person(user)))
    }
}

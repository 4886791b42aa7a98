import Contracts
import Database
import EventKit
import StaffAPI

/// Whom to speak to about an account's money: where its invoices go, else who has the billing role, owns or administers the organisation or one of
/// its workspaces. Names and addresses are those that the platform tells now.
enum MoneyContact {
    static func of(_ account: AccountIdentity, _ connection: Connection) throws -> RenewalContact? {
        let details = try KnownDetails(of: account.accountID, connection).details
        if let email = details?.email, !email.isEmpty { return RenewalContact(email: email, source: .invoiceEmail) }
        for candidate in try ResponsiblePeople.people(of: account, connection) {
            let person = try People.person(candidate.userID, connection)
            if let email = person.email, !email.isEmpty {
                return RenewalContact(userID: candidate.userID, name: person.name, email: email, source: .init(candidate.role))
            }
        }
        return nil
    }

    /// Where invoices of an account go; nil where nobody can be written to.
    static func address(of account: AccountID, _ connection: Connection) throws -> String? {
        try OpenAccounts.identity(of: account, connection).flatMap { try of($0, connection) }?.email
    }
}

extension RenewalContact.Source {
    fileprivate init(_ role: ResponsiblePeople.Role) {
        self =
            switch role {
            case .billing: .billing
            case .owner: .owner
            case .admin: .admin
            }
    }
}

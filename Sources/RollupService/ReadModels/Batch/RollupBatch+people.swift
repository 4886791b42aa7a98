import Contracts
import Database

extension RollupBatch {
    func keep(_ fact: MembershipChanged, _ stamp: FactStamp) throws {
        let address = fact.invitedEmail.flatMap { EmailAddress($0) }
        let key = try address.map(AddressKeys(connection: connection).key)
        guard try MembershipTable(connection: connection).keep(fact, invited: key, stamp) else { return }
        dirtyWorkspaces.insert(fact.workspaceID)
        if let key { changedInvitations[key] = address }
    }

    /// A user's name and address show in contacts and searches; the address may also join an invitation to a seated person. Of one who is deleted
    /// neither is kept, whichever fact comes first.
    func keep(_ fact: UserChanged, _ stamp: FactStamp) throws {
        let address = EmailAddress(fact.email)
        let key = try address.map(AddressKeys(connection: connection).key)
        let isDeleted = fact.deleted ?? false
        let users = UserTable(connection: connection)
        if isDeleted { try eraseRefusedMessages(about: fact.userID) }
        let erased = try ErasedUserTable(connection: connection).keep(fact.userID, address: key, deletedBy: isDeleted ? stamp : nil)
        for key in erased { try DataOwnerTable(connection: connection).forget(key) }
        for key in erased where changedInvitations[key] == nil { changedInvitations.updateValue(nil, forKey: key) }
        guard case .newer(let before) = try users.keep(fact, key, stamp) else { return }
        let after = try users.user(fact.userID)
        if let after { try SearchDocument(connection: connection).write(after) }
        renamedAccounts.formUnion(try administeredAccounts(fact.userID))
        guard before?.addressKey != after?.addressKey else { return }
        let memberships = MembershipTable(connection: connection)
        for key in [before?.addressKey, after?.addressKey].compactMap({ $0 }) {
            dirtyWorkspaces.formUnion(try memberships.workspaces(of: .invited(key), asAdmin: false))
        }
    }

    /// A message that was refused may hold the address alone, which the deletion itself needn't tell any more.
    private func eraseRefusedMessages(about userID: UserID) throws {
        guard let known = try UserTable(connection: connection).user(userID), !known.deleted else { return }
        try work.eraseDeadLetters(about: userID, address: known.email)
    }

    /// Lets addresses go whose invitations have ended.
    func applyInvitations() throws {
        let table = InvitationTable(connection: connection)
        var hasErased = try table.eraseLapsed(by: work.now)
        for (key, address) in changedInvitations { hasErased = try table.refresh(key, address, now: work.now) || hasErased }
        changedInvitations.removeAll()
        if hasErased { try work.request(.log) }
    }
}

import Contracts

extension FactHandlers {
    static let platform = [
        on(ConversationRecorded.self) { fact, event, batch in
            try event.refuseLater("recorded_at", fact.recordedAt)
            try batch.keep(fact, event.stamp)
        },
        on(OrganisationChanged.self) { fact, event, batch in
            guard try OrganisationTable(connection: batch.connection).keep(fact, event.stamp) else { return }
            try AccountTable(connection: batch.connection).open(.organisation(fact.organisationID))
            batch.dirtyAccounts.formUnion(try batch.accounts(in: fact.organisationID))
        },
        on(OrganisationMembershipChanged.self) { fact, event, batch in
            let members = OrganisationMemberTable(connection: batch.connection)
            guard try members.keep(fact, event.stamp) else { return }
            guard try members.organisations(administeredBy: fact.userID).contains(fact.organisationID) else { return }
            batch.dirtyAccounts.formUnion(try batch.accounts(in: fact.organisationID))
        },
        on(WorkspaceChanged.self) { fact, event, batch in
            guard try WorkspaceTable(connection: batch.connection).keep(fact, event.stamp) else { return }
            let accounts = AccountTable(connection: batch.connection)
            switch fact.usageContext {
            case .internal: try accounts.open(.organisation(fact.organisationID))
            case .external: try accounts.open(.workspace(fact.workspaceID))
            }
            batch.dirtyWorkspaces.insert(fact.workspaceID)
        },
        on(MembershipChanged.self) { fact, event, batch in
            guard try MembershipTable(connection: batch.connection).keep(fact, event.stamp) else { return }
            batch.dirtyWorkspaces.insert(fact.workspaceID)
        },
        on(UserChanged.self) { fact, event, batch in try batch.keep(fact, event.stamp) },
        on(UserLoggedIn.self) { fact, event, batch in
            try event.refuseLater("at", fact.at)
            try batch.keep(fact)
        },
    ]
}

extension RollupBatch {
    /// A user's name and address show in contacts and searches; the address may also join an invitation to a seated person.
    func keep(_ fact: UserChanged, _ stamp: FactStamp) throws {
        guard case .newer(let before) = try UserTable(connection: connection).keep(fact, stamp) else { return }
        let after = UserTable.User(userID: fact.userID, name: fact.displayName.text, email: fact.email.text, deleted: fact.deleted ?? false)
        try SearchDocument(connection: connection).write(after)
        renamedAccounts.formUnion(try administeredAccounts(fact.userID))
        guard before?.emailKey != after.emailKey else { return }
        let memberships = MembershipTable(connection: connection)
        for email in [before?.emailKey, after.emailKey].compactMap({ $0 }) {
            dirtyWorkspaces.formUnion(try memberships.workspaces(of: .invited(email: email), asAdmin: false))
        }
    }
}

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
            try DataOwnerTable(connection: batch.connection).keep(fact, event.stamp)
            guard try WorkspaceTable(connection: batch.connection).keep(fact, event.stamp) else { return }
            if let visibility = fact.visibility {
                try VisibilityTable(connection: batch.connection).keep(visibility, of: fact.workspaceID, event.stamp)
            }
            let accounts = AccountTable(connection: batch.connection)
            switch fact.usageContext {
            case .internal: try accounts.open(.organisation(fact.organisationID))
            case .external: try accounts.open(.workspace(fact.workspaceID))
            }
            batch.dirtyWorkspaces.insert(fact.workspaceID)
        },
        on(MembershipChanged.self) { fact, event, batch in try batch.keep(fact, event.stamp) },
        on(UserChanged.self) { fact, event, batch in try batch.keep(fact, event.stamp) },
        on(UserLoggedIn.self) { fact, event, batch in
            try event.refuseLater("at", fact.at)
            try batch.keep(fact)
        },
    ]
}

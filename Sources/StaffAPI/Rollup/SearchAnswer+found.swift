import Contracts

/// In each kind, `exact` says that what was looked for is the whole id, or address, of just this.
extension SearchAnswer {
    public struct FoundAccount: Codable, Sendable, Equatable {
        public var accountID: AccountID
        public var label: String
        public var scope: Word<AccountScope>
        public var organisationID: OrganisationID
        public var organisationName: String
        public var tier: Word<Tier>
        public var `class`: Word<RevenueClass>
        public var matched: SearchMatched?
        public var exact: Bool?

        public init(
            accountID: AccountID, label: String, scope: AccountScope, organisationID: OrganisationID, organisationName: String, tier: Tier,
            class: RevenueClass, matched: SearchMatched?, exact: Bool
        ) {
            self.accountID = accountID
            self.label = label
            self.scope = Word(scope)
            self.organisationID = organisationID
            self.organisationName = organisationName
            self.tier = Word(tier)
            self.class = Word(`class`)
            self.matched = matched
            self.exact = exact
        }
    }

    public struct FoundWorkspace: Codable, Sendable, Equatable {
        public var workspaceID: WorkspaceID
        public var name: String
        public var accountID: AccountID
        public var organisationName: String
        public var matched: SearchMatched?
        public var exact: Bool?

        public init(
            workspaceID: WorkspaceID, name: String, accountID: AccountID, organisationName: String, matched: SearchMatched?, exact: Bool
        ) {
            self.workspaceID = workspaceID
            self.name = name
            self.accountID = accountID
            self.organisationName = organisationName
            self.matched = matched
            self.exact = exact
        }
    }

    public struct FoundOrganisation: Codable, Sendable, Equatable {
        public var organisationID: OrganisationID
        public var name: String
        public var matched: SearchMatched?
        public var exact: Bool?

        public init(organisationID: OrganisationID, name: String, matched: SearchMatched?, exact: Bool) {
            self.organisationID = organisationID
            self.name = name
            self.matched = matched
            self.exact = exact
        }
    }

    public struct FoundPerson: Codable, Sendable, Equatable {
        public var userID: UserID
        public var name: String
        public var email: String
        public var matched: SearchMatched?
        public var exact: Bool?
        /// Some of the accounts in which the person has a place, by name; `accountCount` says of how many.
        public var accounts: [AccountLabel]?
        public var accountCount: Int?

        public init(
            userID: UserID, name: String, email: String, matched: SearchMatched?, exact: Bool, accounts: [AccountLabel], accountCount: Int
        ) {
            self.userID = userID
            self.name = name
            self.email = email
            self.matched = matched
            self.exact = exact
            self.accounts = accounts
            self.accountCount = accountCount
        }
    }

    /// An account manager: one of our staff, with the number of accounts that are looked after.
    public struct FoundAccountManager: Codable, Sendable, Equatable {
        public var email: String
        public var accountCount: Int
        public var matched: SearchMatched?
        public var exact: Bool?

        public init(email: String, accountCount: Int, matched: SearchMatched?, exact: Bool) {
            self.email = email
            self.accountCount = accountCount
            self.matched = matched
            self.exact = exact
        }
    }

    public struct AccountLabel: Codable, Sendable, Equatable {
        public var accountID: AccountID
        public var label: String

        public init(accountID: AccountID, label: String) {
            self.accountID = accountID
            self.label = label
        }
    }
}

import Contracts

/// What RollupService finds for `GET /search` of the customers: of each kind the best first.
public struct SearchAnswer: Codable, Sendable, Equatable {
    public var accounts: [FoundAccount] = []
    public var workspaces: [FoundWorkspace] = []
    public var organisations: [FoundOrganisation] = []
    public var people: [FoundPerson] = []
    public var managers: [FoundAccountManager]?
    /// How many of each kind there are, counted up to a thousand.
    public var totals: SearchTotals?
    /// Owners that couldn't be asked; the Gateway says so.
    public var unavailable: [String]?

    public init() {}
}

public struct SearchTotals: Codable, Sendable, Equatable {
    public var accounts: Int
    public var workspaces: Int
    public var organisations: Int
    public var people: Int
    public var managers: Int

    public init(accounts: Int, workspaces: Int, organisations: Int, people: Int, managers: Int) {
        self.accounts = accounts
        self.workspaces = workspaces
        self.organisations = organisations
        self.people = people
        self.managers = managers
    }
}

/// What a search finds something by. `name` is the name of the thing itself.
public enum SearchedField: String, Sendable {
    case name, organisation, workspace, person, email, manager, id
}

/// The text by which a search finds something, as it is written, and what it is.
public struct SearchMatched: Codable, Sendable, Equatable {
    public var field: Word<SearchedField>
    public var text: String

    public init(field: SearchedField, text: String) {
        self.field = Word(field)
        self.text = text
    }
}

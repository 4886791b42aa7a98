import Contracts

/// What `GET /tasks` answers: all that waits for a person, kind by kind; what is late first, then what has waited longest.
public struct TasksAnswer: Codable, Sendable, Equatable {
    /// Those of which there are any.
    public var tasks: [TaskGroup]
    /// What ends next and isn't overdue; nil where nothing does.
    public var nextRenewal: NextRenewal?
    /// The kinds that nobody can tell of now.
    public var unavailable: [Word<TaskKind>]

    public init(tasks: [TaskGroup], nextRenewal: NextRenewal?, unavailable: [TaskKind]) {
        self.tasks = tasks
        self.nextRenewal = nextRenewal
        self.unavailable = unavailable.map { Word($0) }
    }
}

/// All that waits of one kind.
public struct TaskGroup: Codable, Sendable, Equatable {
    public var kind: Word<TaskKind>
    public var count: Int
    /// How many of them should have been seen to by now.
    public var late: Int
    /// The page of the console with all of them, and nothing else.
    public var href: String
    /// The first few; none of a kind that is told by its number alone.
    public var items: [TaskItem]

    public init(_ kind: TaskKind, count: Int, late: Int = 0, href: String, items: [TaskItem] = []) {
        self.kind = Word(kind)
        self.count = count
        self.late = late
        self.href = href
        self.items = items
    }
}

/// One matter that waits.
public struct TaskItem: Codable, Sendable, Equatable {
    /// What it is about, in words.
    public var title: String
    /// What else has to be known of it.
    public var detail: String
    public var since: Instant
    /// When it becomes late; nil where no day says so.
    public var dueAt: Instant?
    public var late: Bool
    /// The page of the console where it is seen to.
    public var href: String
    public var accountID: AccountID?
    public var accountManager: String?

    public init(
        title: String, detail: String, since: Instant, dueAt: Instant? = nil, late: Bool = false, href: String, accountID: AccountID?,
        accountManager: String?
    ) {
        self.title = title
        self.detail = detail
        self.since = since
        self.dueAt = dueAt
        self.late = late
        self.href = href
        self.accountID = accountID
        self.accountManager = accountManager
    }
}

/// What ends next.
public struct NextRenewal: Codable, Sendable, Equatable {
    public var title: String
    public var dueOn: LocalDate
    public var href: String
    public var accountID: AccountID

    public init(title: String, dueOn: LocalDate, href: String, accountID: AccountID) {
        self.title = title
        self.dueOn = dueOn
        self.href = href
        self.accountID = accountID
    }
}

import Contracts

/// What `GET /upgrade-requests` answers.
public struct UpgradeRequestsAnswer: Codable, Sendable, Equatable {
    /// Of the requests that the filters other than `status` let through.
    public struct Counts: Codable, Sendable, Equatable {
        public var pending: Int
        public var approved: Int
        public var denied: Int
        /// Pending ones that have waited for one business day.
        public var overdue: Int
        /// Granted workspaces that should be there and aren't.
        public var notCreated: Int

        public init(pending: Int = 0, approved: Int = 0, denied: Int = 0, overdue: Int = 0, notCreated: Int = 0) {
            self.pending = pending
            self.approved = approved
            self.denied = denied
            self.overdue = overdue
            self.notCreated = notCreated
        }
    }

    /// What waits first, the oldest of it on top; then what is decided, the newest on top.
    public var requests: [UpgradeRequestRow]
    public var counts: Counts
    public var nextCursor: String?

    public init(requests: [UpgradeRequestRow], counts: Counts, nextCursor: String? = nil) {
        self.requests = requests
        self.counts = counts
        self.nextCursor = nextCursor
    }
}

/// What `GET /upgrade-requests/{id}` answers.
public struct UpgradeRequestAnswer: Codable, Sendable, Equatable {
    public var request: UpgradeRequestRow

    public init(request: UpgradeRequestRow) {
        self.request = request
    }
}

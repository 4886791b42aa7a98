import Contracts

/// What `GET /training-sessions` answers, the latest date first.
public struct SessionsAnswer: Codable, Sendable, Equatable {
    public struct Counts: Codable, Sendable, Equatable {
        public var requested: Int
        public var scheduled: Int
        public var completed: Int
        public var cancelled: Int
        /// Requested and scheduled ones of which nobody has said yet which training they are.
        public var withoutTraining: Int

        public init(requested: Int, scheduled: Int, completed: Int, cancelled: Int, withoutTraining: Int) {
            self.requested = requested
            self.scheduled = scheduled
            self.completed = completed
            self.cancelled = cancelled
            self.withoutTraining = withoutTraining
        }
    }

    public var sessions: [SessionRow]
    /// By status, whichever of them the list shows.
    public var counts: Counts
    public var nextCursor: String?

    public init(sessions: [SessionRow], counts: Counts, nextCursor: String? = nil) {
        self.sessions = sessions
        self.counts = counts
        self.nextCursor = nextCursor
    }
}

/// One session.
public struct SessionAnswer: Codable, Sendable, Equatable {
    public var session: SessionRow

    public init(session: SessionRow) {
        self.session = session
    }
}

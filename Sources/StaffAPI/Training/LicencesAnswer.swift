import Contracts

/// What `GET /licences` answers, the newest first.
public struct LicencesAnswer: Codable, Sendable, Equatable {
    public struct Counts: Codable, Sendable, Equatable {
        public var active: Int
        public var expired: Int
        public var revoked: Int
        /// Of the active ones.
        public var expiringSoon: Int

        public init(active: Int, expired: Int, revoked: Int, expiringSoon: Int) {
            self.active = active
            self.expired = expired
            self.revoked = revoked
            self.expiringSoon = expiringSoon
        }
    }

    public var licences: [LicenceRow]
    /// By status, whichever of them the list shows.
    public var counts: Counts
    public var nextCursor: String?

    public init(licences: [LicenceRow], counts: Counts, nextCursor: String? = nil) {
        self.licences = licences
        self.counts = counts
        self.nextCursor = nextCursor
    }
}

/// One licence.
public struct LicenceAnswer: Codable, Sendable, Equatable {
    public var licence: LicenceRow

    public init(licence: LicenceRow) {
        self.licence = licence
    }
}

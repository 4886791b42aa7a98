import Contracts

/// What some organisations have recorded in the last 30 days, in the order in which they were asked for.
public struct RecentRecordingsAnswer: Codable, Sendable, Equatable {
    /// As many as one question may be about.
    public static let organisationsMaximum = 50

    public struct Row: Codable, Sendable, Equatable {
        public var organisationID: OrganisationID
        /// Without recordings that were deleted.
        public var recordedSeconds: Int64

        public init(organisationID: OrganisationID, recordedSeconds: Int64) {
            self.organisationID = organisationID
            self.recordedSeconds = recordedSeconds
        }
    }

    public var organisations: [Row]

    public init(organisations: [Row]) { self.organisations = organisations }
}

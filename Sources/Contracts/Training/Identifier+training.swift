extension Identifier where Tag == LicenceTag {
    /// The licence that a session gives a person: one of each, however often it is asked for.
    public init(of session: TrainingSessionID, for user: UserID) {
        self.init(nameBased: "\(session) \(user)", in: session)
    }

    /// The licence for a training elsewhere: one per person, organisation and day.
    public init(for user: UserID, in organisation: OrganisationID, trainedOn day: LocalDate) {
        self.init(nameBased: "\(user) \(day)", in: organisation)
    }
}

extension Identifier where Tag == FollowUpTag {
    /// One of a kind per person and organisation, however often the platform tells of it.
    public init(_ kind: FollowUpKind, for user: UserID, in organisation: OrganisationID) {
        self.init(nameBased: "\(kind.rawValue) \(user)", in: organisation)
    }
}

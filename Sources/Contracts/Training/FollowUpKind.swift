/// What staff do after a new user has answered.
public enum FollowUpKind: String, Codable, Sendable, CaseIterable {
    /// They work with clients: is the organisation a partner?
    case reviewPartner = "review_partner"
    /// They do what is at high risk, and nobody has trained them.
    case arrangeTraining = "arrange_training"
    /// They say that they were trained.
    case verifyTraining = "verify_training"
}

public enum FollowUpStatus: String, Codable, Sendable, CaseIterable {
    case open, done
}

/// What was agreed with a partner about a client that they brought.
public struct ReferralTerms: Codable, Hashable, Sendable {
    /// What a partner gets where nothing else was agreed.
    public static let usualKickback = Percent(unchecked: 20)

    /// What the partner gets of what the client pays.
    public var kickbackPercent: Percent
    /// What the client pays less.
    public var discountPercent: Percent
    /// The most that the partner gets over the whole life of the referral; absent where there is no such limit.
    public var capCents: Cents?
    /// The day on which it lies counts.
    public var startsAt: Instant
    /// An end at midnight belongs to the day before; absent while there is none.
    public var expiresAt: Instant?
    /// What the partner may read.
    public var notes: String?

    public init(
        kickbackPercent: Percent, discountPercent: Percent = .zero, capCents: Cents? = nil, startsAt: Instant, expiresAt: Instant? = nil,
        notes: String? = nil
    ) {
        self.kickbackPercent = kickbackPercent
        self.discountPercent = discountPercent
        self.capCents = capCents
        self.startsAt = startsAt
        self.expiresAt = expiresAt
        self.notes = notes
    }
}

/// What an entry of the catalogue may say.
extension TrainingDescription {
    public static let titleRule = TextRule(length: 1...200)
    public static let levelRule = TextRule(length: 1...100)
    /// Up to a million euros, which only a slip of the hand exceeds.
    public static let priceRange = Cents.zero...Cents.euros(1_000_000)
    public static let participantRange = Int(ParticipantCount.range.lowerBound)...Int(ParticipantCount.range.upperBound)
    /// Up to a working week.
    public static let durationRange = 1...2_400
}

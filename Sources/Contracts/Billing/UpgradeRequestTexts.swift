/// How long the texts of an upgrade request may be (DOMAIN §8).
public enum UpgradeRequestTexts {
    /// Of a new workspace.
    public static let nameRule = TextRule(length: 1...100)
    /// What the customer writes.
    public static let messageRule = TextRule(length: 1...1_000)
    /// What the requester is told of a denial.
    public static let noteRule = TextRule(length: 1...2_000)
    /// What staff keep for themselves.
    public static let staffNotesRule = TextRule(length: 1...2_000)
}

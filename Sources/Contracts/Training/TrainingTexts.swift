/// What the texts about sessions, licences and follow-ups may be.
public enum TrainingTexts {
    public static let notesRule = TextRule(length: 1...2_000)
    /// What shows that somebody was trained elsewhere.
    public static let evidenceRule = TextRule(length: 1...1_000)
    /// What came of a follow-up.
    public static let noteRule = TextRule(length: 1...1_000)
}

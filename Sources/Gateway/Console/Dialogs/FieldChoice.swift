import StaffAPI

/// The words that a person may choose in a field. What holds now says so and is chosen, so that nothing else is sent by oversight.
struct FieldChoice {
    private let vocabulary: Vocabulary
    private let preset: String?
    private let unchosen: String?
    private let words: [String]
    private let presetMark: String

    /// - Parameter showsWhatHolds: what holds is offered also where nobody could choose it anew, such as a pilot.
    init(
        _ field: StaffAction.Field, _ vocabulary: Vocabulary, _ preset: String?, _ showsWhatHolds: Bool, _ policies: Set<StaffPolicy>,
        presetMark: String = "now"
    ) {
        self.presetMark = presetMark
        self.vocabulary = vocabulary
        self.preset = preset
        unchosen = field.unchosen
        let allowed = field.choices?.filter { $0.word == preset || $0.policy.map(policies.contains) ?? true }.map(\.word)
        let words = allowed ?? vocabulary.words
        let missing = preset.flatMap { showsWhatHolds && !words.contains($0) ? $0 : nil }
        self.words = (missing.map { [$0] } ?? []) + words
    }

    func html(_ attributes: [Attribute]) -> HTML {
        select(attributes) {
            if let unchosen {
                option(.value(""), preset == nil ? Attribute("selected") : nil) { unchosen }
            } else if let preset, !words.contains(preset) {
                option(.value(""), Attribute("selected")) { "Choose…" }
            }
            for word in words {
                option(.value(word), word == preset ? Attribute("selected") : nil, Attribute("data-title", vocabulary.title(of: word))) {
                    word == preset ? "\(vocabulary.title(of: word)) (\(presetMark))" : vocabulary.title(of: word)
                }
            }
        }
    }
}

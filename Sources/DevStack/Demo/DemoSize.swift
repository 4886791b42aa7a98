/// How much demo data DevStack makes.
enum DemoSize: String, CaseIterable, Sendable {
    case none
    case small
    case medium

    /// Each size is a whole number of rounds through the stories, so that every story occurs equally often for its weight.
    var organisationCount: Int {
        switch self {
        case .none: 0
        case .small: 3 * DemoStory.round.count
        case .medium: 50 * DemoStory.round.count
        }
    }
}

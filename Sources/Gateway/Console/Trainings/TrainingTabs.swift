/// The ways to look at trainings: what is planned, what is on offer, who is trained, and what new users' answers ask.
struct TrainingTabs {
    enum Tab: String, CaseIterable {
        case sessions = "Sessions"
        case catalogue = "Catalogue"
        case licences = "Licences"
        case followUps = "Follow-ups"

        var path: String {
            switch self {
            case .sessions: ConsoleArea.trainings.path
            case .catalogue: "\(ConsoleArea.trainings.path)/catalogue"
            case .licences: "\(ConsoleArea.trainings.path)/licences"
            case .followUps: "\(ConsoleArea.trainings.path)/follow-ups"
            }
        }
    }

    let current: Tab

    func html() -> HTML {
        TabBar(
            label: "Ways to look at trainings",
            tabs: Tab.allCases.map { .init(title: $0.rawValue, path: $0.path, isCurrent: $0 == current) }
        ).html()
    }
}

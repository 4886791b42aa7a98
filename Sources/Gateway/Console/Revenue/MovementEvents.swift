import Contracts
import StaffAPI

/// The events that made a movement: what, when, who and why. Alike ones of one day are one line.
struct MovementEvents {
    let row: MovementRow

    private struct Line: Hashable {
        let words: String
        let day: LocalDate
        let actor: String?
        let reason: String?
    }

    func html() -> HTML {
        guard !row.events.isEmpty else { return Nothing.html }
        let lines = row.events.map(Self.line)
        let counts = Dictionary(lines.map { ($0, 1) }, uniquingKeysWith: +)
        var told: Set<Line> = []
        return unorderedList(.class("changes")) {
            for line in lines where told.insert(line).inserted { listItem { html(line, counts[line] ?? 1) } }
            if row.moreEvents > 0 { listItem { "and \(Figures.count(row.moreEvents)) before" } }
        }
    }

    private func html(_ line: Line, _ count: Int) -> HTML {
        .joined([
            HTML(text: count == 1 ? line.words : "\(line.words) ×\(Figures.count(count))"),
            HTML(text: " "), span(.class("event-who")) { Figures.date(line.day) },
            line.actor.map { actor in
                .joined([HTML(text: " · "), actor == "system" ? HTML(text: "the system") : ShownName(actor).html()])
            } ?? .empty,
            line.reason.map { .joined([HTML(text: " “"), ShownName($0).html(), HTML(text: "”")]) } ?? .empty,
        ])
    }

    private static func line(_ event: MovementEvent) -> Line {
        Line(words: words(event), day: event.at.date, actor: event.actor, reason: event.reason.flatMap { $0.isEmpty ? nil : $0 })
    }

    /// Whoever joins or leaves takes a seat or gives it up; what else happens is called as in the audit trail.
    private static func words(_ event: MovementEvent) -> String {
        switch event.state.flatMap(MembershipChanged.State.init) {
        case .active: "Seat taken"
        case .pending: "Invited"
        case .removed: "Seat given up"
        case nil: AuditWords.sentence(event.type)
        }
    }
}

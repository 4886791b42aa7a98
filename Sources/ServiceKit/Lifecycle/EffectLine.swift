import EventKit

/// An effect as one line for operators: id, status, kind, key, attempts, when it was asked for, when it is tried next, and why it failed.
enum EffectLine {
    static func text(_ effect: ListedEffect) -> String {
        let next =
            switch effect.status {
            case .waiting: effect.tryAt.description
            case .behind, .dead: "-"
            }
        let parts = [
            effect.id.description, effect.status.rawValue, effect.kind, effect.key, String(effect.attempts), effect.askedAt.description,
            next,
            effect.lastFailure ?? "-",
        ]
        return parts.map(inOneColumn).joined(separator: "\t")
    }

    /// What came from outside could hold a tab or a line's end.
    private static func inOneColumn(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}

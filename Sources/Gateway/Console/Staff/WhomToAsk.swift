/// Whom to ask for a permission that one lacks: the staff managers, by name where one is known.
struct WhomToAsk: Sendable, Equatable {
    struct Colleague: Sendable, Equatable {
        let email: String
        let name: String?
    }

    /// The page of staff has them all.
    private static let shownMaximum = 3

    var managers: [Colleague] = []

    /// The end of a sentence about something that needs a permission, for somebody with this address.
    func words(for email: String) -> String {
        guard !managers.isEmpty else { return "nobody can grant this: \(StaffManagers.setting) is not set" }
        let others = managers.filter { $0.email != email.lowercased() }
        guard !others.isEmpty else { return "\(StaffManagers.setting) names nobody else who could grant this" }
        let names = others.prefix(Self.shownMaximum).map(\.shown).joined(separator: " or ")
        return others.count > Self.shownMaximum ? "ask \(names), or another staff manager" : "ask \(names)"
    }
}

extension WhomToAsk.Colleague {
    fileprivate var shown: String {
        name.map { "\(ShownName($0).plain) (\(email))" } ?? email
    }
}

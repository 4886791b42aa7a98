import StaffAPI

/// What somebody wants done who types a deed and whom it is for, such as `tier rieten`; after a `>` nothing else is meant, and the deed may be
/// left out.
struct CommandQuestion {
    /// Shorter ones could be the beginning of any name.
    private static let deedLengthMinimum = 3

    /// What can be done with what a search offers it for: accounts, workspaces, organisations and payments.
    static let deeds = StaffAction.all.filter { [.account, .workspace, .organisation, .payment].contains($0.subject) }

    /// Whether nothing else is looked for.
    let isCommandAlone: Bool
    /// Those that the first words name; all where a command is meant and none is named.
    let actions: [StaffAction]
    /// The words that look for whom it is done for.
    let subject: String
    /// The areas that the words name; all where there are no words.
    let areas: [ConsoleArea]

    init(_ text: String) {
        let trimmed = text.drop(while: \.isWhitespace)
        isCommandAlone = trimmed.first == ">"
        let words = (isCommandAlone ? trimmed.dropFirst() : trimmed).split(whereSeparator: \.isWhitespace).map(String.init)
        let named = Self.deeds.map { (action: $0, count: Self.count(of: words, naming: $0.title)) }
        let longest = named.lazy.map(\.count).max() ?? 0
        let isNamed = longest > 0 && (isCommandAlone || (words.first?.count ?? 0) >= Self.deedLengthMinimum)
        subject = words.dropFirst(isNamed ? longest : 0).joined(separator: " ")
        if isNamed {
            actions = named.filter { $0.count == longest }.map(\.action)
        } else {
            actions = isCommandAlone ? Self.deeds : []
        }
        let place = Self.place(words)
        areas = ConsoleArea.all.filter { Self.count(of: place, naming: $0.title) == place.count }
    }

    /// Where to go is named with or without `go to`.
    private static func place(_ words: [String]) -> [String] {
        guard words.first?.lowercased() == "go" else { return words }
        return Array(words.dropFirst(words.dropFirst().first?.lowercased() == "to" ? 2 : 1))
    }

    /// How many of the words, from the first on, begin a word of the title; each of those stands for one only.
    private static func count(of words: [String], naming title: String) -> Int {
        var free = title.lowercased().split { !$0.isLetter }
        for (count, word) in words.enumerated() {
            let begun = word.lowercased()
            guard let place = free.firstIndex(where: { $0.hasPrefix(begun) }) else { return count }
            free.remove(at: place)
        }
        return words.count
    }
}

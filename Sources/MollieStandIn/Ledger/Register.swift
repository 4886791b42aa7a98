/// Entries in the order in which they were added, found by their ids.
struct Register<Entry: RegisterEntry>: Sendable {
    private(set) var entries: [Entry] = []
    private var places: [String: Int] = [:]

    /// Throws `Problem` when there is no room, or another entry of that id.
    mutating func add(_ entry: Entry) throws(Problem) {
        guard entries.count < Self.capacity else { throw Problem(status: 422, "the stand-in keeps no more than \(Self.capacity)") }
        guard places[entry.id] == nil else { throw Problem(status: 422, "there is a \(entry.id) already", field: "id") }
        places[entry.id] = entries.count
        entries.append(entry)
    }

    func entry(_ id: String) throws(Problem) -> Entry {
        guard let place = places[id] else { throw Problem(status: 404, "there is no \(id.prefix(64))") }
        return entries[place]
    }

    /// Changes an entry and answers with it as it is then.
    mutating func change(_ id: String, _ body: (inout Entry) throws(Problem) -> Void) throws(Problem) -> Entry {
        guard let place = places[id] else { throw Problem(status: 404, "there is no \(id.prefix(64))") }
        try body(&entries[place])
        return entries[place]
    }

    mutating func remove(_ id: String) throws(Problem) {
        guard let place = places[id] else { throw Problem(status: 404, "there is no \(id.prefix(64))") }
        entries.remove(at: place)
        places = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($0.element.id, $0.offset) })
    }

    private static var capacity: Int { 100_000 }
}

protocol RegisterEntry: Sendable {
    var id: String { get }
}

enum NewID {
    /// Such as `tr_4bTk0Zxq9LmA`.
    static func random(_ prefix: String) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        return prefix + String((0..<12).compactMap { _ in letters.randomElement() })
    }
}

import StaffAPI

/// Addresses as people paste them: of a column, of a line of recipients, with names around them.
struct PastedAddresses {
    private static let mailto = "mailto:"
    /// What people and programs put around an address.
    private static let marks = Set("<>\"'“”‘’()[],;.")

    /// Each once, in their order. A text between separators that holds no address stands among them, so that whoever pasted it is told.
    let addresses: [String]

    init(_ text: String) {
        let entries = text.split(whereSeparator: \.isNewline).flatMap { Self.parts(of: $0, at: ";") }
        let found = entries.flatMap { Self.addresses(in: $0) }
            .map { String($0.unicodeScalars.prefix(SessionOperations.addressRule.length.upperBound)) }
        var seen: Set<String> = []
        addresses = found.filter { seen.insert($0.lowercased()).inserted }
    }

    /// The parts between separators outside quotes. A quote that is never closed is a character as any other.
    private static func parts(of text: Substring, at separator: Character) -> [Substring] {
        var quotesLeft = text.filter { $0 == "\"" }.count
        var isQuoted = false
        return text.split { character in
            if character == "\"" {
                quotesLeft -= 1
                isQuoted = !isQuoted && quotesLeft > 0
            }
            return character == separator && !isQuoted
        }
    }

    private static func addresses(in entry: Substring) -> [String] {
        var found: [String] = []
        var rest = entry
        var searched = entry.startIndex
        while let end = rest[searched...].firstIndex(of: ">") {
            let next = rest.index(after: end)
            if let start = rest[searched..<end].lastIndex(of: "<"), let address = address(rest[start..<end]) {
                found += addresses(beforeName: rest[..<start])
                found.append(address)
                rest = rest[next...]
            }
            searched = next
        }
        guard !found.isEmpty || rest.contains("@") else { return words(rest) }
        return found + parts(of: rest, at: ",").flatMap(bareAddresses)
    }

    /// What is listed before a name, which may hold commas, or be an address itself.
    private static func addresses(beforeName text: Substring) -> [String] {
        let parts = parts(of: text, at: ",")
        guard let last = parts.dropLast().lastIndex(where: { $0.contains("@") }) else { return [] }
        return parts[...last].flatMap(bareAddresses)
    }

    private static func bareAddresses(in part: Substring) -> [String] {
        let found = part.split { $0.isWhitespace || ",;".contains($0) }.compactMap(address)
        return found.isEmpty ? words(part) : found
    }

    /// Nil for what is no address. Whether it is somebody's, or one at all, its owner says.
    private static func address(_ text: Substring) -> String? {
        var address = bare(text)
        if address.prefix(mailto.count).lowercased() == mailto { address = address.dropFirst(mailto.count).prefix { $0 != "?" } }
        return address.contains("@") ? String(address) : nil
    }

    private static func bare(_ text: Substring) -> Substring {
        func isAround(_ character: Character) -> Bool { character.isWhitespace || marks.contains(character) }
        guard let start = text.firstIndex(where: { !isAround($0) }), let end = text.lastIndex(where: { !isAround($0) }) else { return "" }
        return text[start...end]
    }

    /// Text without an address, on one line; none where nothing but marks stands in it.
    private static func words(_ text: Substring) -> [String] {
        guard !bare(text).isEmpty else { return [] }
        return [text.split(whereSeparator: \.isWhitespace).joined(separator: " ")]
    }
}

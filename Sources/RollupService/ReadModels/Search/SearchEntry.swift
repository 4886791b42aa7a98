import Contracts

/// All fields of an account or a person as they are kept for the search: each in a line of its own, between a line feed and a tab, and behind the
/// tab what it is. Nobody can type one of these, so that nothing is found across two fields, while an index of trigrams finds where a field
/// begins and ends.
struct SearchEntry {
    struct Line {
        /// Nil in an entry that an older version wrote.
        let kind: SearchField.Kind?
        let text: ArraySlice<UInt8>
    }

    let lines: [Line]

    init(_ kept: String) {
        lines = Array(kept.utf8).split(separator: UInt8(ascii: "\n")).map { line in
            guard let tab = line.lastIndex(of: UInt8(ascii: "\t")) else { return Line(kind: nil, text: line) }
            return Line(kind: line[tab...].dropFirst().first.flatMap(SearchField.Kind.init), text: line[..<tab])
        }
    }

    static func text(_ fields: [SearchField]) -> String {
        fields.filter { !$0.compared.isEmpty }.map { field in
            "\n\(field.compared)\t\(Character(Unicode.Scalar(field.kind.rawValue)))"
        }.joined()
    }

    /// The lines of each workspace or person of the account: its id, and what follows it up to the next id.
    func parts(_ kind: SearchField.Kind) -> [ArraySlice<Line>] {
        lines.indices.filter { lines[$0].kind == kind }.map { start in
            let rest = lines[start...].dropFirst()
            return lines[start..<(rest.firstIndex { $0.kind?.isID ?? false } ?? rest.endIndex)]
        }
    }
}

extension SearchField.Kind {
    var isID: Bool {
        switch self {
        case .accountID, .organisationID, .workspaceID, .userID: true
        case .name, .organisation, .workspace, .person, .email, .manager: false
        }
    }
}

extension Identifier {
    /// From an entry, where each byte is a character.
    init?(kept: ArraySlice<UInt8>) {
        let values = String(decoding: kept, as: UTF8.self).unicodeScalars.map { Int64($0.value) - Int64(SearchField.firstOfByte) }
        self.init(bytes: values.compactMap(UInt8.init(exactly:)))
    }
}

import Contracts
import StaffAPI
import WireJSON

/// Checks the body of a command against what its operation declares. Fields that it doesn't declare are passed over, and what is of another type
/// than it should be is left to the one who decodes the body, and so can say where it stands.
struct BodyCheck {
    let operation: Operation

    /// Throws 422 for the first field that is needed and absent, or lies outside its limits.
    func check(_ request: CommandRequest) throws {
        guard !operation.fields.isEmpty, case .object(let body) = try request.body(as: JSONValue.self) else { return }
        try check(body, operation.fields, isPreview: operation.hasPreview && body["preview"] == true)
    }

    /// - Parameter within: the object whose fields these are, as it stands before their names; nothing for the body itself.
    private func check(_ members: [String: JSONValue], _ fields: [Operation.Field], within: String = "", isPreview: Bool) throws {
        for field in fields {
            let named = Operation.Field(within + field.name, field.kind, field.need)
            guard let value = members[field.name], value != .null else {
                guard field.need == .never || (field.need == .unlessPreview && isPreview) else {
                    throw Problem.invalid(named.name, "\(named.name) is needed")
                }
                continue
            }
            if case (.object(let fields), .object(let members)) = (field.kind, value) {
                try check(members, fields, within: "\(named.name).", isPreview: isPreview)
            } else {
                try check(value, named)
            }
        }
    }

    private func check(_ value: JSONValue, _ field: Operation.Field) throws {
        switch (field.kind, value) {
        case (.text(let rule), .string(let text)): _ = try Problem.naming(field.name) { try rule.accept(text) }
        case (.email, .string(let text)): _ = try Problem.naming(field.name) { try MailboxAddress.accept(text) }
        case (.whole(let range, let noun), .integer(let number)):
            if !range.contains(number) { throw outside(field, noun, range, "\(number)") }
        case (.whole(let range, let noun), .number(let number)):
            guard let whole = Int64(exactly: number), range.contains(whole) else { throw outside(field, noun, range, "\(number)") }
        case (.choice(let vocabulary), .string(let word)):
            guard vocabulary.words.contains(word) else { throw unknown(field, vocabulary, word) }
        case (.choices(let vocabulary, let names), .object(let choices)):
            for (name, choice) in choices.sorted(by: { $0.key < $1.key }) {
                guard names.words.contains(name) else { throw unknown(field, names, name) }
                if case .string(let word) = choice, !vocabulary.words.contains(word) { throw unknown(field, vocabulary, word) }
            }
        case (.list(let vocabulary), .array(let words)):
            for case .string(let word) in words where !vocabulary.words.contains(word) { throw unknown(field, vocabulary, word) }
            guard words.count <= vocabulary.words.count else {
                throw Problem.invalid(field.name, "\(field.name) may name each word once")
            }
        case (.rows(let count, let fields), .array(let rows)):
            try check(rows.count, in: count, of: field)
            for (index, row) in rows.enumerated() { try check(row, fields, at: "\(field.name)[\(index)]") }
        case (.texts(let count, let rule), .array(let texts)):
            try check(texts.count, in: count, of: field)
            for case .string(let text) in texts { _ = try Problem.naming(field.name) { try rule.accept(text) } }
        case (.ids(let count), .array(let ids)): try check(ids.count, in: count, of: field)
        case (.words(let maximum?), .string(let text)):
            guard text.unicodeScalars.count <= maximum else {
                throw Problem.invalid(field.name, "\(field.name) may have \(maximum) characters")
            }
        case _: break
        }
    }

    private func check(_ found: Int, in count: ClosedRange<Int>, of field: Operation.Field) throws {
        guard count.contains(found) else {
            throw Problem.invalid(field.name, "\(field.name) has to have \(count.lowerBound) to \(count.upperBound); this one has \(found)")
        }
    }

    /// The fields of one object of a list; what is wrong names its place.
    private func check(_ row: JSONValue, _ fields: [Operation.Field], at place: String) throws {
        guard case .object(let members) = row else { return }
        for field in fields {
            let placed = Operation.Field("\(place).\(field.name)", field.kind, field.need)
            guard let value = members[field.name], value != .null else {
                guard field.need == .never else { throw Problem.invalid(placed.name, "\(placed.name) is needed") }
                continue
            }
            try check(value, placed)
        }
    }

    private func outside(_ field: Operation.Field, _ noun: String, _ range: ClosedRange<Int64>, _ found: String) -> Problem {
        .invalid(field.name, "\(field.name): expected \(noun) from \(range.lowerBound) to \(range.upperBound), found \(found)")
    }

    private func unknown(_ field: Operation.Field, _ vocabulary: Vocabulary, _ word: String) -> Problem {
        let shown = String(word.unicodeScalars.prefix(64))
        return .invalid(field.name, "\(field.name): expected one of \(vocabulary.words.joined(separator: ", ")), found \"\(shown)\"")
    }
}

import HTTP
import Mollie
import WireJSON

/// Takes members out of a body, each as what it has to be, and refuses those that nobody asked for.
struct MemberReader {
    private var members: [String: JSONValue]

    init(_ members: [String: JSONValue]) {
        self.members = members
    }

    mutating func text(_ name: String) throws(Problem) -> String? {
        switch members.removeValue(forKey: name) {
        case nil, .null: return nil
        case .string(let text): return text
        case _: throw Problem(status: 422, "\(name) has to be a text", field: name)
        }
    }

    mutating func number(_ name: String, in range: ClosedRange<Int64>) throws(Problem) -> Int64? {
        switch members.removeValue(forKey: name) {
        case nil, .null: return nil
        case .integer(let number) where range.contains(number): return number
        case _: throw Problem(status: 422, "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)", field: name)
        }
    }

    mutating func flag(_ name: String) throws(Problem) -> Bool? {
        switch members.removeValue(forKey: name) {
        case nil, .null: return nil
        case .bool(let flag): return flag
        case _: throw Problem(status: 422, "\(name) is true or false", field: name)
        }
    }

    mutating func texts(_ name: String) throws(Problem) -> [String] {
        guard case .array(let elements) = members.removeValue(forKey: name) ?? [] else {
            throw Problem(status: 422, "\(name) is a list", field: name)
        }
        return try elements.map { element throws(Problem) in
            guard case .string(let text) = element else { throw Problem(status: 422, "\(name) is a list of texts", field: name) }
            return text
        }
    }

    mutating func address(_ name: String) throws(Problem) -> WebAddress? {
        guard let text = try text(name) else { return nil }
        guard let address = WebAddress(text) else { throw Problem(status: 422, "\(name) is no http or https address", field: name) }
        return address
    }

    mutating func amount(_ name: String) throws(Problem) -> MollieAmount? {
        guard let value = members.removeValue(forKey: name), value != .null else { return nil }
        guard value["currency"] == "EUR", case .string(let text) = value["value"], let amount = MollieAmount(text: text) else {
            throw Problem(status: 422, "\(name) is euros with two digits behind the point, as a text", field: name)
        }
        return amount
    }

    func finish() throws(Problem) {
        if let name = members.keys.min() { throw Problem(status: 422, "\(name.prefix(64)) is unknown to the stand-in", field: name) }
    }
}

/// A path with placeholders, such as `/accounts/{id}/tier`.
///
/// A last part may carry a fixed suffix behind its placeholder (`/invoices/{id}.pdf`).
struct RoutePattern: Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case fixed(String)
        case parameter(name: String, suffix: String)
    }

    let template: String
    let parts: [Part]

    init(_ template: String) {
        self.template = template
        parts = template.split(separator: "/").map { part in
            guard part.hasPrefix("{"), let end = part.firstIndex(of: "}") else { return .fixed(String(part)) }
            return .parameter(name: String(part.dropFirst().prefix(upTo: end)), suffix: String(part[part.index(after: end)...]))
        }
    }

    /// The values of the placeholders when the path fits, else `nil`.
    func match(_ segments: [String]) -> [String: String]? {
        guard segments.count == parts.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            switch part {
            case .fixed(let text):
                guard text == segment else { return nil }
            case .parameter(let name, let suffix):
                guard segment.hasSuffix(suffix), segment.utf8.count > suffix.utf8.count else { return nil }
                parameters[name] = String(segment.dropLast(suffix.count))
            }
        }
        return parameters
    }

    /// The more fixed text a pattern has, the earlier it is tried: `/accounts/search` before `/accounts/{id}`.
    var specificity: [Int] {
        parts.map { part in
            switch part {
            case .fixed: 2
            case .parameter(_, let suffix): suffix.isEmpty ? 0 : 1
            }
        }
    }
}

import Contracts
import HTTP
import WebKit
import WireJSON

/// Problems that come from an owner, or from its absence.
enum OwnerProblem {
    private struct Document: Decodable {
        var type: String?
        var title: String?
        var detail: String?
        var field: String?
        var confirm: [String]?
    }

    private static let typePrefix = "urn:dembrane:problem:"

    /// 503, naming the owner.
    static func unavailable(_ owner: Owner, _ reason: String) -> Problem {
        .unavailable("\(owner.title) doesn't answer now: \(reason); try again in a moment")
    }

    /// What the owner said, as a problem of the same kind; an answer that is no problem document counts as the owner being unwell.
    static func problem(of response: HTTPClientResponse, from owner: Owner) -> Problem {
        guard (400..<600).contains(response.status), let document = try? WireJSONDecoder().decode(Document.self, from: response.body),
            let title = document.title
        else { return unavailable(owner, "it answered with status \(response.status)") }
        let type = document.type ?? "unknown"
        return Problem(
            status: response.status, type: type.hasPrefix(typePrefix) ? String(type.dropFirst(typePrefix.count)) : type, title: title,
            detail: document.detail ?? "", field: document.field, confirm: document.confirm?.compactMap(ConfirmationCode.init(rawValue:)))
    }
}

import Contracts
import WireJSON

/// What Mollie says about a request that it refuses (Mollie API v2, "Handling errors").
public struct MollieRefusal: Sendable, Equatable {
    /// The HTTP status, from 400 to 499.
    public let status: Int
    public let title: String
    public let detail: String
    /// The member of the request that is wrong, such as `amount`; nil where Mollie names none.
    public let field: String?

    /// Reads the body of a refusal. A refusal stays one when its body can't be read: the status says most of it, and why there is no more
    /// stands in the detail.
    init(status: Int, body: [UInt8]) {
        let words = Result { try WireJSONDecoder().decode(Words.self, from: body) }
        self.status = status
        switch words {
        case .success(let words):
            title = words.title?.text ?? ""
            detail = words.detail?.text ?? ""
            field = words.field?.text
        case .failure(let error):
            title = ""
            detail = "it gives no reason that can be read (\(error))"
            field = nil
        }
    }

    private struct Words: Decodable {
        let title: DisplayText?
        let detail: DisplayText?
        let field: DisplayText?
    }
}

extension MollieRefusal: CustomStringConvertible {
    public var description: String {
        let place = field.map { " (\($0))" } ?? ""
        return "\(status) \(title): \(detail)\(place)"
    }
}

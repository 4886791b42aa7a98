import Contracts
import HTTP
import WireJSON

extension Problem {
    private struct Document: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let field: String?
        let confirm: [ConfirmationCode]?
        let traceID: String?

        enum CodingKeys: String, CodingKey {
            case type, title, status, detail, field, confirm
            case traceID = "trace_id"
        }
    }

    /// The problem as an `application/problem+json` answer.
    public func response(traceID: String?) -> HTTPResponse {
        var response = HTTPResponse(status: status, contentType: "application/problem+json", bytes(traceID: traceID))
        // RFC 9110 §11.6.1: who is told to sign in is told how.
        if status == 401 { response.headers["WWW-Authenticate"] = "Bearer" }
        return response
    }

    private func bytes(traceID: String?) -> [UInt8] {
        let document = Document(type: type, title: title, status: status, detail: detail, field: field, confirm: confirm, traceID: traceID)
        do {
            return try WireJSONEncoder().encode(document)
        } catch {
            // Strings and an integer always encode; if that ever stops being true, the status still tells the most.
            return Array("{\"status\":\(status)}".utf8)
        }
    }
}

import HTTP
import WireJSON

extension Problem {
    private struct Document: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let field: String?
        let traceID: String?

        enum CodingKeys: String, CodingKey {
            case type, title, status, detail, field
            case traceID = "trace_id"
        }
    }

    /// The problem as an `application/problem+json` answer.
    public func response(traceID: String?) -> HTTPResponse {
        let document = Document(type: type, title: title, status: status, detail: detail, field: field, traceID: traceID)
        do {
            return HTTPResponse(status: status, contentType: "application/problem+json", try WireJSONEncoder().encode(document))
        } catch {
            // Strings and an integer always encode; if that ever stops being true, the status still tells the most.
            return HTTPResponse(status: status, contentType: "application/problem+json", Array("{\"status\":\(status)}".utf8))
        }
    }
}

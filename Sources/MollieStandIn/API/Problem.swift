import HTTP
import WireJSON

/// A refusal in the form in which Mollie refuses.
struct Problem: Error, Sendable, Equatable {
    let status: Int
    let detail: String
    /// The member or parameter that is wrong.
    let field: String?

    init(status: Int, _ detail: String, field: String? = nil) {
        self.status = status
        self.detail = detail
        self.field = field
    }

    /// Of a request that no handler got to see.
    init(refusal: HTTPRefusal) {
        self.init(status: refusal.status, "the request can't be read")
    }

    var response: HTTPResponse {
        var members: [String: JSONValue] = [
            "status": .integer(Int64(status)), "title": .string(title), "detail": .string(detail),
            "_links": ["documentation": ["href": "https://docs.mollie.com/reference/handling-errors", "type": "text/html"]],
        ]
        members["field"] = field.map { .string($0) }
        return HTTPResponse(status: status, json: .object(members))
    }

    private var title: String {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized Request"
        case 404: "Not Found"
        case 409: "Conflict"
        case 422: "Unprocessable Entity"
        case 429: "Too Many Requests"
        case 500...: "Server Trouble"
        case _: "Refused"
        }
    }
}

extension HTTPResponse {
    init(status: Int = 200, json: JSONValue) {
        do {
            self.init(status: status, contentType: "application/hal+json", try WireJSONEncoder(absentValues: .null).encode(json))
        } catch {
            // Only a number that is none, laid over by a test, has no form in JSON.
            self.init(status: 500, text: "\(error)\n")
        }
    }
}

import HTTP
import WireJSON

extension HTTPRequest {
    /// Where the caller found the stand-in; links in answers lead there again.
    var host: String { "http://\(headers["Host"] ?? "127.0.0.1")" }

    func parameter(_ name: String) -> String { pathParameters[name] ?? "" }

    /// The members of the body; none of an empty one. Throws `Problem`.
    func members() throws(Problem) -> [String: JSONValue] {
        if body.isEmpty { return [:] }
        do {
            if case .object(let members) = try WireJSONDecoder().decode(JSONValue.self, from: body) { return members }
        } catch {
            throw Problem(status: 400, "the body isn't JSON: \(error)")
        }
        throw Problem(status: 400, "the body has to be an object")
    }
}

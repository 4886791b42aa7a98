import Contracts
import Database
import HTTP
import WireJSON

/// The one place where errors become answers.
extension Problem {
    /// The problem that tells an error; `nil` for one that nobody foresaw, which is answered as `internalError` and logged.
    public init?(telling error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let rejection as any Rejection: self = rejection.problem
        case let error as WireJSONError: self = Self.unreadable(error)
        case let stale as StaleVersion: self = .stale(expected: stale.expected, actual: stale.actual)
        case let error as DatabaseError where error.kind == .busy: self = .unavailable("too much is being written; try again in a moment")
        case _: return nil
        }
    }

    private static func unreadable(_ error: WireJSONError) -> Problem {
        let field = error.path.isEmpty ? nil : error.path
        switch error.kind {
        case .syntax, .limit, .shape: return .malformed(error.description, field: field)
        case .value: return Problem.invalid(field ?? "", error.description)
        }
    }

    /// How the server tells what it refuses by itself.
    init(_ refusal: HTTPRefusal) {
        switch refusal {
        case .badRequest(let reason):
            self = .malformed(reason)
        case .targetTooLong(let limitBytes):
            self.init(status: 414, type: "too-large", title: "Too large", detail: "path and query are longer than \(limitBytes) bytes")
        case .headTooLarge(let limitBytes):
            self.init(
                status: 431, type: "too-large", title: "Too large", detail: "request line and headers are larger than \(limitBytes) bytes"
            )
        case .encodingUnknown(let coding):
            self.init(
                status: 415, type: "content-coding", title: "Unknown content coding",
                detail: "a body is taken as it is; send it without the content coding \(coding.prefix(64))"
            )
        case .bodyTooLarge(let limitBytes):
            self.init(status: 413, type: "too-large", title: "Too large", detail: "the body is larger than \(limitBytes) bytes")
        case .methodUnknown(let method):
            self.init(status: 501, type: "method-unknown", title: "Unknown method", detail: "\(method) isn't known here")
        case .badResponse:
            self = .internalError
        }
    }
}

import Contracts
import Database
import EventKit
import EventSourcing
import HTTP
import StaffAPI
import WireJSON

/// The one place where errors become answers.
extension Problem {
    /// The problem that tells an error; `nil` for one that nobody foresaw, which is answered as `internalError` and logged.
    public init?(telling error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let fault as ParameterFault: self = .invalid(fault.name, fault.detail)
        case let rejection as Rejection: self = Problem(rejection)
        case let refusal as StaffTokenRefusal: self = refusal.problem
        case let error as WireJSONError: self = Self.unreadable(error)
        case let error as EventTooLarge: self = Self.tooLarge(error)
        case let stale as StaleVersion: self = .stale(expected: stale.expected, actual: stale.actual)
        case let error as DatabaseError where error.kind == .busy: self = .unavailable("too much is being written; try again in a moment")
        case _: return nil
        }
    }

    /// What isn't there is 404, a rule that stands in the way 409, and a field that can't be right 422.
    public init(_ rejection: Rejection) {
        switch rejection.kind {
        case .notFound: self = .notFound(rejection.detail)
        case .rule: self = .refused(rejection.detail, type: rejection.code, field: rejection.field)
        case .field: self = .invalid(rejection.field ?? "", rejection.detail)
        }
    }

    private static func tooLarge(_ error: EventTooLarge) -> Problem {
        Problem(status: 422, type: "too-large", title: "Too large", detail: "\(error); shorten the texts of the request")
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

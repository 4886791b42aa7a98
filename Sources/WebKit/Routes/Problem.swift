import Contracts
import StaffAPI

/// What an answer says when a request can't be fulfilled, in the form of RFC 9457.
public struct Problem: Error, Sendable, Equatable {
    public var status: Int
    /// Names the kind of problem for programs; `urn:dembrane:problem:…`.
    public var type: String
    /// The kind of problem in a few words; the same for every occurrence.
    public var title: String
    /// What is wrong this time and, where it helps, what to do.
    public var detail: String
    /// The field of the body or the query parameter at fault, in the names of the wire.
    public var field: String?
    /// With which codes in `confirm` the same command is carried out all the same; nil where nothing helps.
    public var confirm: [ConfirmationCode]?

    public init(
        status: Int, type: String, title: String, detail: String, field: String? = nil, confirm: [ConfirmationCode]? = nil
    ) {
        self.status = status
        self.type = "urn:dembrane:problem:\(type)"
        self.title = title
        self.detail = detail
        self.field = field
        self.confirm = confirm
    }
}

extension Problem {
    /// 400: the request can't be read.
    public static func malformed(_ detail: String, field: String? = nil) -> Problem {
        Problem(status: 400, type: "malformed", title: "The request can't be read", detail: detail, field: field)
    }

    /// 401: nobody is signed in.
    public static func unauthenticated(_ detail: String) -> Problem {
        Problem(status: 401, type: "unauthenticated", title: "Sign in first", detail: detail)
    }

    /// 401: the sign-in is a good one, but not of somebody who may come in.
    public static func unrecognised(_ detail: String) -> Problem {
        Problem(status: 401, type: "unrecognised", title: "Not recognised", detail: detail)
    }

    /// 403: signed in, but not allowed.
    public static func forbidden(_ detail: String) -> Problem {
        Problem(status: 403, type: "forbidden", title: "Not allowed", detail: detail)
    }

    /// 403 that names the policy which is missing.
    public static func missingPolicy(_ policy: StaffPolicy) -> Problem {
        Problem(
            status: 403, type: "missing-policy", title: "Not allowed",
            detail: "this needs the policy \(policy.rawValue); a staff manager can grant it (the console's page /staff says who that is)"
        )
    }

    /// 404: there is no such thing, such as "account 7f…".
    public static func notFound(_ thing: String) -> Problem {
        Problem(status: 404, type: "not-found", title: "Not found", detail: "there is no \(thing)")
    }

    /// 409: a rule refuses it. The detail says which rule, and what to do instead.
    public static func refused(_ detail: String, type: String = "refused", field: String? = nil) -> Problem {
        Problem(status: 409, type: type, title: "Refused by a rule", detail: detail, field: field)
    }

    /// 409: what has to be known and confirmed first.
    public static func unconfirmed(_ codes: [ConfirmationCode], _ detail: String) -> Problem {
        let words = codes.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        return Problem(
            status: 409, type: "unconfirmed", title: "Needs to be confirmed",
            detail: "\(detail); send it again with \"confirm\": [\(words)] to go on", confirm: codes)
    }

    /// 412: the thing has changed since the caller read it.
    public static func stale(expected: Int, actual: Int) -> Problem {
        Problem(
            status: 412, type: "stale", title: "Changed meanwhile",
            detail: "the version is \(actual), not \(expected); read it again and decide anew"
        )
    }

    /// 422: the request can be read, but a field holds what it may not.
    public static func invalid(_ field: String, _ detail: String) -> Problem {
        Problem(status: 422, type: "invalid-field", title: "A field is invalid", detail: detail, field: field)
    }

    /// 503: something that the answer needs is away for now.
    public static func unavailable(_ detail: String) -> Problem {
        Problem(status: 503, type: "unavailable", title: "Not available now", detail: detail)
    }

    /// 500: unknown, so nothing is told but the trace under which it is logged.
    public static let internalError = Problem(
        status: 500, type: "internal", title: "Internal error", detail: "an unexpected error; it has been logged under this trace"
    )
}

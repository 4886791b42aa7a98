/// A request that the server refuses before any handler sees it.
public enum HTTPRefusal: Sendable, Equatable {
    case badRequest(reason: String)
    case targetTooLong(limitBytes: Int)
    case headTooLarge(limitBytes: Int)
    case bodyTooLarge(limitBytes: Int)
    /// The body is compressed or otherwise encoded.
    case encodingUnknown(String)
    case methodUnknown(String)
    /// The handler answered with something that may not go on the wire.
    case badResponse(reason: String)

    public var status: Int {
        switch self {
        case .badRequest: 400
        case .targetTooLong: 414
        case .headTooLarge: 431
        case .bodyTooLarge: 413
        case .encodingUnknown: 415
        case .methodUnknown: 501
        case .badResponse: 500
        }
    }

    /// The refusal as plain text; a service gives the server its own form instead.
    public var plainResponse: HTTPResponse {
        switch self {
        case .badRequest(let reason): HTTPResponse(status: status, text: "\(reason)\n")
        case .targetTooLong(let limitBytes): HTTPResponse(status: status, text: "the target is longer than \(limitBytes) bytes\n")
        case .headTooLarge(let limitBytes): HTTPResponse(status: status, text: "the headers are larger than \(limitBytes) bytes\n")
        case .bodyTooLarge(let limitBytes): HTTPResponse(status: status, text: "the body is larger than \(limitBytes) bytes\n")
        case .encodingUnknown(let coding): HTTPResponse(status: status, text: "unknown content coding \(coding)\n")
        case .methodUnknown(let method): HTTPResponse(status: status, text: "unknown method \(method)\n")
        case .badResponse: HTTPResponse(status: status, text: "internal error\n")
        }
    }
}

import HTTP
import WireJSON

/// What an answer of Mollie, or the lack of one, comes to.
enum MollieAnswer {
    /// A page of 250 payments, each with as much metadata as Mollie keeps, has less than a quarter of this.
    private static let limits = WireJSONLimits(maximumBytes: 4 * 1_024 * 1_024, maximumDepth: 64)

    static func decode<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws(MollieFailure) -> Value {
        do {
            return try WireJSONDecoder(limits: limits).decode(Value.self, from: body)
        } catch {
            throw .unreadable(reason: "\(error)")
        }
    }

    /// - Parameter hadKey: whether the request had an idempotency key, whose first request may still be at work.
    static func body(of response: HTTPClientResponse, hadKey: Bool) throws(MollieFailure) -> [UInt8] {
        var refusal: MollieRefusal { MollieRefusal(status: response.status, body: response.body) }
        switch response.status {
        case 200..<300: return response.body
        case 401, 403: throw .unauthorised(refusal)
        case 404, 410: throw .notFound(refusal)
        case 408: throw .unavailable(reason: "it got no whole request in time")
        case 409 where hadKey: throw .unavailable(reason: "it is still at work on the first request of this key")
        case 429: throw .rateLimited
        case 400..<500: throw .refused(refusal)
        case 500..<600: throw .unavailable(reason: "it answered with status \(response.status)")
        case let other: throw .unreadable(reason: "it has the status \(other)")
        }
    }

    static func failure(_ error: any Error) -> MollieFailure {
        guard let error = error as? HTTPClientError else { return .unavailable(reason: "\(error)") }
        return switch error {
        case .hostNotFound: .unavailable(reason: "its name can't be resolved")
        case .connectionRefused: .unavailable(reason: "nobody listens there")
        case .timedOut: .unavailable(reason: "it took too long")
        case .connectionLost: .unavailable(reason: "the connection broke")
        case .notSecure(let reason): .unavailable(reason: "the connection isn't secure (\(reason))")
        case .busy: .unavailable(reason: "too many requests of ours are under way")
        case .closed: .unavailable(reason: "this process is ending")
        case .failed(_, let message): .unavailable(reason: message)
        case .responseTooLarge(let limitBytes): .unreadable(reason: "it has more than \(limitBytes) bytes")
        case .invalidRequest(let reason): .invalid(reason: reason)
        case .cancelled: .cancelled
        }
    }
}

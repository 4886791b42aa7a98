import Contracts
import HTTP

/// Why VIES said nothing of a number.
public struct VIESSilence: Sendable, Equatable {
    /// For lists and logs: it holds nothing of the question.
    public let reason: String
    /// Asking again soon would end the same way: the settings or the Commission's view of us have to change.
    public let isLasting: Bool

    /// The errors that asking again soon doesn't mend.
    private static let lasting: Set = ["INVALID_INPUT", "INVALID_REQUESTER_INFO", "VAT_BLOCKED", "IP_BLOCKED"]
    private static let codeLengthMaximum = 64

    init(reason: String) {
        self.reason = "VIES can't be asked: \(reason)"
        isLasting = false
    }

    /// - Parameter code: such as `MS_UNAVAILABLE` or `GLOBAL_MAX_CONCURRENT_REQ`. One that isn't known may pass.
    init(code: String) {
        reason = "VIES has no answer: \(DisplayText(code).text.prefix(Self.codeLengthMaximum))"
        isLasting = Self.lasting.contains(code)
    }

    init(_ error: any Error) {
        let reason =
            switch error as? HTTPClientError {
            case .hostNotFound: "its name can't be resolved"
            case .connectionRefused: "nobody listens there"
            case .timedOut: "it took too long"
            case .connectionLost: "the connection broke"
            case .responseTooLarge(let limitBytes): "its answer has more than \(limitBytes) bytes"
            case .notSecure, .busy, .closed, .failed, .invalidRequest, .cancelled, nil: "\(error)"
            }
        self.init(reason: reason)
    }
}

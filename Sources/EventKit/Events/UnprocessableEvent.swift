import Contracts
import Database
import WireJSON

/// An event that can't take effect however often it is tried: unreadable, or against a rule. It goes to the dead letters.
public struct UnprocessableEvent: Error, Sendable, Equatable, CustomStringConvertible {
    public let reason: String

    public init(_ reason: String) {
        self.reason = reason
    }

    public var description: String { reason }
}

/// A failure that trying again won't mend, thrown while an event is applied; the event goes to the dead letters.
/// Every other error is taken for transient and stops the partition until it is gone.
public protocol LastingFailure: Error {}

extension UnprocessableEvent: LastingFailure {}
extension WireJSONError: LastingFailure {}

/// Why an event can't take effect, or nil when the error may pass by itself.
func lastingReason(of error: any Error) -> String? {
    switch error {
    case let failure as any LastingFailure: return "\(failure)"
    case let failure as DecodingError: return "\(failure)"
    case let failure as DatabaseError where failure.kind == .notUnique || failure.kind == .constraint: return failure.description
    case _: return nil
    }
}

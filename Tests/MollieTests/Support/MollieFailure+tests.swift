import Mollie

/// What a call fails with.
func failure<Value>(of call: () async throws -> Value) async throws -> MollieFailure {
    do {
        _ = try await call()
    } catch let failure as MollieFailure {
        return failure
    }
    throw UnexpectedSuccess()
}

/// A call went well that had to fail.
struct UnexpectedSuccess: Error {}

extension MollieFailure {
    /// Nil for what isn't refused as wrong.
    var refusal: MollieRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
    /// Nil for anything but a refused key.
    var refusalOfKey: MollieRefusal? { if case .unauthorised(let refusal) = self { refusal } else { nil } }
    /// Nil for anything but an unknown thing.
    var absence: MollieRefusal? { if case .notFound(let refusal) = self { refusal } else { nil } }
    var isUnreadable: Bool { if case .unreadable = self { true } else { false } }
}

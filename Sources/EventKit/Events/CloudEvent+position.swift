import Contracts

extension CloudEvent {
    /// Admin events always have a place in their owner's store, which orders them. Throws `UnprocessableEvent` for one that doesn't say which.
    public var requiredPosition: Int64 {
        get throws {
            guard let position else { throw UnprocessableEvent("\(type) needs a ce_position") }
            return position
        }
    }
}

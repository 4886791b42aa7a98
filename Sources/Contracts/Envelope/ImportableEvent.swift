/// An event that may be of a past that was imported.
public protocol ImportableEvent: EventPayload {
    /// `imported` for one of the past, which nobody is told of; absent otherwise.
    var cause: ChangeCause? { get set }
}

extension ImportableEvent {
    public var isImported: Bool { cause == .imported }
}

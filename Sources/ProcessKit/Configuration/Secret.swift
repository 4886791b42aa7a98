/// A password or key. Printing it, or a value that holds it, shows only that it is there.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself; not for logs, answers or errors.
    public let revealed: String

    public init(_ text: String) {
        revealed = text
    }

    public var bytes: [UInt8] { Array(revealed.utf8) }

    public var description: String { "‹secret›" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

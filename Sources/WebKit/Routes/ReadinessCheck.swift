/// Something that a service needs before it can do its whole work.
public struct ReadinessCheck: Sendable {
    /// What it waits for, in a few words for operators; `nil` when there is nothing to wait for.
    public let waitsFor: @Sendable () async -> String?

    public init(_ waitsFor: @escaping @Sendable () async -> String?) {
        self.waitsFor = waitsFor
    }
}

import Synchronization

/// Collects values from any thread, in the order in which they came.
package final class Recorder<Value: Sendable>: Sendable {
    private let collected = Mutex<[Value]>([])

    package init() {}

    package func add(_ value: Value) {
        collected.withLock { $0.append(value) }
    }

    package var values: [Value] { collected.withLock { $0 } }
}

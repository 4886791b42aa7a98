/// Waits until a condition holds, looking again every few milliseconds.
/// - Parameter seconds: minutes unless told otherwise, since the machine may be busy.
/// - Returns: false when the condition doesn't hold by then.
package func eventually(seconds: Double = 180, _ condition: () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(5))
    }
    return try await condition()
}

/// Waits until a condition holds, looking again every few milliseconds; false when it doesn't within minutes, since the machine may be busy.
func eventually(seconds: Double = 180, _ condition: () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(5))
    }
    return try await condition()
}

/// What the export of all accounts takes: time, and memory of the two services that it streams through, looked at while it runs.
struct ExportCost {
    let stack: RunningStack

    private static let passing = ["rollup", "gateway"]
    private static let looksMaximum = 10_000

    func measure() async throws -> String {
        let before = try own()
        let export = Task { [stack] in
            var durations = Durations()
            let bytes = try await durations.measure { try await stack.drain("/rollup.csv?level=account") }
            return (bytes, durations)
        }
        let watch = Task {
            var most = before
            for _ in 0..<Self.looksMaximum where !Task.isCancelled {
                most = zip(most, try own()).map(max)
                try? await Task.sleep(for: .milliseconds(5))
            }
            return most
        }
        let (bytes, durations) = try await export.value
        watch.cancel()
        let growth = zip(try await watch.value, before).map { $0 - $1 }
        let memory = zip(Self.passing, growth).map { "\($0) +\($1) MB" }.joined(separator: ", ")
        return "\(durations.milliseconds(atPercentile: 50)) ms, \(bytes / 1_024) KiB; \(memory) while it runs"
    }

    private func own() throws -> [Int] { try Self.passing.map { try stack.memory($0).ownMegabytes } }
}

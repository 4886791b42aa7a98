import Foundation

/// Measures the whole back office as its users meet it: real executables, real broker, one machine. Build it with optimisation.
@main
struct Main {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments != ["--help"] else { return print(BenchmarkOptions.usage) }
        do {
            print(try await measure(try BenchmarkOptions(arguments: arguments)).markdown)
        } catch {
            FileHandle.standardError.write(Data("Benchmarks: \(error)\n".utf8))
            exit(error is BenchmarkOptions.Unusable ? 2 : 1)
        }
    }

    private static func measure(_ options: BenchmarkOptions) async throws -> Report {
        var report = Report()
        for accounts in options.accounts {
            let stack = try await RunningStack.start(options)
            do {
                try await measure(accounts, options, stack, &report)
            } catch {
                try await stack.stop()
                throw error
            }
            try await stack.stop()
        }
        return report
    }

    private static func measure(_ accounts: Int, _ options: BenchmarkOptions, _ stack: RunningStack, _ report: inout Report) async throws {
        report.begin("\(accounts) accounts, \(options.kafkaHome == nil ? "embedded broker" : "Apache Kafka")")
        report.add("ready after start", "\(Int(stack.startSeconds * 1_000)) ms, all five and the broker")
        for service in stack.services { report.add("\(service) idle", "\(try stack.memory(service))") }
        let base = CustomerBase(accounts: accounts)
        let throughput = FactThroughput(stack: stack, base: base)
        report.add("customers applied", try await throughput.measure(base.introductions, "facts"))
        report.add("recordings applied", try await throughput.measure(base.recordings(options.recordings), "facts"))
        report.add("logins applied", try await throughput.measure(base.logins(options.recordings / 4), "facts"))
        report.add("rollup after catching up", "\(try stack.memory("rollup"))")
        for (name, result) in try await PageLatency(stack: stack).measure() { report.add(name, result) }
        for (name, result) in try await SearchLatency(stack: stack, base: base).measure() { report.add(name, result) }
        report.add("CSV of all accounts", try await ExportCost(stack: stack).measure())
        report.add("action to visible", try await ActionLatency(stack: stack, base: base).measure())
        let invoices = InvoiceThroughput(stack: stack, base: base, count: options.invoices)
        for (name, result) in try await invoices.measure() { report.add(name, result) }
        for (name, result) in try await WebhookThroughput(stack: stack, count: options.webhooks).measure() { report.add(name, result) }
        report.add("rollup afterwards", "\(try stack.memory("rollup"))")
    }
}

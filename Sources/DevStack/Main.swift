import Foundation
import Glibc

@main
struct Main {
    static func main() async {
        let console = Console()
        do {
            let invocation = try Invocation(arguments: Array(CommandLine.arguments.dropFirst()))
            let stopping = StopSignal()
            let sources = stopping.listenToSignals()
            defer { sources.forEach { $0.cancel() } }
            try await follow(invocation, console, until: stopping)
        } catch let error as UsageError {
            console.say("\(error)")
            exit(2)
        } catch {
            console.say("\(error)")
            exit(1)
        }
    }

    private static func follow(_ invocation: Invocation, _ console: Console, until stopping: StopSignal) async throws {
        switch invocation {
        case .help:
            Console.writeToStandardOutput(Options.usage + "\n")
        case .broker(let port):
            let cluster = try Cluster.embedded(port: port)
            Console.writeToStandardOutput(cluster.bootstrapServers + "\n")
            await stopping.wait()
            cluster.close()
        case .stack(let options):
            let executables = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let folder = URL(fileURLWithPath: executables).deletingLastPathComponent().path
            try await Stack(options: options, console: console, executables: folder).run(until: stopping)
        }
    }
}

import Foundation
import HTTP
import ProcessKit

@main
struct Main {
    static func main() async {
        do {
            switch try Invocation(arguments: Array(CommandLine.arguments.dropFirst())) {
            case .help: StandardOutput.writeLine(Options.usage)
            case .serve(let options): try await serve(options)
            }
            StandardOutput.flush()
        } catch let error as UsageError {
            StandardOutput.writeErrorLine("\(error)")
            exit(ExitCode.usage.rawValue)
        } catch HTTPServerError.cannotListen(_, let port, let reason) {
            StandardOutput.writeErrorLine("nobody can listen on port \(port) now: \(reason)")
            exit(ExitCode.failure.rawValue)
        } catch {
            StandardOutput.writeErrorLine("MollieStandIn ends: \(error)")
            exit(ExitCode.failure.rawValue)
        }
    }

    private static func serve(_ options: Options) async throws {
        let signals = ShutdownSignals()
        let sources = signals.listen()
        defer { sources.forEach { $0.cancel() } }
        let standIn = StandIn(key: options.key, webhooks: WebhookSender(http: try HTTPClient()))
        // Without a host the server listens to this machine alone.
        let server = try HTTPServer(port: options.port, refusal: { Problem(refusal: $0).response }, handler: standIn.handler)
        let address = "http://127.0.0.1:\(server.port)"
        if let path = options.readyFile { try ReadyFile(address: address).write(to: path) }
        StandardOutput.writeLine("MollieStandIn speaks Mollie's API at \(address)\(StandIn.apiPath); its controls: --help")
        await signals.wait()
        await server.stop(graceSeconds: 2)
    }
}

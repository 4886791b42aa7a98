import Foundation
import ProcessKit

/// The executable of a service: reads arguments and settings, does what is asked, and exits with a code that says what came of it.
public enum ServiceCommandLine {
    /// For a service without settings of its own.
    public static func main(_ definition: @autoclosure @escaping @Sendable () -> ServiceDefinition) async -> Never {
        await main { _ in definition() }
    }

    /// `build` may read settings of its own; what is wrong with them is told together with the rest.
    /// `ownHelp` tells of the commands and settings that this executable alone has.
    public static func main(ownHelp: String = "", _ build: @Sendable (inout Settings) throws -> ServiceDefinition) async -> Never {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let executable = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "service"
        let code = await run(
            arguments, executable: executable, environment: ProcessInfo.processInfo.environment, ownHelp: ownHelp, build)
        StandardOutput.flush()
        // Everything is closed and written by now. Without the libraries' own last rites, a thread of theirs that still waits for a
        // broker can't trip over them.
        _exit(code.rawValue)
    }

    /// `main` without the exit.
    static func run(
        _ arguments: [String], executable: String, environment: [String: String], ownHelp: String = "",
        _ build: @Sendable (inout Settings) throws -> ServiceDefinition
    ) async -> ExitCode {
        do {
            let command = try ServiceArguments(arguments)
            switch command {
            case .help:
                StandardOutput.writeLine(help(executable) + ownHelp)
                return .success
            case .version:
                StandardOutput.writeLine("\(executable) \(ServiceVersion.current)")
                return .success
            case .serve, .rebuild, .recover, .check, .backup, .importFile, .listDeadLetters, .replayDeadLetters, .listEffects,
                .retryEffects:
                break
            }
            var settings = Settings(environment: environment)
            let definition = try build(&settings)
            let configuration = ServiceConfiguration(reading: &settings, defaultPort: definition.defaultPort)
            try settings.finish()
            return try await ServiceCommands(definition: definition, configuration: configuration).run(command)
        } catch {
            return tell(error, executable: executable)
        }
    }

    private static func tell(_ error: any Error, executable: String) -> ExitCode {
        switch error {
        case let error as ServiceArguments.Unusable:
            StandardOutput.writeErrorLine("\(executable): \(error.reason); see \(executable) --help")
            return .usage
        case let error as ConfigurationError:
            StandardOutput.writeErrorLine("\(executable): \(error)")
            return .configuration
        case let error as DataUnusable:
            StandardOutput.writeErrorLine("\(executable): \(error)")
            return .configuration
        case let error as DataInUse:
            StandardOutput.writeErrorLine("\(executable): \(error)")
            return .temporary
        case _:
            StandardOutput.writeErrorLine("\(executable): \(error)")
            return .software
        }
    }

    static func help(_ executable: String) -> String {
        """
        Usage: \(executable) [COMMAND]

          \(executable) serve                    answer requests and process events until SIGTERM or SIGINT (without a command)
          \(executable) rebuild                  make the read models again from the events; the service must not be running
          \(executable) recover                  read its own topic back into a new event store; the service must not be running
          \(executable) check                    look whether what always has to hold does, also while the service is running
          \(executable) backup PATH              copy the database into a new file, also while the service is running
          \(executable) import FILE              take in history, a JSON object per line, all or nothing; the service must not be running
          \(executable) dead-letters list        show the messages that were put aside, and why
          \(executable) dead-letters replay [N…] apply those with these numbers again, or all that wait
          \(executable) effects list            show what is still to be done outside, and what was given up
          \(executable) effects retry [ID…]     try those with these ids again, or all that were given up
          \(executable) --help, --version

        Settings are environment variables; NAME_FILE may name a file that holds the value of NAME:
          KAFKA_BOOTSTRAP_SERVERS  host:port[,host:port…]
          KAFKA_SECURITY_PROTOCOL, KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD,
          KAFKA_SSL_CA_LOCATION, KAFKA_SSL_CERTIFICATE_LOCATION, KAFKA_SSL_KEY_LOCATION, KAFKA_SSL_KEY_PASSWORD
          KAFKA_CREATE_TOPICS      true makes topics that are missing; false, the default, waits for them
          KAFKA_FETCH_WAIT_MILLISECONDS
                                   how long a broker may hold an empty fetch, 100 by default
          DATA_DIR                 folder for the database
          HTTP_HOST, HTTP_PORT     where to listen; the host is 127.0.0.1 by default, port 0 lets the system choose
          INTERNAL_SECRET          shared by the Gateway and the services, at least 32 bytes
          SELF_CHECK_HOUR          at which hour, in UTC, the service checks itself every day, 3 by default
          LOG_LEVEL                debug, info, warning or error
        """
    }
}

/// The version that is built.
public enum ServiceVersion {
    public static let current = "0.1.0"
}

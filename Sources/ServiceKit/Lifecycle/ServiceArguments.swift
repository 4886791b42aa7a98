import EventKit

/// What the executable of a service is asked to do.
enum ServiceArguments: Equatable {
    case serve
    case rebuild
    case recover
    case check
    case backup(path: String)
    case importFile(path: String)
    case listDeadLetters
    case replayDeadLetters(ids: [Int64]?)
    case listEffects
    case retryEffects(ids: [EffectID]?)
    case help
    case version

    struct Unusable: Error, Equatable {
        let reason: String
    }

    /// Reads the arguments behind the executable's name. Throws `Unusable` with one clear sentence.
    init(_ arguments: [String]) throws {
        switch arguments.first {
        case nil, "serve": self = try Self.alone(.serve, arguments)
        case "rebuild": self = try Self.alone(.rebuild, arguments)
        case "recover": self = try Self.alone(.recover, arguments)
        case "check": self = try Self.alone(.check, arguments)
        case "--help", "-h", "help": self = .help
        case "--version": self = .version
        case "backup": self = .backup(path: try Self.path(arguments, "the path of a new file"))
        case "import": self = .importFile(path: try Self.path(arguments, "the path of a file of JSON lines"))
        case "dead-letters": self = try Self.deadLetters(Array(arguments.dropFirst()))
        case "effects": self = try Self.effects(Array(arguments.dropFirst()))
        case .some(let unknown): throw Unusable(reason: "unknown command \(unknown)")
        }
    }

    private static func alone(_ command: ServiceArguments, _ arguments: [String]) throws -> ServiceArguments {
        if arguments.count > 1 { throw Unusable(reason: "\(arguments[0]) takes no \(arguments[1])") }
        return command
    }

    private static func path(_ arguments: [String], _ expectation: String) throws -> String {
        guard arguments.count == 2, !arguments[1].isEmpty else {
            throw Unusable(reason: "\(arguments[0]) takes exactly one argument, \(expectation)")
        }
        return arguments[1]
    }

    private static func deadLetters(_ arguments: [String]) throws -> ServiceArguments {
        switch arguments.first {
        case "list" where arguments.count == 1:
            return .listDeadLetters
        case "replay":
            let ids = try arguments.dropFirst().map { text in
                guard let id = Int64(text) else { throw Unusable(reason: "\(text) is no number of a dead letter") }
                return id
            }
            return .replayDeadLetters(ids: ids.isEmpty ? nil : ids)
        case _:
            throw Unusable(reason: "dead-letters takes list, or replay with the numbers to replay")
        }
    }

    private static func effects(_ arguments: [String]) throws -> ServiceArguments {
        switch arguments.first {
        case "list" where arguments.count == 1:
            return .listEffects
        case "retry":
            let ids = try arguments.dropFirst().map { text in
                guard let id = EffectID(text) else { throw Unusable(reason: "\(text) is no id of an effect") }
                return id
            }
            return .retryEffects(ids: ids.isEmpty ? nil : ids)
        case _:
            throw Unusable(reason: "effects takes list, or retry with the ids to retry")
        }
    }
}

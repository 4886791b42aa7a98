import Mollie
import ProcessKit

/// What the command line asks for.
enum Invocation: Sendable, Equatable {
    case help
    case serve(Options)

    /// Throws `UsageError`. Options may be written `--name value` or `--name=value`.
    init(arguments: [String]) throws(UsageError) {
        self = arguments.contains { $0 == "--help" || $0 == "-h" } ? .help : .serve(try Options(arguments: arguments))
    }
}

struct Options: Sendable, Equatable {
    private static let standardKey = "test_standin"

    /// 0 for one that the system picks.
    var port = 0
    var key: MollieKey
    var readyFile: String?

    init(arguments: [String]) throws(UsageError) {
        var port = "0"
        var key = Self.standardKey
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
                throw UsageError("\(parts[0]) is unknown or lacks a value; --help lists the options")
            }
            switch parts[0] {
            case "--port": port = value
            case "--key": key = value
            case "--ready-file": readyFile = value
            case let other: throw UsageError("unknown option \(other); --help lists them")
            }
        }
        guard let number = Int(port), (0...65_535).contains(number) else { throw UsageError("--port is a number from 0 to 65535") }
        guard let key = MollieKey(Secret(key)), key.isTest else { throw UsageError("--key is test_ followed by letters and digits") }
        self.port = number
        self.key = key
    }

    static let usage = """
        usage: MollieStandIn [options]     stands in for Mollie's API v2, for tests and demos; everything is forgotten at its end

          --port N           port on 127.0.0.1; 0, the default, picks a free one
          --key test_…       the key that callers have to bring (default: \(standardKey))
          --ready-file FILE  write the addresses there as JSON once it listens
          --help             this text

        The API is at /v2: payments, payment links, the payments of a link and of a customer. A link is paid by hand at /checkout/{id}.

        \(StandIn.controls)
        """
}

/// Why a command line can't be followed.
struct UsageError: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

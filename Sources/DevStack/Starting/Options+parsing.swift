extension Invocation {
    /// Throws `UsageError` with one clear sentence. Options may be written `--name value` or `--name=value`.
    init(arguments: [String]) throws {
        if arguments.contains(where: { $0 == "--help" || $0 == "-h" }) {
            self = .help
        } else if arguments.first == "broker" {
            let options = try OptionReader(arguments.dropFirst(), known: ["--port"])
            guard let port = try options.number("--port", in: 1...65_535) else { throw UsageError("broker needs --port N") }
            self = .broker(port: port)
        } else {
            self = .stack(try Options(arguments: arguments[...]))
        }
    }
}

extension Options {
    private static let names: Set = ["--data", "--gateway-port", "--demo", "--seed", "--kafka-home", "--bootstrap", "--ready-file"]

    init(arguments: ArraySlice<String>) throws {
        let options = try OptionReader(arguments, known: Self.names)
        dataDirectory = options.text("--data")
        gatewayPort = try options.number("--gateway-port", in: 1...65_535)
        readyFile = options.text("--ready-file")
        if let seed = try options.number("--seed", in: 0...Int.max) { self.seed = UInt64(seed) }
        if let text = options.text("--demo") {
            guard let size = DemoSize(rawValue: text) else { throw UsageError("--demo is one of small, medium, none; not \(text)") }
            demo = size
        }
        let home = options.text("--kafka-home")
        let servers = options.text("--bootstrap")
        switch (home, servers) {
        case (nil, nil): broker = .embedded
        case (let home?, nil): broker = .apacheKafka(home: home)
        case (nil, let servers?): broker = .running(bootstrapServers: servers)
        case (_?, _?): throw UsageError("--kafka-home and --bootstrap exclude each other")
        }
    }
}

/// Takes options with a value each from a command line; refuses unknown ones, repeated ones and ones without a value.
private struct OptionReader {
    private var values: [String: String] = [:]

    init(_ arguments: ArraySlice<String>, known: Set<String>) throws {
        var rest = arguments
        while let argument = rest.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts[0]
            guard known.contains(name) else { throw UsageError("unknown option \(name); --help lists them") }
            guard values[name] == nil else { throw UsageError("\(name) is given twice") }
            let value = parts.count > 1 ? parts[1] : rest.popFirst()
            guard let value, !value.isEmpty else { throw UsageError("\(name) needs a value") }
            values[name] = value
        }
    }

    func text(_ name: String) -> String? { values[name] }

    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError("\(name) is a number from \(range.lowerBound) to \(range.upperBound); not \(text)")
        }
        return number
    }
}

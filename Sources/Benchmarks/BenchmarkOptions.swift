import Foundation

/// What to measure, from the command line.
struct BenchmarkOptions {
    var accounts = [1_000]
    var recordings = 100_000
    var invoices = 2_000
    var webhooks = 10_000
    var kafkaHome: String?

    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    static let usage = "usage: Benchmarks [--accounts N[,N…]] [--recordings N] [--invoices N] [--webhooks N] [--kafka-home DIR]"

    init(arguments: [String]) throws {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { throw Unusable(description: "\(name) needs a value; \(Self.usage)") }
            switch name {
            case "--accounts": accounts = try value.components(separatedBy: ",").map { try Self.count(name, $0) }
            case "--recordings": recordings = try Self.count(name, value)
            case "--invoices": invoices = try Self.count(name, value)
            case "--webhooks": webhooks = try Self.count(name, value)
            case "--kafka-home": kafkaHome = value
            case _: throw Unusable(description: "unknown option \(name); \(Self.usage)")
            }
        }
    }

    private static func count(_ name: String, _ text: String) throws -> Int {
        guard let number = Int(text), (1...10_000_000).contains(number) else {
            throw Unusable(description: "\(name) takes whole numbers from 1 to 10000000, found \(text)")
        }
        return number
    }
}

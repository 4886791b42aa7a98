import Testing

@testable import DevStack

@Suite struct OptionsTests {
    static func options(_ change: (inout Options) -> Void) -> Invocation {
        var options = Options()
        change(&options)
        return .stack(options)
    }

    static let understood: [([String], Invocation)] = [
        ([], .stack(Options())),
        (["--help"], .help),
        (["--data", "d", "-h"], .help),
        (["broker", "--port", "19092"], .broker(port: 19_092)),
        (["--data", "d"], options { $0.dataDirectory = "d" }),
        (["--data=d"], options { $0.dataDirectory = "d" }),
        (["--gateway-port", "8080"], options { $0.gatewayPort = 8_080 }),
        (["--demo", "medium", "--seed", "7"], options { ($0.demo, $0.seed) = (.medium, 7) }),
        (["--demo=none"], options { $0.demo = .none }),
        (["--kafka-home", "k"], options { $0.broker = .apacheKafka(home: "k") }),
        (["--bootstrap", "a:1,b:2"], options { $0.broker = .running(bootstrapServers: "a:1,b:2") }),
        (["--ready-file", "r"], options { $0.readyFile = "r" }),
    ]

    @Test(arguments: understood.indices) func understandsTheDocumentedOptions(index: Int) throws {
        let (arguments, expected) = Self.understood[index]
        #expect(try Invocation(arguments: arguments) == expected)
    }

    @Test(
        arguments: [
            (["--colour", "red"], "unknown option --colour; --help lists them"),
            (["extra"], "unknown option extra; --help lists them"),
            (["--data"], "--data needs a value"),
            (["--data="], "--data needs a value"),
            (["--data", "a", "--data", "b"], "--data is given twice"),
            (["--gateway-port", "0"], "--gateway-port is a number from 1 to 65535; not 0"),
            (["--seed", "x"], "--seed is a number from 0 to 9223372036854775807; not x"),
            (["--demo", "large"], "--demo is one of small, medium, none; not large"),
            (["--kafka-home", "k", "--bootstrap", "b"], "--kafka-home and --bootstrap exclude each other"),
            (["broker"], "broker needs --port N"),
        ] as [([String], String)])
    func refusesWhatItDoesNotKnow(arguments: [String], sentence: String) {
        #expect(throws: UsageError(sentence)) { try Invocation(arguments: arguments) }
    }

    @Test func theHelpNamesEveryOption() {
        for name in ["--data", "--gateway-port", "--demo", "--seed", "--kafka-home", "--bootstrap", "--ready-file", "broker --port"] {
            #expect(Options.usage.contains(name))
        }
    }
}

/// What the command line asks for.
enum Invocation: Sendable, Equatable {
    case help
    case broker(port: Int)
    case stack(Options)
}

/// How the stack shall be started.
struct Options: Sendable, Equatable {
    enum Broker: Sendable, Equatable {
        /// librdkafka's in-process cluster.
        case embedded
        /// Apache Kafka from a folder with `kafka.sh`.
        case apacheKafka(home: String)
        /// A cluster that runs already.
        case running(bootstrapServers: String)
    }

    /// Nil: a temporary folder, removed at the end.
    var dataDirectory: String?
    /// Nil: a free one.
    var gatewayPort: Int?
    var demo = DemoSize.small
    var seed: UInt64 = 1
    var broker = Broker.embedded
    var readyFile: String?

    static let usage = """
        usage: DevStack [options]          start a Kafka cluster and the five services, with a demo in them
               DevStack broker --port N    only the embedded cluster, on a fixed port

          --data DIR                keep the data there; without it a temporary folder is used and removed
          --gateway-port N          port of the console and the staff API (default: a free one)
          --demo small|medium|none  demo data: 120 or 2,000 organisations, or nothing (default: small)
          --seed N                  another demo of the same size (default: 1)
          --kafka-home DIR          start the Apache Kafka in DIR instead of the embedded cluster
          --bootstrap HOSTS         use this Kafka cluster instead of starting one
          --ready-file FILE         write addresses, process ids and tokens there once everything is ready
          --help                    this text

        Payments are taken by a stand-in of Mollie, unless MOLLIE_API_KEY is set; set and empty, none are taken.
        """
}

/// Why a command line can't be followed.
struct UsageError: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

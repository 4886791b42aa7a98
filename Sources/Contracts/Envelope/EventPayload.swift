/// The data of one version of one kind of event.
///
/// A published version never changes but by adding optional fields; a breaking change is a new type with the next version number.
public protocol EventPayload: Codable, Sendable, Equatable {
    static var eventType: EventType { get }
    /// What the event is about: the id of the account, workspace, session …
    var subject: String { get }
    /// Kafka key: events of one key keep their order.
    var partitionKey: String { get }
}

/// The name of a kind of event, such as `com.dembrane.billing.tier-changed.v1`.
public struct EventType: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ context: EventContext, _ name: String, version: Int = 1) {
        description = "com.dembrane.\(context.rawValue).\(name).v\(version)"
    }

    /// What a kind is called without its context and version: `com.dembrane.billing.tier-changed.v1` is `tier-changed`.
    public static func shortName(of type: String) -> String {
        let parts = type.split(separator: ".")
        return parts.count >= 2 ? String(parts[parts.count - 2]) : type
    }

    /// A kind that is of no context, which nobody is bound to know.
    package init(outside name: String) {
        description = name
    }
}

/// The bounded contexts, each with one topic that it alone writes.
public enum EventContext: String, Sendable, CaseIterable {
    case platform
    case rollup
    case billing
    case training
    case partner
    /// What belongs to the members of staff themselves; the Gateway writes it.
    case staff

    public var topic: String { "dembrane.\(rawValue)" }
    public var source: String { "/dembrane/\(rawValue)" }

    public static let deadLetterTopic = "dembrane.dead-letters"

    /// The contexts of the back office, whose events staff cause.
    public static let administrative: [EventContext] = [.rollup, .billing, .training, .partner, .staff]
}

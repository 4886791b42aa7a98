import Contracts

/// The attributes of an event while they are gathered, whatever mode they come in.
struct EventAttributes {
    /// Longer than any id, source, type or address that is in use, and short enough for a header and a column.
    private static let bytesMaximum = 1_024

    private var specVersion: String?
    private var id: String?
    private var source: String?
    private var type: String?
    private var time: (instant: Instant, nanoseconds: Int)?
    private var subject: String?
    private var position: Int64?
    private var actor: Actor?
    private var traceparent: String?
    private var partitionKey: String?
    private var stream: String?
    private var streamVersion: Int?

    /// Takes one attribute by its CloudEvents name. Unknown ones are left alone; one that comes twice says two things at once.
    mutating func set(_ name: Substring.UTF8View, _ value: String) throws {
        switch Substring(name) {
        case "specversion": try Self.fill(&specVersion, try Self.plain(value, "specversion"), "specversion")
        case "id": try Self.fill(&id, try Self.plain(value, "id"), "id")
        case "source": try Self.fill(&source, try Self.plain(value, "source"), "source")
        case "type": try Self.fill(&type, try Self.plain(value, "type"), "type")
        case "subject": try Self.fill(&subject, try Self.plain(value, "subject"), "subject")
        case "actor": try Self.fill(&actor, Actor(wireName: try Self.plain(value, "actor")), "actor")
        case "traceparent": try Self.fill(&traceparent, try Self.plain(value, "traceparent"), "traceparent")
        case "partitionkey": try Self.fill(&partitionKey, try Self.plain(value, "partitionkey"), "partitionkey")
        case "stream": try Self.fill(&stream, try Self.plain(value, "stream"), "stream")
        case "time": try Self.fill(&time, try Self.require(Instant.parse(value), "time", value), "time")
        case "position":
            try Self.fill(&position, try Self.require(Int64(value).flatMap { $0 > 0 ? $0 : nil }, "position", value), "position")
        case "streamversion":
            try Self.fill(
                &streamVersion, try Self.require(Int(value).flatMap { $0 > 0 ? $0 : nil }, "streamversion", value), "streamversion")
        case _: break
        }
    }

    func event(key: String?, data: [UInt8]) throws -> CloudEvent {
        guard let specVersion else { throw UnprocessableEvent("the message is no CloudEvent: specversion is missing") }
        guard specVersion == "1.0" else { throw UnprocessableEvent("CloudEvents \(specVersion.prefix(64)) is not known here") }
        guard let partitionKey = key ?? partitionKey else { throw UnprocessableEvent("the message has no key") }
        var place: StreamPosition?
        if let stream, let streamVersion { place = StreamPosition(stream: stream, version: streamVersion) }
        let time = try Self.present(time, "time")
        return CloudEvent(
            id: try Self.filled(id, "id"), source: try Self.filled(source, "source"), type: try Self.filled(type, "type"),
            time: time.instant, timeNanoseconds: time.nanoseconds, subject: subject, position: position, actor: actor,
            traceparent: traceparent, partitionKey: partitionKey, stream: place, data: data
        )
    }

    private static func fill<Value>(_ attribute: inout Value?, _ value: Value, _ name: String) throws {
        guard attribute == nil else { throw UnprocessableEvent("\(name) stands twice in the message") }
        attribute = value
    }

    /// A text that can stand in a header, a line of a stream or a log without breaking it.
    private static func plain(_ value: String, _ name: String) throws -> String {
        guard value.utf8.count <= bytesMaximum else {
            throw UnprocessableEvent("\(name) has \(value.utf8.count) bytes, more than the limit of \(bytesMaximum)")
        }
        guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw UnprocessableEvent("\(name) holds control characters")
        }
        return value
    }

    private static func require<T>(_ value: T?, _ name: String, _ text: String) throws -> T {
        guard let value else { throw UnprocessableEvent("\(name) can't be read: \(text.prefix(64))") }
        return value
    }

    private static func present<T>(_ value: T?, _ name: String) throws -> T {
        guard let value else { throw UnprocessableEvent("\(name) is missing") }
        return value
    }

    private static func filled(_ value: String?, _ name: String) throws -> String {
        guard let value, !value.isEmpty else { throw UnprocessableEvent("\(name) is missing") }
        return value
    }
}

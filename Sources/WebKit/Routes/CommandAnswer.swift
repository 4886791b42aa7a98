import EventKit
import WireJSON

/// What a command answers with: the changed thing under its name, to which the kit adds `event_ids`.
public struct CommandAnswer: Sendable {
    /// One part of the answer under its name.
    public typealias Part = (name: String, value: any Encodable & Sendable)

    let parts: [Part]
    let version: Int?
    let status: Int
    let isPreview: Bool

    /// `version` becomes the `ETag`, for a later `If-Match`. The name is that of the wire, such as `upgrade_request`.
    public init(name: String, value: any Encodable & Sendable, version: Int? = nil, status: Int = 200) {
        self.init([(name, value)], version: version, status: status)
    }

    /// For a command that changes several things.
    public init(_ parts: [Part], version: Int? = nil, status: Int = 200) {
        self.init(parts, version: version, status: status, isPreview: false)
    }

    /// What would happen. Everything that the handler did in its transaction is undone.
    /// - Parameter shown: the changed things as they would be, where there is more to see than the effects tell.
    public static func preview<Effect: Encodable & Sendable>(effects: [Effect], token: String, showing shown: [Part] = []) -> CommandAnswer
    {
        let preview = Preview(effects: effects, token: token, shown: shown)
        return CommandAnswer([("preview", preview)], version: nil, status: 200, isPreview: true)
    }

    private init(_ parts: [Part], version: Int?, status: Int, isPreview: Bool) {
        self.parts = parts
        self.version = version
        self.status = status
        self.isPreview = isPreview
    }

    private struct Preview<Effect: Encodable & Sendable>: Encodable, Sendable {
        let effects: [Effect]
        let token: String
        let shown: [Part]

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: VerbatimCodingKey.self)
            try container.encode(effects, forKey: VerbatimCodingKey("effects"))
            try container.encode(token, forKey: VerbatimCodingKey("token"))
            for part in shown { try container.encode(part.value, forKey: VerbatimCodingKey(part.name)) }
        }
    }

    private struct Document: Encodable {
        let answer: CommandAnswer
        let eventIDs: [String]

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: VerbatimCodingKey.self)
            for part in answer.parts { try container.encode(part.value, forKey: VerbatimCodingKey(part.name)) }
            if !answer.isPreview { try container.encode(eventIDs, forKey: VerbatimCodingKey("event_ids")) }
        }
    }

    func encoded(eventIDs: [String]) throws -> [UInt8] {
        try WireJSONEncoder(absentValues: .null).encode(Document(answer: self, eventIDs: eventIDs))
    }
}

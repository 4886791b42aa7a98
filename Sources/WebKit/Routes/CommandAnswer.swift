import EventKit
import WireJSON

/// What a command answers with: the changed thing under its name, to which the kit adds `event_ids`.
public struct CommandAnswer: Sendable {
    let name: String
    let value: any Encodable & Sendable
    let version: Int?
    let status: Int
    let isPreview: Bool

    /// `version` becomes the `ETag`, for a later `If-Match`. The name is that of the wire, such as `upgrade_request`.
    public init(name: String, value: any Encodable & Sendable, version: Int? = nil, status: Int = 200) {
        self.init(name: name, value: value, version: version, status: status, isPreview: false)
    }

    /// What would happen. Everything that the handler did in its transaction is undone.
    public static func preview<Effect: Encodable & Sendable>(effects: [Effect], token: String) -> CommandAnswer {
        CommandAnswer(name: "preview", value: Preview(effects: effects, token: token), version: nil, status: 200, isPreview: true)
    }

    private init(name: String, value: any Encodable & Sendable, version: Int?, status: Int, isPreview: Bool) {
        self.name = name
        self.value = value
        self.version = version
        self.status = status
        self.isPreview = isPreview
    }

    private struct Preview<Effect: Encodable & Sendable>: Encodable, Sendable {
        let effects: [Effect]
        let token: String
    }

    private struct Document: Encodable {
        let answer: CommandAnswer
        let eventIDs: [String]

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: VerbatimCodingKey.self)
            try container.encode(answer.value, forKey: VerbatimCodingKey(answer.name))
            if !answer.isPreview { try container.encode(eventIDs, forKey: VerbatimCodingKey("event_ids")) }
        }
    }

    func encoded(eventIDs: [String]) throws -> [UInt8] {
        try WireJSONEncoder(absentValues: .null).encode(Document(answer: self, eventIDs: eventIDs))
    }
}

import Contracts
import WireJSON

/// The tag of an effect's identifier.
public enum EffectTag {}

public typealias EffectID = Identifier<EffectTag>

/// Something to be done outside, such as sending a mail, as its handler gets it.
public struct Effect: Sendable, Equatable {
    /// The same in every attempt, so that the outside world can tell a repetition from something new.
    public let id: EffectID
    /// Which handler does it, such as `mail`.
    public let kind: String
    /// Effects of one kind and key are done one after the other, in the order in which they were asked for.
    public let key: String
    public let data: [UInt8]
    public let askedAt: Instant
    /// Who caused the change that asked for it.
    public let actor: Actor
    /// The W3C trace of that change.
    public let traceparent: String?
    /// How many attempts were begun, the present one included.
    public let attempt: Int

    /// What to send outside as the idempotency key.
    public var idempotencyKey: String { id.description }

    /// The data as the value that it was encoded from. Throws `WireJSONError` or `DecodingError`.
    public func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try WireJSONDecoder().decode(type, from: data)
    }

    /// The same effect in another attempt.
    func inAttempt(_ number: Int) -> Effect {
        Effect(
            id: id, kind: kind, key: key, data: data, askedAt: askedAt, actor: actor, traceparent: traceparent, attempt: number)
    }
}

import WireJSON

/// The wish that something be done outside.
public struct EffectRequest: Sendable, Equatable {
    static let kindBytesMaximum = 64
    static let keyBytesMaximum = 255
    static let dataBytesMaximum = 65_536

    public let kind: String
    public let key: String
    public let data: [UInt8]

    /// - Parameters:
    ///   - kind: which handler does it; 1 to 64 bytes.
    ///   - key: effects of one kind and key are done in order; 1 to 255 bytes. It is listed and logged, so it must not be personal data.
    ///   - data: what the handler needs to know; up to 64 KiB. It is neither listed nor logged.
    public init(_ kind: String, key: String, data: [UInt8]) {
        self.kind = kind
        self.key = key
        self.data = data
    }

    /// The same with a value as JSON. Throws `WireJSONError` or `EncodingError`.
    public init(_ kind: String, key: String, encoding value: some Encodable) throws {
        self.init(kind, key: key, data: try WireJSONEncoder().encode(value))
    }

    func check() throws {
        func requireSize(_ name: String, _ bytes: Int, _ range: ClosedRange<Int>) throws {
            guard range.contains(bytes) else {
                throw UnusableEffectRequest(
                    reason: "the \(name) of an effect has \(bytes) bytes; it may have \(range.lowerBound) to \(range.upperBound)")
            }
        }
        try requireSize("kind", kind.utf8.count, 1...Self.kindBytesMaximum)
        try requireSize("key", key.utf8.count, 1...Self.keyBytesMaximum)
        try requireSize("data", data.count, 0...Self.dataBytesMaximum)
    }
}

/// An effect was asked for that can't be kept. Asking again would end the same way.
public struct UnusableEffectRequest: Error, Sendable, Equatable, CustomStringConvertible, LastingFailure {
    public let reason: String

    public var description: String { reason }
}

extension UnitOfWork {
    /// Asks for something to be done outside, once this transaction is committed; when it is undone, so is the wish.
    /// - Returns: the effect's id, by which the outside world will know it.
    /// - Throws: `UnusableEffectRequest`; `ReplayDecision` while read models are rebuilt, since it would be done a second time;
    ///   `DatabaseError`.
    @discardableResult
    public func request(_ request: EffectRequest) throws -> EffectID {
        guard record.mayDecide else { throw ReplayDecision(aggregate: "the effect \(request.kind)") }
        try request.check()
        let effect = Effect(
            id: .random(), kind: request.kind, key: request.key, data: request.data, askedAt: now, actor: actor,
            traceparent: traceparent, attempt: 0)
        try EffectTable(connection: connection).add(effect, now: now)
        record.effectsRequested = true
        return effect.id
    }

    /// The same, unless one of its kind and key waits that was never begun: that one will see all that this one would.
    /// - Returns: nil where nothing was added.
    @discardableResult
    public func requestUnlessWaiting(_ request: EffectRequest) throws -> EffectID? {
        guard try !EffectTable(connection: connection).hasUnbegun(request.kind, key: request.key) else { return nil }
        return try self.request(request)
    }

    /// How many keys have effects of a kind waiting, counted up to a limit, by which a queue that strangers fill is bounded.
    public func waitingEffects(_ kind: String, upTo limit: Int) throws -> Int {
        try EffectTable(connection: connection).waiting(kind, upTo: limit)
    }
}

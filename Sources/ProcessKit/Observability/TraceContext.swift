/// The place of a piece of work in a distributed trace (W3C Trace Context), carried by the header `traceparent` and the events.
public struct TraceContext: Sendable, Hashable {
    /// 32 hexadecimal digits, shared by everything that one request sets off.
    public let traceID: String
    /// 16 hexadecimal digits for this step alone.
    public let spanID: String
    public let isSampled: Bool

    private init(traceID: String, spanID: String, isSampled: Bool) {
        self.traceID = traceID
        self.spanID = spanID
        self.isSampled = isSampled
    }

    /// Reads a `traceparent`; `nil` when it doesn't have the form of version 00, or of a later version that begins alike.
    public init?(_ traceparent: String) {
        let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, traceparent.utf8.count <= 256, Self.isHexadecimal(parts[0], 2), parts[0] != "ff",
            parts[0] != "00" || parts.count == 4, Self.isHexadecimal(parts[1], 32), Self.isHexadecimal(parts[2], 16),
            Self.isHexadecimal(parts[3], 2), parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" }),
            let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        self.init(traceID: String(parts[1]), spanID: String(parts[2]), isSampled: flags & 1 == 1)
    }

    /// The beginning of a new trace.
    public static func start() -> TraceContext {
        TraceContext(traceID: randomHexadecimal(words: 2), spanID: randomHexadecimal(words: 1), isSampled: true)
    }

    /// The next step of the same trace.
    public func child() -> TraceContext {
        TraceContext(traceID: traceID, spanID: Self.randomHexadecimal(words: 1), isSampled: isSampled)
    }

    public var traceparent: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

    private static func isHexadecimal(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy { byte in
                (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
            }
    }

    /// Trace ids have to be distinct, not secret.
    private static func randomHexadecimal(words: Int) -> String {
        var text = ""
        for _ in 0..<words {
            let digits = String(UInt64.random(in: 1 ... .max), radix: 16)
            text += String(repeating: "0", count: 16 - digits.count) + digits
        }
        return text
    }
}

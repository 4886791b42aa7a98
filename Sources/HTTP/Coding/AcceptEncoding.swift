/// Which codings a client takes, and how gladly: the field `Accept-Encoding` (RFC 9110, 12.5.3).
struct AcceptEncoding: Sendable {
    /// The names that gzip goes by.
    private static let gzipNames: Set = ["gzip", "x-gzip"]

    /// By name in small letters; from 0, never, to 1,000. What can't be read is left out.
    private let weights: [String: Int]

    /// - Parameter values: those of all fields of the name, in order.
    init(_ values: [String]) {
        let elements = values.flatMap { $0.split(separator: ",") }.compactMap { Self.element($0) }
        weights = Dictionary(elements) { first, _ in first }
    }

    /// The coding to send. Without the field everything would be allowed, but who doesn't speak of codings may know none. Where nothing that we
    /// have is taken, the body goes out as it is: it can still be read, and the RFC allows it.
    var preferred: ContentCoding {
        let everything = weights["*"]
        let gzip = Self.gzipNames.compactMap { weights[$0] }.max() ?? everything ?? 0
        // Taken where it isn't ruled out; a client that ranks it says so.
        let identity = weights["identity"] ?? everything ?? 0
        return gzip > 0 && gzip >= identity ? .gzip : .identity
    }

    /// `gzip` or `gzip;q=0.5`.
    private static func element(_ text: Substring) -> (String, Int)? {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
        guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return (name, 1_000) }
        return weight(parts[1]).map { (name, $0) }
    }

    /// `q=` and a number from 0 to 1 with up to three decimals, in thousandths.
    private static func weight(_ text: String) -> Int? {
        guard text.hasPrefix("q=") else { return nil }
        let digits = text.dropFirst(2).utf8
        guard let first = digits.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
        let decimals = digits.dropFirst(2)
        guard digits.count == 1 || digits.dropFirst().first == UInt8(ascii: "."), decimals.count <= 3 else { return nil }
        guard decimals.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        let thousandths = (Array(decimals) + [48, 48, 48]).prefix(3).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        let weight = Int(first - UInt8(ascii: "0")) * 1_000 + thousandths
        return weight <= 1_000 ? weight : nil
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let start = text.drop(while: isBlank)
        let end = start.lastIndex { !isBlank($0) }
        return (end.map { start[...$0] } ?? "").lowercased()
    }
}

extension HTTPRequest {
    /// The coding in which whoever asks would best take the answer.
    public var preferredCoding: ContentCoding { AcceptEncoding(headers.values("Accept-Encoding")).preferred }
}

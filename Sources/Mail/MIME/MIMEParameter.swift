import Cryptography

/// Parameters of a header's value, in quotes where they are plain, else as RFC 2231 writes them.
enum MIMEParameter {
    private static let lineCharacters = 76

    /// The parameter in pieces that fit into a line each, with a space before and a semicolon behind them.
    static func pieces(_ name: String, _ value: String) -> [String] {
        let quoted = "\(name)=\"\(value)\""
        if value.utf8.allSatisfy(isPlain), fits(quoted) { return [quoted] }
        let whole = "\(name)*=UTF-8''" + value.unicodeScalars.map(percentEncoded).joined()
        return fits(whole) ? [whole] : continued(name, value)
    }

    /// §3 and §4.1: numbered pieces, of which the first tells the charset. Not all readers can join a character that was cut in two.
    private static func continued(_ name: String, _ value: String) -> [String] {
        var pieces: [String] = []
        var piece = "\(name)*0*=UTF-8''"
        for unit in value.unicodeScalars.map(percentEncoded) {
            if !fits(piece + unit) {
                pieces.append(piece)
                piece = "\(name)*\(pieces.count)*="
            }
            piece += unit
        }
        return pieces + [piece]
    }

    private static func fits(_ piece: String) -> Bool { piece.utf8.count + 2 <= lineCharacters }

    private static func percentEncoded(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf8.map { isUnreserved($0) ? String(Unicode.Scalar($0)) : "%" + Hex.encode([$0]).uppercased() }.joined()
    }

    /// What needs no care between quotes.
    private static func isPlain(_ byte: UInt8) -> Bool { isUnreserved(byte) || " ()+,&=".utf8.contains(byte) }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case _: "-._".utf8.contains(byte)
        }
    }
}

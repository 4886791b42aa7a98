/// Texts as ASCII that people can still read for the greater part (RFC 2045 §6.7).
enum QuotedPrintable {
    /// Without the line end.
    private static let lineCharacters = 76

    /// All line ends, of whatever kind, become CRLF; the result ends with one.
    static func encoded(_ text: String) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.utf8.count * 5 / 4)
        for line in lines(of: Array(text.utf8)) { append(line, to: &encoded) }
        return encoded
    }

    /// What stands between line ends: a line feed, a carriage return, or one after the other. There is no line behind the last line end.
    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == carriageReturn || $0 == lineFeed } ?? bytes.count
            lines.append(bytes[start..<end])
            let isPair = end + 1 < bytes.count && bytes[end] == carriageReturn && bytes[end + 1] == lineFeed
            start = end + (isPair ? 2 : 1)
        }
        return lines
    }

    private static func append(_ line: ArraySlice<UInt8>, to encoded: inout [UInt8]) {
        var column = 0
        for index in line.indices {
            let isLast = index == line.endIndex - 1
            // The sign that the line goes on needs a place too, and an escape needs two more.
            if column + (isPlain(line[index], isFirst: false, isLast: isLast) ? 1 : 3) > lineCharacters - 1 {
                encoded += softBreak
                column = 0
            }
            let unit = isPlain(line[index], isFirst: column == 0, isLast: isLast) ? [line[index]] : escaped(line[index])
            encoded += unit
            column += unit.count
        }
        encoded += lineEnd
    }

    /// White space at the end of a line may get lost on the way. A dot at its beginning would have to be doubled on the way to the server and
    /// halved there (RFC 5321 §4.5.2); and libcurl 7 takes a mail for sent as soon as it has written as many bytes as the mail has, which
    /// doubled dots would let happen before its end.
    private static func isPlain(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "="): false
        case UInt8(ascii: "."): !isFirst
        case UInt8(ascii: " "), UInt8(ascii: "\t"): !isLast
        case 0x21...0x7E: true
        case _: false
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] { [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]] }

    private static let digits = Array("0123456789ABCDEF".utf8)
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let lineEnd = [carriageReturn, lineFeed]
    private static let softBreak = [UInt8(ascii: "=")] + lineEnd
}

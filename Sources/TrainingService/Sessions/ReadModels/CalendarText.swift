import Contracts

/// How texts and times are written in a calendar file (RFC 5545 §3).
enum CalendarText {
    private static let lineBytesMaximum = 75

    /// `20261201T090000Z`
    static func time(_ instant: Instant) -> String {
        String(instant.description.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// With what has a meaning in the format escaped, and what it can't hold left out.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
            case "\n": escaped.append(contentsOf: ["\\", "n"])
            case _ where scalar.properties.generalCategory == .control && scalar != "\t": continue
            case _: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// A line with its end, broken so that no part of it is longer than 75 bytes, and none within a character.
    static func folded(_ line: String) -> String {
        var (folded, length) = ("", 0)
        for scalar in line.unicodeScalars {
            let bytes = UTF8.width(scalar)
            if length + bytes > lineBytesMaximum {
                folded += "\r\n "
                length = 1
            }
            folded.unicodeScalars.append(scalar)
            length += bytes
        }
        return folded + "\r\n"
    }
}

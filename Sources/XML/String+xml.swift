extension String {
    /// The first character that XML 1.0 (production 2, Char) can't hold, not even escaped: a control character other than tab, line feed
    /// and carriage return, or U+FFFE or U+FFFF.
    var firstForbiddenInXML: Unicode.Scalar? {
        unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: false
            case _: true
            }
        }
    }
}

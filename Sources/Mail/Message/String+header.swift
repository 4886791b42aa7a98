extension String {
    /// Refuses what can't stand in a header, whichever way it is written: nothing, too much, and characters that control. Throws
    /// `MailFault`.
    func checkForHeader(_ part: MailFault.Part, longest: Int) throws(MailFault) {
        // A scalar has a byte at least, so that what is far too long isn't looked through.
        guard utf8.count <= 4 * longest, unicodeScalars.count <= longest else { throw .tooLong(part, longest: longest) }
        guard !isEmpty else { throw .empty(part) }
        if let scalar = unicodeScalars.first(where: \.controlsLines) { throw .controlCharacter(scalar, in: part) }
    }

    /// Printable ASCII and nothing else.
    var isPrintableASCII: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) } }
}

extension Unicode.Scalar {
    /// A control character (C0, DEL, C1), or one of the two that Unicode has for line ends.
    fileprivate var controlsLines: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case _: false
        }
    }
}

/// Where a receiver's mail program says, by one `POST` and without asking anybody, that its owner wants no more of these mails (RFC 8058).
public struct UnsubscribeLink: Hashable, Sendable {
    public let url: String

    /// - Parameter url: an absolute `https:` URL, percent-encoded, of at most 900 characters.
    ///
    /// Throws `MailFault`.
    public init(_ url: String) throws(MailFault) {
        let scheme = "https://"
        guard url.utf8.count <= MailLimits.linkCharacters else { throw .tooLong(.unsubscribeLink, longest: MailLimits.linkCharacters) }
        guard url.hasPrefix(scheme), url.utf8.count > scheme.utf8.count, url.utf8.allSatisfy(Self.isOfURLs) else {
            throw .malformed(.unsubscribeLink, expected: "an https URL in which all but ASCII is percent-encoded")
        }
        self.url = url
    }

    /// Printable, no space, and nothing that would end the link in its header.
    private static func isOfURLs(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"<>\"\\^`{|}".utf8.contains(byte)
    }
}

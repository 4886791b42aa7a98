import Cryptography

extension MailMessage {
    /// The mail as it goes to a server (RFC 5322): ASCII, no line longer than 998 characters. The same mail always gives the same bytes.
    func bytes() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(attachments.reduce(4 * text.utf8.count) { $0 + $1.bytes.count / 3 * 4 })
        root.append(after: header, to: &bytes)
        return bytes
    }

    private var header: [HeaderField] {
        [
            [HeaderField("Date", date.mailDate), HeaderField("From", from), HeaderField("To", to)],
            replyTo.map { [HeaderField("Reply-To", $0)] } ?? [],
            [HeaderField("Subject", prose: subject), HeaderField("Message-ID", id.text)],
            // RFC 3834: no holiday notice is to be sent in return.
            [HeaderField("Auto-Submitted", "auto-generated")],
            unsubscribeLink.map(Self.unsubscribing) ?? [],
            language.map { [HeaderField("Content-Language", $0)] } ?? [],
            [HeaderField("MIME-Version", "1.0")],
        ].flatMap { $0 }
    }

    /// RFC 8058.
    private static func unsubscribing(_ link: UnsubscribeLink) -> [HeaderField] {
        [HeaderField("List-Unsubscribe", "<\(link.url)>"), HeaderField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
    }

    private var root: MIMEPart {
        if attachments.isEmpty { return message }
        return MIMEPart(subtype: "mixed", boundary: boundary("mixed"), [message] + attachments.map(MIMEPart.init))
    }

    private var message: MIMEPart {
        let plain = MIMEPart(text: text, subtype: "plain")
        guard let html else { return plain }
        // The last is the one that readers prefer.
        return MIMEPart(subtype: "alternative", boundary: boundary("alternative"), [plain, MIMEPart(text: html, subtype: "html")])
    }

    /// Follows from the message's id, so that every attempt has the same. Neither of the two encodings ever writes `=_`, so it never
    /// stands in a part.
    private func boundary(_ name: String) -> String {
        "=_\(name)_" + Hex.encode(Array(Digest.sha256(Array(id.text.utf8)).prefix(16)))
    }
}

/// What the library asks for and tells while it sends a mail. Lives as long as the connection, on its thread alone.
final class SMTPTransmission {
    private(set) var dialogue = SMTPDialogue()
    private var content: [UInt8] = []
    private var offset = 0
    private var ticket: MailTicket?

    func begin(_ content: [UInt8], ticket: MailTicket) {
        dialogue = SMTPDialogue()
        self.content = content
        offset = 0
        self.ticket = ticket
    }

    func end() {
        content = []
        ticket = nil
    }

    var isCancelled: Bool { ticket?.isCancelled ?? false }

    func sent(_ line: UnsafeRawBufferPointer) {
        dialogue.sent(line)
    }

    func received(_ line: UnsafeRawBufferPointer) {
        dialogue.received(line)
    }

    /// Fills the buffer with the next bytes of the mail; 0 at its end.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, content.count - offset)
        buffer.copyBytes(from: content[offset..<offset + count])
        offset += count
        return count
    }
}

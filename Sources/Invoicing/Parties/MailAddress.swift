import Contracts

/// An e-mail address, known to be one.
public struct MailAddress: Hashable, Sendable {
    public let text: String

    /// Throws `MailAddressFault`.
    public init(_ typed: String) throws(MailAddressFault) {
        let text = typed.trimmed
        guard MailboxAddress.isOne(text) else { throw MailAddressFault() }
        self.text = text
    }
}

/// A text that is no e-mail address. Its description goes on after the name of the field.
public struct MailAddressFault: Error, Hashable, Sendable {}

extension MailAddressFault: CustomStringConvertible {
    public var description: String { "has to be one e-mail address, such as invoices@example.com" }
}

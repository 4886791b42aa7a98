import Contracts

/// An e-mail address, known to be one.
public struct MailAddress: Hashable, Sendable {
    public let text: String

    /// Throws `TextFault`.
    public init(_ typed: String) throws(TextFault) {
        text = try MailboxAddress.accept(typed)
    }
}

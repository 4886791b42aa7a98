import Contracts

/// Somebody whom a mail comes from or goes to.
public struct Mailbox: Hashable, Sendable {
    /// As people read it, such as `Eva de Vries`.
    public let name: String?
    /// ASCII alone.
    public let address: String

    /// Throws `MailFault`. Servers that deliver to addresses with other letters than ASCII's are few, so such an address is refused; a domain
    /// with such letters is given in the form that the domain name system knows (`xn--…`).
    public init(name: String? = nil, address: String) throws(MailFault) {
        try name?.checkForHeader(.name, longest: MailLimits.nameCharacters)
        guard address.isPrintableASCII, MailboxAddress.isOne(address) else {
            throw .malformed(.address, expected: "one e-mail address in ASCII, such as invoices@example.com")
        }
        self.name = name
        self.address = address
    }

    /// Nil where no mail can go to the address, or there is none. A name that no mail can carry is left out: the address is enough.
    public static func reaching(_ address: String?, named name: String?) -> Mailbox? {
        guard let address else { return nil }
        return (try? Mailbox(name: name, address: address)) ?? (try? Mailbox(address: address))
    }

    /// What stands behind the `@`.
    var domain: Substring { address.drop { $0 != "@" }.dropFirst() }
}

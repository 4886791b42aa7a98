import Contracts
import EventSourcing

/// The e-mail address of a colleague: exactly one, at exactly `@dembrane.com`, kept in lower case.
struct AccountManagerAddress: Hashable, Sendable {
    let text: String

    init(_ raw: String) throws {
        let address = raw.lowercased()
        // Of some letters beyond ASCII, such as the sign for kelvin, the lower case is an ASCII letter.
        guard raw.utf8.allSatisfy({ $0 < 0x80 }), MailboxAddress.isOne(address), address.hasSuffix("@dembrane.com") else {
            throw Rejection.accountManagerAddress
        }
        text = address
    }
}

extension Rejection {
    static let accountManagerAddress = field(
        "account_manager", "an account manager is one e-mail address at dembrane.com, such as eva@dembrane.com")
}

import EventSourcing

/// The e-mail address of a colleague: exactly one, at exactly `@dembrane.com`, kept in lower case.
struct AccountManagerAddress: Hashable, Sendable {
    let text: String

    init(_ raw: String) throws {
        let address = raw.lowercased()
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        // Of some letters beyond ASCII, such as the sign for kelvin, the lower case is an ASCII letter.
        guard raw.utf8.allSatisfy({ $0 < 0x80 }), parts.count == 2, parts[1] == "dembrane.com", Self.isLocalPart(parts[0]) else {
            throw Rejection.accountManagerAddress
        }
        text = address
    }

    /// The plain form of RFC 5321: words of letters, digits and a few signs, joined by single dots; at most 64 characters.
    private static func isLocalPart(_ part: Substring) -> Bool {
        let signs = Set("!#$%&'*+-/=?^_`{|}~")
        let words = part.split(separator: ".", omittingEmptySubsequences: false)
        return (1...64).contains(part.utf8.count)
            && words.allSatisfy { word in
                !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || signs.contains($0)) }
            }
    }
}

extension Rejection {
    static let accountManagerAddress = field(
        "account_manager", "an account manager is one e-mail address at dembrane.com, such as eva@dembrane.com")
}

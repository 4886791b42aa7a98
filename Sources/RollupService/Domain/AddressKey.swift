/// What stands for an e-mail address where people are told apart: a code that only the service's database can make of it, and nobody can turn back.
/// One address has one key, however it is written, so that an invitation and the user who accepts it are one person after the address is erased.
struct AddressKey: Hashable, Comparable, Sendable {
    /// Hexadecimal digits.
    let text: String

    static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

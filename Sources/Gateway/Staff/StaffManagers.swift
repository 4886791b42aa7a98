import Contracts
import ProcessKit
import WebKit

/// Who grants extra permissions, as the setting `STAFF_MANAGERS` names them; nobody where it names nobody.
struct StaffManagers: Sendable, Equatable {
    static let setting = "STAFF_MANAGERS"
    static let countMaximum = 100

    /// In lower case, in the order of the setting.
    private(set) var addresses: [String] = []

    init() {}

    /// Addresses between commas; nil where one of them is none, or where there are too many.
    init?(_ text: String) {
        for part in text.split(separator: ",") {
            var trimmed = part.drop { $0 == " " }
            while trimmed.last == " " { trimmed.removeLast() }
            let address = trimmed.lowercased()
            guard MailboxAddress.isOne(address) else { return nil }
            if !addresses.contains(address) { addresses.append(address) }
        }
        guard addresses.count <= Self.countMaximum else { return nil }
    }

    func contains(_ email: String) -> Bool { addresses.contains(email.lowercased()) }

    /// Throws the 403 that says who could.
    func require(_ identity: StaffIdentity) throws {
        guard !contains(identity.email) else { return }
        guard !addresses.isEmpty else { throw Problem.forbidden("nobody can grant or take permissions: \(Self.setting) is not set") }
        throw Problem.forbidden("only staff managers grant and take permissions; ask \(addresses.joined(separator: ", "))")
    }
}

extension Settings {
    mutating func staffManagers() -> StaffManagers {
        guard let text = optionalText(StaffManagers.setting) else { return StaffManagers() }
        guard let managers = StaffManagers(text) else {
            refuse(StaffManagers.setting, expected: "up to \(StaffManagers.countMaximum) e-mail addresses between commas")
            return StaffManagers()
        }
        return managers
    }
}

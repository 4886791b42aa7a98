import Contracts

/// What ends or is due for an account on a day. As text, which stands in addresses, `trial.0b0e7a52-….2026-12-31`.
struct RenewalID: Hashable, Sendable {
    let kind: RenewalKind
    let account: AccountID
    let dueOn: LocalDate
}

extension RenewalID: CustomStringConvertible {
    private static let separator: Character = "."

    /// Nil for anything but the text of one.
    init?(_ text: String) {
        let parts = text.split(separator: Self.separator, maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let kind = RenewalKind(rawValue: parts[0]), let account = AccountID(parts[1]),
            let dueOn = LocalDate(parts[2])
        else { return nil }
        self.init(kind: kind, account: account, dueOn: dueOn)
        guard description == text else { return nil }
    }

    var description: String { [kind.rawValue, account.description, dueOn.description].joined(separator: String(Self.separator)) }
}

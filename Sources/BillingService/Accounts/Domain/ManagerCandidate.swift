import Contracts

/// An account manager as staff name one, who need not have been in the back office yet.
struct ManagerCandidate: Hashable, Sendable {
    let address: AccountManagerAddress
    /// Somebody has signed in by the address.
    let isColleague: Bool

    /// Nobody is asked about who looks after the account already.
    func warnings(for account: AccountState) -> [TermsWarning] {
        isColleague || account.accountManager == address.text ? [] : [.unknownManager(address)]
    }
}

import CompanyIdentifiers
import Contracts
import EventSourcing
import Invoicing

/// What VIES has said of the buyer's VAT number of an account. It stands apart from the details, so that an answer that comes while staff edit
/// them is no other version of them.
enum BuyerNumber: Aggregate {
    static let category = "vat-checks"
    static let initialState = BuyerNumberState()
    static let events = EventTable<BuyerNumberState>(VATNumberChecked.self)
}

public struct BuyerNumberState: Sendable, Equatable {
    /// The newest answer, of whichever number.
    var latest: VATNumberChecked?

    /// What an invoice under the number goes by.
    func registerAnswer(on number: VATNumber) -> RegisterAnswer {
        guard let known = answer(on: number) else { return .silent }
        let day = known.effectiveAt.date
        return known.valid ? .confirmed(on: day, reference: known.reference) : .unknown(on: day)
    }

    /// An answer on another number says nothing of this one.
    func answer(on number: VATNumber) -> VATNumberChecked? { latest?.vatID == number.text ? latest : nil }
}

/// Keeps what VIES has answered.
struct RecordVATCheck: Command {
    typealias Target = BuyerNumber

    let account: AccountIdentity
    let number: VATNumber
    let isValid: Bool
    let reference: ShortText?
    let nameMatches: Bool?

    /// One that was asked twice because of a crash is kept once.
    func decide(_ state: BuyerNumberState, at now: Instant) -> [any StreamEvent<BuyerNumberState>] {
        if let known = state.answer(on: number), known.askedAgainAt > now { return [] }
        return [
            VATNumberChecked(
                of: account, vatID: number.text, valid: isValid, reference: reference, nameMatches: nameMatches, effectiveAt: now)
        ]
    }
}

extension VATNumberChecked: StreamEvent {
    /// How long a number that is in use isn't asked for again, and one that isn't, which may have been given out only now.
    private static let daysBetweenChecks = (valid: 30, invalid: 1)

    /// When VIES is asked for the number again.
    var askedAgainAt: Instant { effectiveAt.adding(days: valid ? Self.daysBetweenChecks.valid : Self.daysBetweenChecks.invalid) }

    public func evolve(_ state: inout BuyerNumberState) {
        state.latest = self
    }
}

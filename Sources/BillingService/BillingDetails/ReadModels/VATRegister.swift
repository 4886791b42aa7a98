import CompanyIdentifiers
import Contracts
import Database
import EventKit
import Invoicing

/// What is known of buyers' VAT numbers from VIES.
struct VATRegister: Sendable {
    /// Without it the check digits alone decide, whatever was answered earlier.
    let isAsked: Bool

    /// What an invoice to the buyer goes by; nil where VIES isn't asked, or nothing would follow from what it says.
    func answer(on details: BillingDetails?, of account: AccountID, _ connection: Connection) throws -> RegisterAnswer? {
        guard isAsked, let number = details.flatMap(BillingDetailsRules.reverseChargeNumber) else { return nil }
        return try Self.state(of: account, connection).registerAnswer(on: number)
    }

    /// The latest answer on the number of the details; nil where there is none.
    func check(of details: BillingDetails?, _ account: AccountID, _ connection: Connection) throws -> VATNumberChecked? {
        guard isAsked, let number = details.flatMap(BillingDetailsRules.reverseChargeNumber) else { return nil }
        return try Self.state(of: account, connection).answer(on: number)
    }

    static func state(of account: AccountID, _ connection: Connection) throws -> BuyerNumberState {
        let store = EventStore(connection, source: EventContext.billing.source)
        return try store.load(BuyerNumber.self, id: account.description).state
    }
}

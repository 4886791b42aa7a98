import Contracts
import Database
import Invoicing
import StaffAPI

extension BillingDetailsAnswer {
    init(_ known: KnownDetails, _ account: AccountID, _ register: VATRegister, _ connection: Connection) throws {
        let answer = try register.answer(on: known.details, of: account, connection)
        let check = try register.check(of: known.details, account, connection)
        let faults = known.details.map { BillingDetailsRules.faults(in: $0, answer) } ?? [.noBillingDetails]
        self.init(
            billingDetails: known.details, origin: known.origin,
            differences: known.differences.map { Difference(field: $0.field, ours: $0.ours, platform: $0.platform) },
            obstacles: faults.map { Obstacle(field: $0.field ?? "billing_details", detail: $0.detail) },
            vat: known.details.flatMap { BillingDetailsRules.vatDecision($0, answer) }.map(VAT.init),
            vatCheck: answer.map { _ in VATCheck(check) })
    }
}

extension BillingDetailsAnswer.VAT {
    init(_ decision: VATDecision) {
        let rate = decision.treatment.rate.value
        self.init(category: decision.treatment.category.rawValue, percent: Int(rate / 100), rule: decision.words.english)
    }
}

extension BillingDetailsAnswer.VATCheck {
    fileprivate init(_ check: VATNumberChecked?) {
        self.init(
            pending: check == nil, valid: check?.valid, checkedAt: check?.effectiveAt, reference: check?.reference?.text,
            nameMatches: check?.nameMatches)
    }
}

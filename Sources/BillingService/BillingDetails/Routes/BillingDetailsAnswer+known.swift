import Contracts
import Invoicing
import StaffAPI

extension BillingDetailsAnswer {
    init(_ known: KnownDetails) {
        let faults = known.details.map { BillingDetailsRules.faults(in: $0) } ?? [.noBillingDetails]
        self.init(
            billingDetails: known.details, origin: known.origin,
            differences: known.differences.map { Difference(field: $0.field, ours: $0.ours, platform: $0.platform) },
            obstacles: faults.map { Obstacle(field: $0.field ?? "billing_details", detail: $0.detail) },
            vat: known.details.flatMap(BillingDetailsRules.vatDecision).map(VAT.init))
    }
}

extension BillingDetailsAnswer.VAT {
    init(_ decision: VATDecision) {
        let rate = decision.treatment.rate.value
        self.init(category: decision.treatment.category.rawValue, percent: Int(rate / 100), rule: decision.rule.words.english)
    }
}

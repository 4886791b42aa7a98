import Contracts
import ServiceKit

extension TrainingRejection: Rejection {
    var problem: Problem {
        switch self {
        case .unknown(let id): .notFound("training \(id)")
        case .alreadyAdded(let id): .refused("the training \(id) has been added already; change it instead")
        case .text(let field, let fault): .invalid(field, "\(field) \(fault)")
        case .price(let cents): .invalid("price_cents", price(cents))
        case .extraPrice(let cents): .invalid("extra_price_cents", price(cents))
        case .includedParticipants(let count):
            .invalid("included_participants", "a training includes \(span(TrainingRules.participants)) participants, not \(count)")
        }
    }

    private func span(_ range: ClosedRange<Int>) -> String { "\(range.lowerBound) to \(range.upperBound)" }

    private func price(_ cents: Cents) -> String {
        "a price is \(TrainingRules.price.lowerBound.amount) to \(TrainingRules.price.upperBound.amount) cents, not \(cents.amount)"
    }
}

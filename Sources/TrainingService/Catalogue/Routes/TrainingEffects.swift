import Contracts
import WebKit

/// What a change of an entry of the catalogue has done, for people to read before it is so. Nothing of it reaches sessions that are there.
struct TrainingEffects {
    /// Nil for a change that changes nothing.
    let update: TrainingUpdated?

    var all: [PreviewEffect] {
        guard let update else { return [.noted("none", "Nothing changes: this is what holds now")] }
        let (before, after) = (update.previousTraining, update.training)
        let effects = price(before, after) + offer(before, after)
        return effects + [.noted("sessions", "Sessions that were made already keep their price and terms")]
    }

    private func price(_ before: TrainingDescription, _ after: TrainingDescription) -> [PreviewEffect] {
        var effects: [PreviewEffect] = []
        if before.priceCents != after.priceCents {
            let change = "New sessions cost \(after.priceCents.inEuros) in place of \(before.priceCents.inEuros)"
            effects.append(.noted("price", change))
        }
        if before.includedParticipants != after.includedParticipants {
            let change = "New sessions include \(after.includedParticipants) participants in place of \(before.includedParticipants)"
            effects.append(.noted("included_participants", change))
        }
        if before.extraPriceCents != after.extraPriceCents {
            effects.append(.noted("extra_price", extraPrice(before.extraPriceCents, after.extraPriceCents)))
        }
        return effects
    }

    private func extraPrice(_ before: Cents?, _ after: Cents?) -> String {
        guard let after else { return "New sessions take no more participants than those included" }
        guard let before else { return "New sessions take more participants than those included, each further one for \(after.inEuros)" }
        return "Each further participant of a new session costs \(after.inEuros) in place of \(before.inEuros)"
    }

    private func offer(_ before: TrainingDescription, _ after: TrainingDescription) -> [PreviewEffect] {
        var effects: [PreviewEffect] = []
        if before.retired != after.retired {
            let change = after.retired ? "No new session of it can be planned" : "Sessions of it can be planned again"
            effects.append(.noted("retired", change))
        }
        if before.comingSoon != after.comingSoon {
            let change = after.comingSoon ? "Planning a session of it has to be confirmed" : "Sessions of it are planned without a question"
            effects.append(.noted("coming_soon", change))
        }
        if before.grantsLicence != after.grantsLicence {
            let change = after.grantsLicence ? "New sessions grant licences" : "New sessions grant no licences"
            effects.append(.noted("grants_licence", change))
        }
        return effects
    }
}

import Contracts
import ServiceKit

extension PartnerRejection: Rejection {
    var problem: Problem {
        switch self {
        case .unknownOrganisation(let id): .notFound("organisation \(id)")
        case .agreementNotConfirmed:
            .invalid("agreement_confirmed", "an organisation becomes a partner only once you confirm that an agreement exists")
        }
    }
}

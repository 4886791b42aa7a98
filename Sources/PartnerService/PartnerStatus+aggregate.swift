import Contracts
import ServiceKit

extension PartnerStatus: Aggregate {}

extension PartnerStatus.Event: AggregateEvent {
    var payload: any EventPayload {
        switch self {
        case .changed(let payload): payload
        }
    }

    init?(_ event: CloudEvent) throws {
        guard let payload = try event.decode(PartnerStatusChanged.self) else { return nil }
        self = .changed(payload)
    }
}

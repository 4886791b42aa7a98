import Contracts
import ServiceKit

extension AccountHealth: Aggregate {}

extension AccountHealth.Event: AggregateEvent {
    init?(_ event: CloudEvent) throws {
        guard let payload = try event.decode(AccountHealthChanged.self) else { return nil }
        self.init(payload)
    }
}

import Contracts
import ServiceKit

extension UsageCycle: Aggregate {}

extension UsageCycle.Event: AggregateEvent {
    init?(_ event: CloudEvent) throws {
        guard let payload = try event.decode(UsageReset.self) else { return nil }
        self.init(payload)
    }
}

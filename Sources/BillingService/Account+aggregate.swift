import Contracts
import ServiceKit

extension Account: Aggregate {}

extension AccountEvent: AggregateEvent {
    private typealias Reader = @Sendable (CloudEvent) throws -> AccountEvent?

    /// How to read each kind of event in an account's stream.
    private static let readers: [String: Reader] = Dictionary(
        uniqueKeysWithValues: [
            reader(AccountOpened.self, AccountEvent.opened), reader(AccountMoved.self, AccountEvent.moved),
            reader(BillingModeChanged.self, AccountEvent.billingModeChanged), reader(TierChanged.self, AccountEvent.tierChanged),
            reader(TrialGranted.self, AccountEvent.trialGranted), reader(TierExpiringSoon.self, AccountEvent.tierExpiringSoon),
            reader(TierExpired.self, AccountEvent.tierExpired), reader(DiscountSet.self, AccountEvent.discountSet),
            reader(DiscountCleared.self, AccountEvent.discountCleared),
            reader(AccountManagerChanged.self, AccountEvent.accountManagerChanged), reader(InvoicePaid.self, AccountEvent.invoicePaid),
        ]
    )

    init?(_ event: CloudEvent) throws {
        guard let read = Self.readers[event.type], let known = try read(event) else { return nil }
        self = known
    }

    private static func reader<Payload: EventPayload>(
        _ payload: Payload.Type, _ make: @escaping @Sendable (Payload) -> AccountEvent
    ) -> (String, Reader) {
        (Payload.eventType.description, { event in try event.decode(Payload.self).map(make) })
    }
}

/// What a rule refuses today it refuses tomorrow: a fact that meets such a rule is put aside instead of being tried for ever.
extension AccountRejection: LastingFailure {}

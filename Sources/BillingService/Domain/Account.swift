import Contracts

/// The unit that pays. Decisions are pure: time and identity come in with the command.
enum Account {
    static let category = "account"
    static let initialState = AccountState()

    static func evolve(_ state: inout AccountState, _ event: AccountEvent) {
        state.evolve(event)
    }

    /// The events that a command causes, none where all is as it asks already. Throws `AccountRejection`.
    ///
    /// A tier whose end has passed by the time of the command expires first, so that no decision rests on a tier that is over,
    /// whichever of the two came first.
    static func decide(_ command: AccountCommand, _ state: AccountState) throws -> [AccountEvent] {
        if case .open(let identity, let at) = command { return open(identity, at: at, state) }
        guard let identity = state.identity else { throw AccountRejection.notOpened }
        var decision = AccountDecision(identity: identity, state: state)
        decision.expireTier(upTo: command.at)
        switch command {
        case .open, .expireTier: break
        case .move(let organisation, let at): decision.move(to: organisation, at: at)
        case .recordSubscription(let command): decision.recordSubscription(command)
        case .changeTier(let command): try decision.changeTier(command)
        case .grantTrial(let command): try decision.grantTrial(command)
        case .warnOfExpiry(let at): decision.warnOfExpiry(at: at)
        case .setDiscount(let command): try decision.setDiscount(command)
        case .clearDiscount(let command): decision.clearDiscount(command)
        case .setManaged(let command): try decision.setManaged(command)
        case .returnToSelfServe(let command): try decision.returnToSelfServe(command)
        case .assignAccountManager(let address, let at): decision.assignAccountManager(address, at: at)
        case .importHistory(let past): decision.importHistory(past)
        }
        return decision.events
    }
}

/// A decision in the making: each event counts at once for what is decided after it.
struct AccountDecision {
    let identity: AccountIdentity
    private(set) var state: AccountState
    private(set) var events: [AccountEvent] = []

    init(identity: AccountIdentity, state: AccountState) {
        self.identity = identity
        self.state = state
    }

    mutating func append(_ event: AccountEvent) {
        events.append(event)
        state.evolve(event)
    }
}

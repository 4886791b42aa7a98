import Contracts
import EventSourcing

/// Whether two decisions came to the same events in the same order.
package func == <State>(left: [any StreamEvent<State>], right: [any StreamEvent<State>]) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices {
        let (one, other) = (left[index], right[index])
        if !isEqual(one, other) { return false }
    }
    return true
}

private func isEqual<Payload: EventPayload>(_ left: Payload, _ right: any EventPayload) -> Bool {
    right as? Payload == left
}

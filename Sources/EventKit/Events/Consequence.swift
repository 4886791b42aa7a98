import Contracts

/// What has to be done outside because of the service's own events, such as a mail that tells a customer of them.
///
/// It is told of events that are decided now, in the transaction that appends them, and asks for effects there: both are kept or neither.
/// Events of the past, which are imported, read back or run through the read models again, have no consequences.
public protocol Consequence: Sendable {
    /// The read models know the events already. It may ask for effects, but not execute commands.
    func follow(_ events: [CloudEvent], _ work: UnitOfWork) throws
}

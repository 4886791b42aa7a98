import Contracts

extension Actor {
    /// Whether it is whoever has this address: nobody is told of what they have done themselves.
    public func isPerson(at address: String) -> Bool {
        switch self {
        case .staff(let email): email.lowercased() == address.lowercased()
        case .system: false
        }
    }
}

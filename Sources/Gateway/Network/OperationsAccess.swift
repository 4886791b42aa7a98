import HTTP

/// Who may read metrics and the words of the readiness on the public port (`OPERATIONS_ALLOW`).
struct OperationsAccess: Sendable {
    let allowed: AddressRanges
    let clients: ClientAddress

    /// A request that an unknown proxy sent on may come from anywhere, however near the proxy is.
    func isAllowed(_ request: HTTPRequest) -> Bool {
        guard !clients.isForwardedByStranger(request), let address = clients.address(of: request) else { return false }
        return allowed.contains(address)
    }
}

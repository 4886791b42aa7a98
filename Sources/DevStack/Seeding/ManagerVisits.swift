import HTTP

/// Lets the demo's account managers look into the back office once, so that its directory knows them.
struct ManagerVisits: Sendable {
    let client: HTTPClient
    let gateway: String
    /// By the manager's address.
    let tokens: [String: String]

    func make() async throws {
        for (address, token) in tokens.sorted(by: { $0.key < $1.key }) {
            let answer = try await client.send(
                HTTPClientRequest(.get, "\(gateway)/api/v1/me", headers: ["Authorization": "Bearer \(token)"]))
            guard answer.status == 200 else {
                throw StackError.demo("\(address) could not look in: \(answer.status) \(answer.text.prefix(300))")
            }
        }
    }
}

/// Who takes payments for a stack: the Mollie that its own environment names, else a stand-in beside the services.
enum PaymentProvider: Sendable, Equatable {
    case named
    case standIn(port: Int)

    static let standInName = "mollie"
    /// No secret: the stand-in listens to this machine alone, and no money moves.
    private static let standInKey = "test_devstack"
    private static let keys = ["MOLLIE_API_KEY", "MOLLIE_API_KEY_FILE"]
    private static let addresses = ["MOLLIE_BASE_URL", "MOLLIE_BASE_URL_FILE"]

    /// An empty key counts as named: it says that no payments are taken.
    init(environment: [String: String], port: Int) {
        self = Self.keys.contains { environment[$0] != nil } ? .named : .standIn(port: port)
    }

    /// Without a slash at its end; nil where there is no stand-in.
    var standInURL: String? {
        switch self {
        case .named: nil
        case .standIn(let port): "http://127.0.0.1:\(port)"
        }
    }

    /// Nil where there is no stand-in.
    func standIn(executables: String, inherited: [String: String]) -> Program? {
        guard case .standIn(let port) = self else { return nil }
        return Program(
            name: Self.standInName, path: "\(executables)/MollieStandIn", arguments: ["--port", "\(port)", "--key", Self.standInKey],
            environment: Self.removingSettings(from: inherited))
    }

    /// The settings under which BillingService, and nobody else, finds who takes payments.
    /// - Parameter gateway: where the stand-in tells of payments; another provider can't reach this machine, unless `PUBLIC_URL` says how.
    func settings(inherited: [String: String], gateway: String) -> [String: String] {
        guard let standInURL else { return inherited.filter { (Self.keys + Self.addresses).contains($0.key) } }
        return ["MOLLIE_API_KEY": Self.standInKey, "MOLLIE_BASE_URL": "\(standInURL)/v2", "PUBLIC_URL": gateway]
    }

    static func removingSettings(from environment: [String: String]) -> [String: String] {
        environment.filter { !(keys + addresses).contains($0.key) }
    }
}

import Contracts

/// The five services: what each executable is called, and which environment it gets.
struct ServicePlan: Sendable {
    enum Service: String, CaseIterable, Sendable {
        case rollup, billing, training, partner, gateway

        var executable: String {
            switch self {
            case .rollup: "RollupService"
            case .billing: "BillingService"
            case .training: "TrainingService"
            case .partner: "PartnerService"
            case .gateway: "Gateway"
            }
        }
    }

    /// The folder in which the executables lie.
    let executables: String
    let data: DataDirectory
    let cluster: Cluster
    let secrets: StackSecrets
    let ports: [Service: Int]
    let payments: PaymentProvider
    /// The environment of DevStack itself, from which the services have paths, proxies and settings for Kafka.
    let inherited: [String: String]

    func url(of service: Service) -> String { "http://127.0.0.1:\(ports[service] ?? 0)" }

    func program(_ service: Service, arguments: [String] = []) -> Program {
        Program(
            name: service.rawValue, path: "\(executables)/\(service.executable)", arguments: arguments, environment: environment(service))
    }

    /// The stand-in of Mollie, where there is one.
    var standIn: Program? { payments.standIn(executables: executables, inherited: inherited) }

    func environment(_ service: Service) -> [String: String] {
        var environment = PaymentProvider.removingSettings(from: inherited)
        environment.merge(cluster.environment) { _, new in new }
        environment["DATA_DIR"] = data.folder(service.rawValue)
        environment["HTTP_HOST"] = "127.0.0.1"
        environment["HTTP_PORT"] = "\(ports[service] ?? 0)"
        for owner in Service.allCases where owner != .gateway { environment["\(owner.rawValue.uppercased())_URL"] = url(of: owner) }
        environment["STAFF_JWT_SECRET"] = secrets.staffTokens.revealed
        environment["INTERNAL_SECRET"] = secrets.internalTokens.revealed
        environment["STAFF_MANAGERS"] = inherited["STAFF_MANAGERS"] ?? StackSecrets.manager
        environment["STYLEGUIDE"] = "true"
        if service == .billing {
            environment.merge(DemoSeller.settings) { given, _ in given }
            environment.merge(payments.settings(inherited: inherited, gateway: url(of: .gateway))) { _, new in new }
        }
        if service == .training {
            environment["SELLER_NAME"] = inherited["SELLER_NAME"] ?? DemoSeller.settings["SELLER_NAME"]
            environment["PUBLIC_URL"] = inherited["PUBLIC_URL"] ?? url(of: .gateway)
        }
        environment["LOG_LEVEL"] = inherited["LOG_LEVEL"] ?? "info"
        return environment
    }
}

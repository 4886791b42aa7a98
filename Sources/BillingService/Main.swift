import ServiceKit

@main
struct Main {
    static func main() async {
        await ServiceCommandLine.main(ownHelp: BillingConfiguration.help) { settings in
            let configuration = BillingConfiguration(reading: &settings)
            return .billing(configuration, mollie: try configuration.mollie?.connection(), vies: try configuration.vies?.client())
        }
    }
}

import ServiceKit

@main
struct Main {
    static func main() async {
        await ServiceCommandLine.main(ownHelp: BillingConfiguration.help) { settings in .billing(BillingConfiguration(reading: &settings)) }
    }
}

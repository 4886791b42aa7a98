import ServiceKit

@main
struct Main {
    static func main() async {
        await ServiceCommandLine.main(ownHelp: BillingConfiguration.help) { .billing(BillingConfiguration(reading: &$0)) }
    }
}

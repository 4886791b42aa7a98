import ServiceKit

@main
struct Main {
    static func main() async {
        await ServiceCommandLine.main(ownHelp: PartnerConfiguration.help) { settings in
            .partner(PartnerConfiguration(reading: &settings))
        }
    }
}

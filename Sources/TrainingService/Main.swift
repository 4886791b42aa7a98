import ServiceKit

@main
struct Main {
    static func main() async {
        await ServiceCommandLine.main(ownHelp: TrainingConfiguration.help) { settings in
            .training(TrainingConfiguration(reading: &settings))
        }
    }
}

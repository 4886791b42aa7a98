import Foundation
import ServiceKit

@main
struct Main {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "token" {
            exit(TokenCommand.run(Array(arguments.dropFirst()), environment: ProcessInfo.processInfo.environment))
        }
        await ServiceCommandLine.main(ownHelp: GatewayConfiguration.help) { settings in
            let configuration = GatewayConfiguration(reading: &settings)
            // With settings missing there is nothing to build; the command line tells what is wrong.
            return try configuration.build()
        }
    }
}

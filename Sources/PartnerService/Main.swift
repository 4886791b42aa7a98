import ServiceKit

@main
struct Main {
    static func main() async {
        await ServiceCommandLine.main(.partner)
    }
}

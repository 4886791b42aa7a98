import StaffAPI
import WebKit

/// How the Gateway asks a service of its checks, and for a run of them.
enum SelfCheckRoutes {
    static func add(of owner: Operation.Owner, to routes: inout ServiceRoutes) {
        routes.query(SelfCheckOperations.last(of: owner)) { _, connection in try SelfCheckTable(connection).state() }
        routes.command(SelfCheckOperations.run(by: owner)) { _, work in
            try SelfChecks.request(work)
            return CommandAnswer(name: "self_checks", value: try SelfCheckTable(work.connection).state())
        }
    }
}

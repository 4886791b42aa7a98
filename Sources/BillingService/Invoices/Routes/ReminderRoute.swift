import Contracts
import EventKit
import StaffAPI
import WebKit

/// Whether an account is reminded of late invoices.
enum ReminderRoute {
    private struct Body: Decodable {
        var enabled: Bool
        var reason: String
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(InvoiceOperations.setReminders) { request, work in
            let body = try request.body(as: Body.self)
            let command = SetInvoiceReminders(enabled: body.enabled, reason: try Reason(field: body.reason))
            return try AccountDesk.execute(command, on: try AccountDesk.account(request), request, work)
        }
    }
}

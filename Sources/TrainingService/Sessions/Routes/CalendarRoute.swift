import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// A session as an appointment for calendars.
enum CalendarRoute {
    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.file(SessionOperations.calendar) { request, connection in
            let id = try SessionDesk.id(request)
            let row = try SessionDesk.row(id, connection, at: time.now)
            guard let appointment = try SessionAppointment(row, at: time.now, connection) else {
                throw Problem.refused("the session has no date yet; give it one first", type: "no-date")
            }
            return FileAnswer(
                contentType: appointment.contentType, bytes: Array(appointment.document.utf8), fileName: "training-\(id).ics")
        }
    }
}

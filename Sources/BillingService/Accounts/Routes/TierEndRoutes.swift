import Contracts
import EventKit
import StaffAPI
import WebKit

/// The end of a tier or trial: moved, taken away, or brought about now.
enum TierEndRoutes {
    private struct MoveBody: Decodable {
        var endsOn: EndOfTerm
        var reason: String
    }

    private struct RemovalBody: Decodable {
        var reason: String
    }

    private struct TrialBody: Decodable {
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(BillingOperations.moveTierEnd) { request, work in
            let body = try request.body(as: MoveBody.self)
            let command = MoveTierEnd(end: body.endsOn.instant, reason: try Reason(field: body.reason))
            return try AccountDesk.execute(command, on: try AccountDesk.account(request), request, work)
        }
        routes.command(BillingOperations.removeTierEnd) { request, work in
            let command = RemoveTierEnd(reason: try Reason(field: try request.body(as: RemovalBody.self).reason))
            return try AccountDesk.execute(command, on: try AccountDesk.account(request), request, work)
        }
        routes.command(BillingOperations.endTrial) { request, work in
            let command = EndTrial(reason: try request.reason(try request.body(as: TrialBody.self).reason))
            return try TermsPreview.answer(command, "end-trial", on: try AccountDesk.account(request), request, work)
        }
    }
}

import Contracts
import EventKit
import StaffAPI
import WebKit

/// Discounts on accounts and on workspaces.
enum DiscountRoutes {
    private struct Body: Decodable {
        var kind: Discount.Kind
        var percent: Percent
        var reason: String
    }

    private struct ClearingBody: Decodable {
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(BillingOperations.setAccountDiscount) { request, work in
            try set(on: nil, of: try AccountDesk.account(request), request, work)
        }
        routes.command(BillingOperations.clearAccountDiscount) { request, work in
            try clear(on: nil, of: try AccountDesk.account(request), request, work)
        }
        routes.command(BillingOperations.setWorkspaceDiscount) { request, work in
            let (workspace, account) = try AccountDesk.workspace(request, work)
            return try set(on: workspace, of: account, request, work)
        }
        routes.command(BillingOperations.clearWorkspaceDiscount) { request, work in
            let (workspace, account) = try AccountDesk.workspace(request, work)
            return try clear(on: workspace, of: account, request, work)
        }
    }

    private static func set(
        on workspace: WorkspaceID?, of account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let body = try request.body(as: Body.self)
        let discount = Discount(kind: body.kind, percent: body.percent)
        let command = SetDiscount(workspaceID: workspace, discount: discount, reason: try Reason(field: body.reason))
        return try AccountDesk.execute(command, on: account, request, work)
    }

    private static func clear(
        on workspace: WorkspaceID?, of account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let reason = try request.body(as: ClearingBody.self).reason.map(Reason.init(field:))
        let command = ClearDiscount(workspaceID: workspace, reason: reason)
        return try AccountDesk.execute(command, on: account, request, work)
    }
}

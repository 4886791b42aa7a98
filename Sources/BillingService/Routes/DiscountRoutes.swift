import Contracts
import ServiceKit

/// Discounts on accounts and on workspaces.
enum DiscountRoutes {
    private struct Body: Decodable {
        var kind: Discount.Kind?
        var percent: Percent?
        var reason: String?
    }

    private struct ClearingBody: Decodable {
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(.put, "/accounts/{id}/discount") { request, work in
            try set(on: nil, of: try AccountDesk.account(request), request, work)
        }
        routes.command(.delete, "/accounts/{id}/discount") { request, work in
            try clear(on: nil, of: try AccountDesk.account(request), request, work)
        }
        routes.command(.put, "/workspaces/{id}/discount") { request, work in
            let (workspace, account) = try AccountDesk.workspace(request, work)
            return try set(on: workspace, of: account, request, work)
        }
        routes.command(.delete, "/workspaces/{id}/discount") { request, work in
            let (workspace, account) = try AccountDesk.workspace(request, work)
            return try clear(on: workspace, of: account, request, work)
        }
    }

    private static func set(
        on workspace: WorkspaceID?, of account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let body = try request.body(as: Body.self)
        let discount = Discount(kind: try required(body.kind, "kind"), percent: try required(body.percent, "percent"))
        let command = SetDiscount(workspaceID: workspace, discount: discount, reason: try Reason(field: body.reason), at: work.now)
        return try AccountDesk.execute(.setDiscount(command), on: account, request, work)
    }

    private static func clear(
        on workspace: WorkspaceID?, of account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let reason = try request.body(as: ClearingBody.self).reason.map(Reason.init(field:))
        let command = ClearDiscount(workspaceID: workspace, reason: reason, at: work.now)
        return try AccountDesk.execute(.clearDiscount(command), on: account, request, work)
    }
}

/// The staff API as far as it exists. The owner of a path serves it under the same path.
extension StaffRoute {
    static let all: [StaffRoute] = own + rollup + billing + training + partner

    private static let own = [
        StaffRoute(method: .get, path: "/me", answerer: .gateway(.me)),
        StaffRoute(method: .get, path: "/search", answerer: .gateway(.search)),
        StaffRoute(method: .get, path: "/accounts/{id}", answerer: .gateway(.account)),
        StaffRoute(method: .get, path: "/audit", answerer: .gateway(.audit)),
        StaffRoute(method: .get, path: "/audit.csv", answerer: .gateway(.auditExport)),
        StaffRoute(method: .get, path: "/events", answerer: .gateway(.events)),
    ]

    private static let rollup = [
        StaffRoute(method: .get, path: "/rollup", answerer: .owner(.rollup)),
        StaffRoute(method: .get, path: "/rollup.csv", answerer: .ownerStream(.rollup)),
        StaffRoute(method: .get, path: "/mrr", answerer: .owner(.rollup)),
        StaffRoute(method: .get, path: "/at-risk", answerer: .owner(.rollup)),
        StaffRoute(method: .get, path: "/workspaces/{id}", answerer: .owner(.rollup)),
        StaffRoute(method: .get, path: "/workspaces/{id}/members", answerer: .owner(.rollup)),
        StaffRoute(method: .post, path: "/workspaces/{id}/usage-reset", answerer: .owner(.rollup)),
    ]

    private static let billing = [
        StaffRoute(method: .post, path: "/accounts/{id}/tier", answerer: .owner(.billing), policy: .setTier),
        StaffRoute(method: .post, path: "/workspaces/{id}/tier", answerer: .owner(.billing), policy: .setTier),
        StaffRoute(method: .put, path: "/accounts/{id}/discount", answerer: .owner(.billing)),
        StaffRoute(method: .delete, path: "/accounts/{id}/discount", answerer: .owner(.billing)),
        StaffRoute(method: .put, path: "/workspaces/{id}/discount", answerer: .owner(.billing)),
        StaffRoute(method: .delete, path: "/workspaces/{id}/discount", answerer: .owner(.billing)),
        StaffRoute(method: .post, path: "/accounts/{id}/trial", answerer: .owner(.billing)),
        StaffRoute(method: .post, path: "/accounts/{id}/managed", answerer: .owner(.billing)),
        StaffRoute(method: .post, path: "/accounts/{id}/self-serve", answerer: .owner(.billing)),
        StaffRoute(method: .put, path: "/accounts/{id}/account-manager", answerer: .owner(.billing)),
        StaffRoute(method: .delete, path: "/accounts/{id}/account-manager", answerer: .owner(.billing)),
    ]

    private static let training = [
        StaffRoute(method: .get, path: "/trainings", answerer: .owner(.training)),
        StaffRoute(method: .post, path: "/trainings", answerer: .owner(.training)),
        StaffRoute(method: .patch, path: "/trainings/{id}", answerer: .owner(.training)),
    ]

    private static let partner = [
        StaffRoute(method: .put, path: "/organisations/{id}/partner", answerer: .owner(.partner))
    ]
}

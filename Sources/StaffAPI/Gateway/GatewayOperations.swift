/// What the Gateway answers itself: who is signed in and what is theirs, views that join several owners, and the audit trail of all.
public enum GatewayOperations {
    public static let me = Operation("get-me", .get, "/me", owner: .gateway)

    public static let preferences = Operation.question("get-preferences", "/me/preferences", owner: .gateway)

    /// Codes that aren't named keep what holds for them.
    public static let setPreferences = Operation(
        "set-preferences", .put, "/me/preferences", owner: .gateway,
        fields: [.needed("preferences", .choices(.mailPreference, by: .noticeCode))])

    /// The signed-in person's.
    public static let notices = Operation.question(
        "list-notifications", "/notifications", owner: .gateway,
        parameters: [
            Operation.Parameter("unread", .flag), Operation.Parameter("code", .choice(.noticeCode)), .limit, .cursor,
        ])

    public static let readNotice = Operation("read-notification", .post, "/notifications/{id}/read", owner: .gateway)

    public static let readNotices = Operation("read-notifications", .post, "/notifications/read", owner: .gateway)

    public static let staff = Operation.question("list-staff", "/staff", owner: .gateway, parameters: [.limit, .cursor])

    /// Also moves the end of one that is granted.
    public static let grantPolicy = Operation(
        "grant-policy", .put, "/staff/{email}/policies/{policy}", owner: .gateway, fields: [.optional("until", .dayOrInstant), .reason()])

    public static let takePolicy = Operation(
        "take-policy", .delete, "/staff/{email}/policies/{policy}", owner: .gateway, fields: [.reason()])

    public static let search = Operation.question("search", "/search", owner: .gateway, parameters: searchParameters)

    public static let account = Operation.question("get-account", "/accounts/{id}", owner: .gateway)

    /// What waits for a person, of all owners.
    public static let tasks = Operation.question("list-tasks", "/tasks", owner: .gateway)

    public static let audit = Operation.question(
        "list-audit", "/audit", owner: .gateway, parameters: auditFilters + [.limit, .cursor])

    public static let auditExport = Operation.question(
        "export-audit", "/audit.csv", owner: .gateway, parameters: auditFilters, answer: .stream)

    /// Server-sent events.
    public static let events = Operation(
        "follow-events", .get, "/events", owner: .gateway,
        parameters: [Operation.Parameter("last_event_id", .words(maximumLength: nil))], answer: .stream)

    /// What the last checks of every service found.
    public static let checks = Operation("list-checks", .get, "/checks", owner: .gateway)

    /// Asks every service to check itself now.
    public static let runChecks = Operation("run-checks", .post, "/checks", owner: .gateway)

    public static let all = [
        me, preferences, setPreferences, notices, readNotice, readNotices, staff, grantPolicy, takePolicy, search, account, tasks,
        audit, auditExport, events, checks, runChecks,
    ]

    /// How many of each kind a search shows; the largest number where nothing is said.
    public static let foundRange: ClosedRange<Int64> = 1...20

    static let searchParameters = [
        Operation.Parameter("q", .words(maximumLength: Operation.Parameter.searchLengthMaximum), isNeeded: true),
        Operation.Parameter("limit", .whole(foundRange, "a number of each kind")),
    ]

    private static let auditFilters = [
        Operation.Parameter("actor", .words(maximumLength: nil)), Operation.Parameter("account", .id),
        Operation.Parameter("action", .words(maximumLength: nil)), Operation.Parameter("from", .day), Operation.Parameter("to", .day),
    ]
}

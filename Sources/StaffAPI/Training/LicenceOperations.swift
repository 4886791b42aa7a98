import Contracts

/// Who is trained, until when, and who should be.
public enum LicenceOperations {
    /// By what the list and its export are filtered.
    static let filters = [
        Operation.Parameter("user", .id), Operation.Parameter("organisation", .id), Operation.Parameter("session", .id),
        Operation.Parameter("status", .choice(.licenceStatus), repeats: true), Operation.Parameter("expiring_soon", .flag),
        Operation.Parameter("ends_in", .month), .search,
    ]

    public static let list = Operation.question(
        "list-licences", "/licences", owner: .training, parameters: filters + [.limit, .cursor])

    public static let export = Operation.question(
        "export-licences", "/licences.csv", owner: .training, parameters: filters, answer: .stream)

    /// How many of those that count end in each of the months to come.
    public static let ends = Operation.question(
        "count-licence-ends", "/licence-ends", owner: .training, parameters: [Operation.Parameter("organisation", .id)])

    public static let get = Operation.question("get-licence", "/licences/{id}", owner: .training)

    public static let certificatePDF = Operation.question(
        "get-certificate-pdf", "/licences/{id}/certificate.pdf", owner: .training, answer: .stream)
    public static let certificateHTML = Operation.question(
        "get-certificate-html", "/licences/{id}/certificate.html", owner: .training, answer: .stream)

    /// For a training elsewhere.
    public static let grant = Operation(
        "grant-licence", .post, "/licences", owner: .training,
        fields: [
            .needed("user_id", .id), .needed("organisation_id", .id), .needed("completed_on", .day),
            .needed("evidence", .text(TrainingTexts.evidenceRule)), .reason(),
        ])

    public static let edit = Operation(
        "edit-licence", .patch, "/licences/{id}", owner: .training,
        fields: [.needed("completed_on", .day), .reason(.unlessPreview)], hasPreview: true)

    public static let revoke = Operation(
        "revoke-licence", .post, "/licences/{id}/revoke", owner: .training, fields: [.reason(.unlessPreview)], hasPreview: true)

    public static let restore = Operation(
        "restore-licence", .post, "/licences/{id}/restore", owner: .training, fields: [.reason(.unlessPreview)], hasPreview: true)

    /// By what the roster of an organisation and its export are filtered.
    static let rosterFilters = [
        Operation.Parameter("trained", .flag), Operation.Parameter("high_risk", .flag), Operation.Parameter("expiring_soon", .flag),
        .search,
    ]

    /// The members of an organisation, and who of them is trained.
    public static let roster = Operation.question(
        "get-training-roster", "/organisations/{id}/training-roster", owner: .training, parameters: rosterFilters + [.limit, .cursor])

    public static let rosterExport = Operation.question(
        "export-training-roster", "/organisations/{id}/training-roster.csv", owner: .training, parameters: rosterFilters,
        answer: .stream)

    /// People who do what is at high risk, by their own answer, and hold no licence that counts.
    public static let untrained = Operation.question(
        "list-untrained-people", "/untrained-people", owner: .training,
        parameters: [Operation.Parameter("organisation", .id), .limit, .cursor])

    public static let all = [
        list, export, ends, get, certificatePDF, certificateHTML, grant, edit, revoke, restore, roster, rosterExport,
        untrained,
    ]
}

import Contracts

/// What ends or is due again, and what was said of it.
public enum RenewalOperations {
    /// How many days ahead a list may look.
    public static let withinRange: ClosedRange<Int64> = 0...3_660
    /// How many it looks where nothing is said.
    public static let withinWhenAbsent = 60
    /// What stands for accounts that nobody looks after, in place of an address.
    public static let noManager = "none"

    /// By what the list and its export are filtered.
    static let filters = [
        Operation.Parameter("within", .days(withinRange)),
        Operation.Parameter("manager", .words(maximumLength: AccountFilter.managerLengthMaximum)),
        Operation.Parameter("kind", .choice(.renewalKind)), Operation.Parameter("snoozed", .flag),
        Operation.Parameter("overdue", .flag),
    ]

    public static let list = Operation.question("list-renewals", "/renewals", owner: .billing, parameters: filters + [.limit, .cursor])

    public static let export = Operation.question("export-renewals", "/renewals.csv", owner: .billing, parameters: filters, answer: .stream)

    public static let one = Operation.question("get-renewal", "/renewals/{id}", owner: .billing)

    /// A note takes the place of an earlier one; without a time it stays in the list.
    public static let note = Operation(
        "note-renewal", .post, "/renewals/{id}/note", owner: .billing,
        fields: [.needed("note", .text(RenewalNoted.noteRule)), .optional("snooze_until", .dayOrInstant)])

    public static let all = [list, export, one, note]
}

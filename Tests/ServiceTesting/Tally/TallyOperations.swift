import Contracts
import StaffAPI

/// The operations of the tally service, one of every kind.
package enum TallyOperations {
    /// Its amount isn't declared, so that what is wrong with it is told by the decoding of the body.
    package static let raise = Operation(
        "raise-tally", .post, "/tallies/{owner}/raise", owner: .partner, fields: [.optional("tier", .choice(.tier))], hasPreview: true)
    package static let raiseAsBoss = Operation(
        "raise-tally-as-boss", .post, "/tallies/{owner}/raise-as-boss", owner: .partner, policy: .setTier)
    package static let explain = Operation(
        "explain-tally", .post, "/tallies/{owner}/explain", owner: .partner,
        fields: [
            .needed("grade", .percent), .reason(.unlessPreview), .optional("hint", .words(maximumLength: 5)), .optional("contact", .email),
        ], hasPreview: true)
    package static let list = Operation.question(
        "list-tallies", "/tallies", owner: .partner,
        parameters: [.limit, .cursor, .month, Operation.Parameter("tier", .choice(.tier))])
    package static let one = Operation.question("get-tally", "/tallies/{owner}", owner: .partner)
    package static let file = Operation.question("get-tally-file", "/tallies/{owner}.txt", owner: .partner)
    package static let export = Operation.question(
        "export-tallies", "/tallies.csv", owner: .partner,
        parameters: [
            Operation.Parameter("rows", .whole(rowsRange, "a number of rows")), Operation.Parameter("fail", .words(maximumLength: nil)),
        ], answer: .stream)
    package static let broken = Operation("break", .post, "/broken", owner: .partner)

    package static let rowsRange: ClosedRange<Int64> = 0...10_000_000
    package static let all = [raise, raiseAsBoss, explain, list, one, file, export, broken]
}

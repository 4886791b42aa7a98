import Contracts
import StaffAPI

/// What a dialog is about, as far as its form shows and asks for it: an account with what belongs to it, or a colleague.
protocol DialogMatter: Sendable {
    var action: StaffAction { get }
    /// What stands for it in the path of the command.
    var id: String { get }
    /// Of the command, below `/api/v1`.
    var path: String { get }
    /// What is said of whom once it is done.
    var label: ShownName { get }
    /// Of what the action changes, for `If-Match`; nil where its owner tells none.
    var version: Int? { get }
    /// Who has changed it last, and when.
    var lastChange: BillingAccount.Change? { get }
    /// What it is and belongs to, the whole first: names alone are shared by many.
    var place: [HTML] { get }
    /// What holds now, in a few words each, and how that is called.
    var held: [String] { get }
    var heldTitle: String { get }
    /// What is said of a choice with which a field begins.
    var presetMark: String { get }
    /// The command that brings back exactly what held.
    var opposite: OppositeCommand? { get }
    /// Whose recurring revenue the action may change.
    var revenueAccount: AccountID? { get }
    /// What is left for good by an action that can't be undone.
    var leaving: String { get }
    /// The end that holds now, from which further ones are reckoned.
    var end: Instant? { get }
    /// What a month costs before any discount.
    var listPrice: Cents? { get }

    /// Why the dialog has no form, as a sentence; nil where it has one.
    func obstacleText(for viewer: Viewer, now: Instant) -> String?
    /// A field as it is asked for of this matter.
    func asked(_ field: StaffAction.Field) -> StaffAction.Field
    /// With what a field begins, as the wire says it; nil where nothing holds yet.
    func preset(_ preset: StaffAction.Field.Preset) -> String?
    /// What can be chosen in a field; empty where it is to be typed, or its words are those of the operation.
    func choices(of field: StaffAction.Field) -> [DialogChoice]
}

/// Something that can be chosen by name, and what stands for it on the wire.
struct DialogChoice: Sendable, Equatable {
    let value: String
    let title: String
}

extension DialogChoice {
    /// Names are shared by many, addresses by nobody.
    init(person: UserID, name: String, email: String) {
        let known = name.isEmpty ? email : email.isEmpty ? name : "\(name) (\(email))"
        self.init(value: person.description, title: known.isEmpty ? "Unknown person" : ShownName(known).plain)
    }
}

extension DialogMatter {
    var path: String { action.path(of: id) }
    var lastChange: BillingAccount.Change? { nil }
    var heldTitle: String { "Now" }
    var presetMark: String { "now" }
    var opposite: OppositeCommand? { nil }
    var revenueAccount: AccountID? { nil }
    var leaving: String { "" }
    var end: Instant? { nil }
    var listPrice: Cents? { nil }

    func asked(_ field: StaffAction.Field) -> StaffAction.Field { field }
    func preset(_ preset: StaffAction.Field.Preset) -> String? { nil }
    func choices(of field: StaffAction.Field) -> [DialogChoice] { [] }
}

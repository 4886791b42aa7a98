import Contracts
import StaffAPI
import WireJSON

/// The command that brings back exactly what held when a dialog was opened. The script offers it for a moment as "Undo", under the version that
/// the dialog's own command has led to, so that it undoes nothing else.
struct OppositeCommand: Encodable {
    let method: String
    let path: String
    let body: [String: JSONValue]

    /// Nil where no command is the exact opposite, as after a change of tier.
    init?(of subject: DialogSubject) {
        switch subject.action.id {
        case StaffAction.discount.id, StaffAction.clearDiscount.id:
            self.init(subject, .discount, .clearDiscount, subject.discount.map(Self.fields))
        case StaffAction.workspaceDiscount.id, StaffAction.clearWorkspaceDiscount.id:
            self.init(subject, .workspaceDiscount, .clearWorkspaceDiscount, subject.discount.map(Self.fields))
        case StaffAction.accountManager.id, StaffAction.noAccountManager.id:
            self.init(subject, .accountManager, .noAccountManager, subject.terms.accountManager.map { ["email": .string($0)] })
        case StaffAction.makePartner.id, StaffAction.removePartner.id:
            let flag = JSONValue.bool(subject.account.partner)
            self.init(subject, .makePartner, .removePartner, ["is_partner": flag, "agreement_confirmed": flag])
        default:
            return nil
        }
    }

    /// Another command about the same thing, with nothing to say beside its path.
    init(_ operation: StaffAPI.Operation, at path: String) {
        method = operation.method.rawValue
        self.path = "/api/v1\(path)"
        body = [:]
    }

    /// - Parameter before: the fields that bring back what held; nil where nothing did.
    private init(_ subject: DialogSubject, _ setting: StaffAction, _ removal: StaffAction, _ before: [String: JSONValue]?) {
        let action = before == nil ? removal : setting
        method = action.operation.method.rawValue
        path = "/api/v1\(action.path(of: subject.id))"
        body = (before ?? [:]).merging(["reason": "Undo"]) { given, _ in given }
    }

    private static func fields(_ discount: ShownDiscount) -> [String: JSONValue] {
        ["kind": .string(discount.kind.text), "percent": .integer(Int64(discount.percent.value))]
    }

    var json: String { (try? WireJSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

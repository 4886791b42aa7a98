import Contracts
import HTTP

/// How one action is asked for and sent. The script fills `{account}`, `{workspace}` and `{organisation}` from the row and sends the
/// fields as JSON, each as the kind that it says.
struct ActionForm {
    enum Kind: String {
        case text
        case integer
        case boolean
    }

    struct Field {
        enum Control {
            case text(maximumLength: Int)
            case email
            case number(ClosedRange<Int>, initial: Int? = nil)
            case day
            case choice([(value: String, title: String)])
            case confirmation
            /// Sent with every form of this action, not shown.
            case constant(String)
            case reason
        }

        let name: String
        let title: String
        let control: Control
        var isRequired = true
        /// The attribute of the row with which the field begins.
        var presetFrom: String?
        var note: String?
    }

    let action: StaffAction
    let method: HTTPMethod
    let path: String
    let explanation: String
    let fields: [Field]
    let submitTitle: String
    /// The owner is asked first what the change would undo; the person confirms when there is anything.
    var hasPreview = false

    static let longestReason = Reason.rule.length.upperBound
}

/// Extra permissions of a colleague. Each permission has actions of its own, since it stands in the path of the command.
extension StaffAction {
    public static func grant(_ policy: StaffPolicy) -> StaffAction {
        StaffAction(
            "grant-\(policy.word)", GatewayOperations.grantPolicy.about(policy), on: .staff, .people, title: "Grant: \(policy.title)",
            explanation:
                "Holds at once, beside what the sign-in allows, for whoever signs in with this address. Granted already, it ends by what is said here.",
            submitTitle: "Grant", done: "Permission to \(policy.title) granted",
            fields: [.shown("until", "Last day", note: "Without one it holds until it is taken back."), .reason])
    }

    public static func take(_ policy: StaffPolicy) -> StaffAction {
        StaffAction(
            "take-\(policy.word)", GatewayOperations.takePolicy.about(policy), on: .staff, .people, title: "Take back: \(policy.title)",
            explanation: "Ends at once. What the sign-in itself allows stays.", submitTitle: "Take back",
            done: "Permission to \(policy.title) taken back", isDangerous: true, fields: [.reason])
    }

    static let permissions = StaffPolicy.allCases.flatMap { [grant($0), take($0)] }
}

extension StaffPolicy {
    /// In ids of actions, such as `set-tier`.
    fileprivate var word: String {
        switch self {
        case .setTier: "set-tier"
        case .setVisibility: "set-visibility"
        case .transfer: "transfer"
        }
    }
}

extension Operation {
    /// The same about one permission alone.
    fileprivate func about(_ policy: StaffPolicy) -> Operation {
        Operation(
            id, method, path.replacing("{policy}", with: policy.rawValue), owner: owner, policy: self.policy, parameters: parameters,
            fields: fields, answer: answer)
    }
}

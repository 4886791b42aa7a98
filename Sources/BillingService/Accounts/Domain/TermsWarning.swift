import Contracts

/// Something that staff should know before a command is carried out, and may decide to do all the same.
struct TermsWarning: Hashable, Sendable {
    let code: ConfirmationCode
    let text: String

    static func comingSoon(_ tier: Tier) -> TermsWarning {
        TermsWarning(code: .comingSoon, text: "\(tier.title) is coming soon: customers can't buy or renew it themselves")
    }

    static func unknownManager(_ address: AccountManagerAddress) -> TermsWarning {
        TermsWarning(code: .unknownManager, text: "Nobody has signed in to the back office as \(address.text) yet")
    }

    static func secondTrial(after trial: PastTrial) -> TermsWarning {
        TermsWarning(
            code: .secondTrial,
            text: "The account had a trial of \(trial.tier.title) from \(trial.startedAt.date) to \(EndText(trial.endedAt)), "
                + "within the last 12 months")
    }
}

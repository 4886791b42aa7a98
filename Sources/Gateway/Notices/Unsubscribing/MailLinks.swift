import Contracts

/// The links of a mail to staff, which lead to the console at its public address.
struct MailLinks: Sendable {
    let origin: Origin
    let tokens: UnsubscribeTokens

    func address(of path: String) -> String { "\(origin.text)\(path)" }

    /// Throws `WireJSONError` or `EncodingError`.
    func unsubscribing(_ member: StaffMemberID, from codes: [NoticeCode]) throws -> String {
        let token = try tokens.make(UnsubscribeTokens.Content(memberID: member, codes: codes))
        return address(of: "\(UnsubscribeRoutes.path)?token=\(token)")
    }
}

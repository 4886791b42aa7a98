/// What staff are warned of before a command is carried out. Whoever knows it sends the command again and names the code.
public enum ConfirmationCode: String, Codable, Sendable, CaseIterable {
    /// Customers can't buy or renew the tier, or ask for the training, themselves yet.
    case comingSoon = "coming_soon"
    /// The account had another trial within twelve months.
    case secondTrial = "second_trial"
    /// Nobody has signed in to the back office by the address of the account manager.
    case unknownManager = "unknown_manager"
    /// Some days of the period are invoiced already.
    case overlap
    /// The organisation that hands a workspace over is no partner.
    case notPartner = "not_partner"
}

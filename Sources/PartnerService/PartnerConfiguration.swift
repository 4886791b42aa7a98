import MailKit
import ProcessKit

/// The settings that only PartnerService has (CONTRACTS §3).
struct PartnerConfiguration: Sendable {
    /// How mails go out; nil lets them wait.
    var mail: MailSettings?

    init() {}

    /// What is wrong is collected in `settings`.
    init(reading settings: inout Settings) {
        mail = MailSettings(reading: &settings)
    }

    /// What `--help` tells of PartnerService beyond what every service has.
    static let help = """


        PartnerService alone:

        \(MailSettings.help)
        """
}

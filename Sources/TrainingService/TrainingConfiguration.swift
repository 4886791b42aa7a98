import Mail
import MailKit
import ProcessKit
import ServiceKit

/// The settings that only TrainingService has (CONTRACTS §3).
struct TrainingConfiguration: Sendable {
    /// Who trains, as it stands on certificates.
    var issuer = "dembrane"
    /// Where the Gateway is for the world, without a slash at its end; nil where it is nowhere.
    var publicAddress: String?
    /// How mails go out; nil lets them wait.
    var mail: MailSettings?
    /// Who reads what customers ask for; nil where nobody does.
    var inbox: Mailbox?

    init() {}

    /// What is wrong is collected in `settings`.
    init(reading settings: inout Settings) {
        issuer = settings.optionalText("SELLER_NAME") ?? issuer
        publicAddress = settings.publicAddress()
        mail = MailSettings(reading: &settings)
        inbox = settings.mailbox("TRAINING_INBOX")
    }

    /// What `--help` tells of TrainingService beyond what every service has.
    static let help = """


        TrainingService alone:

          SELLER_NAME              who trains, as it stands on certificates; dembrane by default
          PUBLIC_URL               the Gateway's address, at which anybody who has a certificate's code sees whether it counts; without it
                                   certificates have no code for cameras
        \(MailSettings.help)
          TRAINING_INBOX           who is mailed what customers ask for: an address, or Name <address>
        """
}

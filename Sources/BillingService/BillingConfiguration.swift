import Contracts
import ProcessKit

/// The settings that only BillingService has (CONTRACTS §3).
struct BillingConfiguration: Sendable {
    /// Who sells.
    var seller = SellerSettings.nothing
    /// A payment of more than this is withdrawn only once a second person has confirmed it; nil where one person is enough.
    var twoPersonAbove: Cents?

    /// How mails go out; nil lets them wait.
    var mail: MailSettings?

    init() {}

    /// What is wrong is collected in `settings`.
    init(reading settings: inout Settings) {
        seller = SellerSettings(reading: &settings)
        let limits = 0...Int(Cents.range.upperBound.amount)
        let limit = settings.integer("TWO_PERSON_ABOVE_CENTS", in: limits, default: -1)
        mail = MailSettings(reading: &settings)
        twoPersonAbove = limit < 0 ? nil : Cents(Int64(limit))
    }
}

extension BillingConfiguration {
    /// What `--help` tells of BillingService beyond what every service has.
    static let help = """


        BillingService alone:

          SELLER_NAME, SELLER_ADDRESS_LINE1, SELLER_ADDRESS_LINE2, SELLER_POSTAL_CODE, SELLER_CITY, SELLER_COUNTRY,
          SELLER_COMPANY_ID, SELLER_VAT_ID, SELLER_EMAIL, SELLER_PEPPOL_ID
                                   who sells, as it stands on invoices
          SELLER_IBAN, SELLER_BIC  where invoices are to be paid
          SELLER_LOGO_FILE         the path of a PNG picture for the head of invoices
          SMTP_URL                 the mail server: smtps://user:password@host, or smtp:// with STARTTLS; without it mails wait
          SMTP_CA_FILE             certificates in PEM that are trusted beside those of the machine
          MAIL_FROM, REPLY_TO      whom mails are from and where answers go: an address, or Name <address>
          TWO_PERSON_ABOVE_CENTS   a payment above this is withdrawn only once a second person has confirmed it
        """
}

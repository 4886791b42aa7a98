import BusinessCalendar
import Contracts
import MailKit
import Mollie
import ProcessKit
import ServiceKit

/// The settings that only BillingService has (CONTRACTS §3).
struct BillingConfiguration: Sendable {
    /// Who sells.
    var seller = SellerSettings.nothing
    /// A payment of more than this is withdrawn only once a second person has confirmed it; nil where one person is enough.
    var twoPersonAbove: Cents?

    /// On which days the office works.
    var calendar = BusinessCalendar()
    /// How many days after the last day to pay each reminder goes out, ascending; three at most.
    var reminderDays = BillingConfiguration.usualReminderDays
    /// How mails go out; nil lets them wait.
    var mail: MailSettings?
    /// Where the Gateway is for the world, without a slash at its end; nil where it is nowhere.
    var publicAddress: String?
    /// How payments are taken; nil where they aren't.
    var mollie: MollieSettings?
    /// Where buyers' VAT numbers are asked about; nil where they aren't.
    var vies: VIESSettings?
    /// What subscriptions charge has VAT in it.
    var chargesIncludeVAT = false

    init() {}

    /// What is wrong is collected in `settings`.
    init(reading settings: inout Settings) {
        seller = SellerSettings(reading: &settings)
        let limits = 0...Int(Cents.range.upperBound.amount)
        let limit = settings.integer("TWO_PERSON_ABOVE_CENTS", in: limits, default: -1)
        calendar = BusinessCalendar(extraHolidays: Self.holidays(&settings))
        reminderDays = Self.reminderDays(&settings)
        mail = MailSettings(reading: &settings)
        publicAddress = settings.publicAddress()
        mollie = MollieSettings(reading: &settings, publicAddress: publicAddress)
        vies = VIESSettings(reading: &settings, seller: seller)
        chargesIncludeVAT = settings.flag("MOLLIE_AMOUNTS_INCLUDE_VAT", default: false)
        twoPersonAbove = limit < 0 ? nil : Cents(Int64(limit))
    }
}

extension BillingConfiguration {
    static let usualReminderDays = [7, 14, 30]
    private static let remindersMaximum = 3
    private static let holidaysMaximum = 1_000

    private static func holidays(_ settings: inout Settings) -> Set<LocalDate> {
        guard let text = settings.optionalText("EXTRA_HOLIDAYS") else { return [] }
        let words = text.split { $0 == "," || $0.isWhitespace }
        let days = words.compactMap { LocalDate($0) }
        guard days.count == words.count, days.count <= holidaysMaximum else {
            settings.refuse("EXTRA_HOLIDAYS", expected: "up to \(holidaysMaximum) days such as 2026-12-24,2026-12-31")
            return []
        }
        return Set(days)
    }

    /// Such as `7,14,30`; `none` reminds nobody.
    private static func reminderDays(_ settings: inout Settings) -> [Int] {
        guard let text = settings.optionalText("INVOICE_REMINDER_DAYS") else { return usualReminderDays }
        guard text != "none" else { return [] }
        let days = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) ?? 0 }
        let isAscending = zip(days, days.dropFirst()).allSatisfy { $0 < $1 }
        guard (1...remindersMaximum).contains(days.count), days.allSatisfy({ (1...365).contains($0) }), isAscending else {
            settings.refuse("INVOICE_REMINDER_DAYS", expected: "up to three numbers of days, ascending, such as 7,14,30, or none")
            return usualReminderDays
        }
        return days
    }

    /// What `--help` tells of BillingService beyond what every service has.
    static let help = """


        BillingService alone:

          EXTRA_HOLIDAYS           days off beside weekends and Dutch public holidays, such as 2026-12-24,2026-12-31; requests wait on them
          SELLER_NAME, SELLER_ADDRESS_LINE1, SELLER_ADDRESS_LINE2, SELLER_POSTAL_CODE, SELLER_CITY, SELLER_COUNTRY,
          SELLER_COMPANY_ID, SELLER_VAT_ID, SELLER_EMAIL, SELLER_PEPPOL_ID
                                   who sells, as it stands on invoices
          SELLER_IBAN, SELLER_BIC  where invoices are to be paid
          SELLER_LOGO_FILE         the path of a PNG picture for the head of invoices
          INVOICE_REMINDER_DAYS    days after the last day to pay on which customers are reminded, 7,14,30 by default; none for never
        \(MailSettings.help)
          MOLLIE_API_KEY           live_… or test_…: payment links are made and payments fetched by it; without it there are none
          MOLLIE_BASE_URL          where Mollie's API is; https://api.mollie.com/v2 by default
          MOLLIE_AMOUNTS_INCLUDE_VAT
                                   true where what subscriptions charge has VAT in it, which what was due is compared with; false by default
          VIES_URL                 where buyers' VAT numbers are looked up, https://ec.europa.eu/taxation_customs/vies/rest-api; without it
                                   their check digits alone decide
          PUBLIC_URL               the Gateway's address, at which customers look at invoices and Mollie tells of payments; without it
                                   payments are asked for every hour
          TWO_PERSON_ABOVE_CENTS   a payment above this is withdrawn only once a second person has confirmed it
        """
}

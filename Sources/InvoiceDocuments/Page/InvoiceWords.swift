import CompanyIdentifiers
import Contracts
import Invoicing

/// The words of a document in its language; no other place has any.
struct InvoiceWords: Sendable {
    let language: InvoiceLanguage

    init(_ language: InvoiceLanguage) {
        self.language = language
    }

    func say(_ english: String, _ dutch: String) -> String { BilingualText(english: english, dutch: dutch).in(language) }

    func title(_ kind: InvoiceKind) -> String {
        switch kind {
        case .invoice: say("Invoice", "Factuur")
        case .creditNote: say("Credit note", "Creditnota")
        }
    }

    func subject(_ title: String, seller: String, buyer: String) -> String {
        say("\(title) from \(seller) to \(buyer)", "\(title) van \(seller) aan \(buyer)")
    }
}

/// Who they are.
extension InvoiceWords {
    var seller: String { say("From", "Van") }
    var buyer: String { say("To", "Aan") }
    var vatNumber: String { say("VAT number", "Btw-nummer") }
    var mailAddress: String { say("Email", "E-mail") }

    func companyNumber(_ scheme: IdentifierScheme?) -> String {
        switch scheme {
        case .kvk: say("Chamber of Commerce (KvK)", "KvK-nummer")
        case .oin: "OIN"
        case _: say("Company number", "Ondernemingsnummer")
        }
    }

    func name(of country: Country) -> String {
        switch language {
        case .english: country.name(in: .english)
        case .dutch: country.name(in: .dutch)
        }
    }
}

/// Numbers, dates and references.
extension InvoiceWords {
    func number(_ kind: InvoiceKind) -> String {
        switch kind {
        case .invoice: say("Invoice number", "Factuurnummer")
        case .creditNote: say("Credit note number", "Creditnotanummer")
        }
    }

    func issuedOn(_ kind: InvoiceKind) -> String {
        switch kind {
        case .invoice: say("Invoice date", "Factuurdatum")
        case .creditNote: say("Credit note date", "Datum creditnota")
        }
    }

    var dueOn: String { say("Due date", "Vervaldatum") }
    var period: String { say("Period", "Periode") }
    var buyerReference: String { say("Your reference", "Uw referentie") }
    var orderReference: String { say("Purchase order", "Inkooporder") }
    var creditedInvoice: String { say("Credited invoice", "Gecrediteerde factuur") }

    func preceding(_ number: String, issuedOn day: String) -> String { say("\(number) of \(day)", "\(number) van \(day)") }
}

extension InvoiceWords {
    var notes: String { say("Notes", "Opmerkingen") }
}

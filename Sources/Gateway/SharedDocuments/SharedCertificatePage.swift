import Contracts
import StaffAPI

/// What anybody sees of a certificate whose code they have: whose it is, of what, and whether it counts. In English with a Dutch line, since
/// nothing is known of whoever asks.
struct SharedCertificatePage {
    let certificate: SharedCertificateAnswer.Certificate
    let code: CertificateCode

    func html() -> HTML {
        Self.frame("Certificate \(code.grouped)") {
            paragraph(.class("brand")) { strong { ShownName(certificate.issuer).html() } }
            heading1 { "Certificate \(code.grouped)" }
            paragraph { strong { standing.english } }
            Self.dutch(standing.dutch)
            FactList(facts: facts).html()
        }
    }

    /// Of somebody who was erased: their name stands nowhere any more.
    static let gone = plain(
        "This certificate exists no longer", "Whoever it was for is no longer known here, so that it proves nothing.",
        "Dit certificaat bestaat niet meer: degene voor wie het was, is hier niet meer bekend.")

    static let unknown = plain(
        "There is no such certificate", "Look at the code once more: it has 12 letters and digits.",
        "Er is geen certificaat met deze code. Controleer de code: twaalf letters en cijfers.")

    private var facts: [FactList.Fact] {
        [
            .init("Given to", certificate.holder.map { ShownName($0).html() } ?? HTML(text: "Somebody whose name isn't known here")),
            .init("For", certificate.training.map { ShownName($0).html() } ?? HTML(text: "A recognised training")),
            certificate.level.map { .init("Level", ShownName($0).html()) },
            .init("Completed on", Figures.date(certificate.completedOn)),
        ].compactMap { $0 }
    }

    private var standing: (english: String, dutch: String) {
        let day = Figures.date(certificate.validUntil)
        return switch LicenceStatus(rawValue: certificate.status.text) {
        case .active?: ("It is valid until the end of \(day).", "Het is geldig tot en met \(day).")
        case .expired?: ("It has expired: it was valid until the end of \(day).", "Het is verlopen: het was geldig tot en met \(day).")
        case .revoked?, nil: ("It was revoked and is not valid.", "Het is ingetrokken en niet geldig.")
        }
    }

    private static func plain(_ title: String, _ text: String, _ dutchText: String) -> HTML {
        frame(title) {
            heading1 { title }
            paragraph { text }
            dutch(dutchText)
        }
    }

    private static func dutch(_ text: String) -> HTML { paragraph(Attribute("lang", "nl")) { text } }

    private static func frame(_ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
        SharedDocumentPage.frame(title, language: "en", content: content)
    }
}

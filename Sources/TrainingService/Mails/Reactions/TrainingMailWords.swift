import CertificateDocuments
import Contracts
import MailKit
import StaffAPI

/// What a mail about a training says.
struct TrainingMailWords: Sendable {
    let letter: TwoLanguageLetter

    private struct Said {
        var subject: String
        var english: String
        var dutch: String
    }

    init(_ news: TrainingNews, to name: String?, session: SessionRow) {
        let training = (session.trainingTitle ?? session.askedTraining ?? "training").inSubjectLine
        let customer = (session.organisationName ?? "").inSubjectLine
        let said =
            switch news {
            case .asked: Self.asked(session, training, customer)
            case .held: Self.held(session, training, customer)
            case .withdrawn(_, let start): Self.withdrawn(training, customer, start)
            case .trained, .endsSoon, .appointment: Self.appointment(session, training, customer)
            }
        self.init(said, to: name)
    }

    /// - Parameter isTheirs: whether it is read by whoever the licence is for.
    init(_ news: TrainingNews, to name: String?, licence: LicenceRow, _ certificate: Certificate, isTheirs: Bool) {
        let training = (certificate.training ?? "training").inSubjectLine
        let (holder, day) = (certificate.holder.inSubjectLine, certificate.validUntil.description)
        let link = certificate.address.map { "\n\n\($0)" } ?? ""
        let said: Said
        if case .endsSoon = news {
            said = Said(
                subject: isTheirs ? "Your licence ends on \(day)" : "The licence of \(holder) ends on \(day)",
                english: "\(isTheirs ? "Your licence" : "The licence of \(holder)") (\(training)) counts until the end of \(day)."
                    + " To go on after that, follow a training before: answer this mail, and we plan one.",
                dutch: "\(isTheirs ? "Je licentie" : "De licentie van \(holder)") (\(training)) geldt tot en met \(day)."
                    + " Wil je daarna verder, volg dan op tijd een training: beantwoord deze mail, dan plannen we er een.")
        } else {
            said = Said(
                subject: "Your certificate: \(training)",
                english: "You have completed \(training). Your certificate is attached; it counts until the end of \(day).\(link)",
                dutch: "Je hebt \(training) gevolgd. Je certificaat vind je in de bijlage; het geldt tot en met \(day).")
        }
        self.init(said, to: name)
    }

    private init(_ said: Said, to name: String?) {
        letter = TwoLanguageLetter(to: name, subject: said.subject, english: said.english, dutch: said.dutch)
    }

    private static func appointment(_ session: SessionRow, _ training: String, _ customer: String) -> Said {
        let start = session.scheduledAt.map(time) ?? ""
        return Said(
            subject: "\(training) on \(start)",
            english: "\(training) for \(customer) is on \(start). The file that is attached puts it into your calendar, or changes it.",
            dutch: "\(training) voor \(customer) is op \(start). De bijlage zet de afspraak in je agenda, of wijzigt die daar.")
    }

    private static func withdrawn(_ training: String, _ customer: String, _ start: Instant) -> Said {
        Said(
            subject: "\(training) on \(time(start)) is off",
            english: "\(training) for \(customer) on \(time(start)) is off for you. The attached file takes it out of your calendar.",
            dutch: "\(training) voor \(customer) op \(time(start)) gaat voor jou niet door. De bijlage haalt hem uit je agenda.")
    }

    private static func held(_ session: SessionRow, _ training: String, _ customer: String) -> Said {
        let (day, share) = (session.completedOn?.description ?? "", session.trainedShare)
        var said = Said(
            subject: "\(training) was completed", english: "\(training) for \(customer) was completed on \(day).",
            dutch: "\(training) voor \(customer) is afgerond op \(day).")
        guard session.grantsLicence == true else { return said }
        said.english += " \(share.licensed) of \(share.members) who took part have a licence; each of them has got their certificate."
        said.dutch += " \(share.licensed) van de \(share.members) deelnemers hebben een licentie; zij hebben elk hun certificaat ontvangen."
        return said
    }

    private static func asked(_ session: SessionRow, _ training: String, _ customer: String) -> Said {
        let asking = session.requestedBy.map { [$0.name, $0.email].compactMap { $0 }.joined(separator: ", ") } ?? "–"
        let people = (session.askedParticipants ?? session.expectedParticipants).map(String.init) ?? "–"
        let price = session.priceCents?.inEuros ?? "–"
        let lines = [
            "\(customer): \(training)", "Requested by: \(asking)", "Participants: \(people)", "Estimate: \(price)", session.notes ?? "",
        ]
        return Said(
            subject: "\(customer) asks for \(training)", english: lines.joined(separator: "\n"),
            dutch: "Er is een training aangevraagd; zie hierboven.")
    }

    /// `2026-12-01 09:00 UTC`
    private static func time(_ instant: Instant) -> String {
        let text = instant.description
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }
}

import CertificateDocuments
import Contracts
import Database
import EventKit
import Mail
import MailKit
import StaffAPI

extension TrainingMail {
    typealias Finding = MailFinding<TrainingMail>

    /// Reads who is to be told, and what it is about as it stands now.
    struct Finder {
        let connection: Connection
        let now: Instant
        let configuration: TrainingConfiguration

        func content(of wish: TrainingMailing.Wish) throws -> Finding {
            guard let user = wish.userID else {
                guard let mailbox = configuration.inbox else { return .nobody }
                return try content(of: wish.news, for: nil, at: mailbox, user: nil)
            }
            guard try People.isKnown(user, connection) else { return .notYet }
            guard let person = try People.person(user, connection), let mailbox = Mailbox.reaching(person.email, named: person.name) else {
                return .nobody
            }
            return try content(of: wish.news, for: person.name, at: mailbox, user: user)
        }

        private func content(of news: TrainingNews, for name: String?, at mailbox: Mailbox, user: UserID?) throws -> Finding {
            switch news {
            case .trained(let licence), .endsSoon(let licence, _):
                return try content(ofLicence: licence, news, for: name, at: mailbox, user: user)
            case .held(let session), .asked(let session):
                guard let row = try self.session(session) else { return .nobody }
                return .mail(.init(mailbox: mailbox, words: TrainingMailWords(news, to: name, session: row)))
            case .appointment(let session):
                guard let row = try self.session(session), isExpected(user, at: row) else { return .nobody }
                return try content(of: news, row, from: nil, for: name, at: mailbox)
            case .withdrawn(let session, let start):
                // Where they are to come after all, a mail with the new state is under way, and this one may be the later of the two.
                guard start > now, let row = try self.session(session), !isExpected(user, at: row) else { return .nobody }
                return try content(of: news, row, from: start, for: name, at: mailbox)
            }
        }

        /// Whether the session as it stands has a place in their calendar.
        private func isExpected(_ user: UserID?, at row: SessionRow) -> Bool {
            guard row.status == SessionStatus.scheduled, let start = row.scheduledAt, start > now else { return false }
            return row.roster.contains { $0.userID == user }
        }

        /// - Parameter start: when it was to be, where it isn't any more.
        private func content(
            of news: TrainingNews, _ row: SessionRow, from start: Instant?, for name: String?, at mailbox: Mailbox
        ) throws -> Finding {
            guard let appointment = try SessionAppointment(row, withdrawnFrom: start, at: now, connection) else { return .nobody }
            let words = TrainingMailWords(news, to: name, session: row)
            return .mail(.init(mailbox: mailbox, words: words, appointment: appointment))
        }

        private func content(
            ofLicence id: LicenceID, _ news: TrainingNews, for name: String?, at mailbox: Mailbox, user: UserID?
        ) throws -> Finding {
            let reader = CertificateReader(connection: connection, now: now, configuration: configuration)
            guard let row = try LicenceReader(connection: connection, now: now).licence(id), row.status == LicenceStatus.active,
                case .certificate(let certificate, _)? = try reader.certificate(of: id)
            else { return .nobody }
            // Whoever stays trained by another licence, whoever gave it, has nothing to see to.
            if case .endsSoon(_, let end) = news,
                try end != row.expiresAt || LicenceTable.isTrained(row.userID, at: end, connection)
            {
                return .nobody
            }
            let words = TrainingMailWords(news, to: name, licence: row, certificate, isTheirs: row.userID == user)
            if case .trained = news { return .mail(.init(mailbox: mailbox, words: words, certificate: certificate)) }
            return .mail(.init(mailbox: mailbox, words: words))
        }

        private func session(_ id: TrainingSessionID) throws -> SessionRow? {
            try SessionReader(connection: connection, now: now).session(id)
        }
    }
}

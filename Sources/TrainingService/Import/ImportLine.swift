import Contracts
import EventKit
import ServiceKit

/// One line of an imported past of trainings, understood.
struct ImportLine {
    enum Content {
        case session(PastSession)
        case licence(PastLicence)
    }

    /// Its place in the file, from 1.
    let number: Int
    let content: Content

    /// Throws why the line can't be taken in.
    init(_ text: ImportText, number: Int, _ work: UnitOfWork) throws {
        self.number = number
        switch try text.kind(ImportKind.self) {
        case .session: content = .session(try text.decode(ImportedSessionFields.self).session(work))
        case .licence: content = .licence(try text.decode(ImportedLicenceFields.self).licence(today: text.now.date))
        }
    }

    /// Lines with the same one tell of the same thing.
    var subject: String {
        switch content {
        case .session(let session): session.id.description
        case .licence(let licence): licence.id.description
        }
    }

    var organisation: OrganisationID {
        switch content {
        case .session(let session): session.organisation
        case .licence(let licence): licence.organisation
        }
    }

    var people: [UserID] {
        switch content {
        case .session(let session): session.participants + [session.requestedBy].compactMap { $0 }
        case .licence(let licence): [licence.user]
        }
    }
}

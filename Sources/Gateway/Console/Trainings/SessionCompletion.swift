import Contracts
import StaffAPI

/// What completing a session would be, as far as the Gateway can tell before its owner decides.
struct SessionCompletion {
    let session: SessionRow
    let address: SessionCompletionAddress
    let today: LocalDate

    /// Nil where it can't be read.
    var day: LocalDate? { address.day.flatMap(WrittenFigures.day) }

    var attending: [Participant] { session.roster.filter { !address.absent.contains($0.userID) } }
    var absent: [Participant] { session.roster.filter { address.absent.contains($0.userID) } }

    /// What is wrong with the day.
    var dayFault: String? {
        guard address.day != nil else { return "This is needed." }
        guard let day else { return "This has to be a day such as 31-12-2026." }
        if day > today { return "It lies in the future: a session is completed once it was held." }
        let isOver = session.grantsLicence == true && day.adding(days: LicenceGranted.daysValid) <= today
        return isOver ? "The year of its licences would be over already." : nil
    }

    /// What stands in the way of completing it, whatever is filled in.
    var obstacle: String? {
        switch session.status.known {
        case .completed: "The session is completed already."
        case .cancelled: "The session is cancelled. Reopen it first."
        case .requested, .scheduled, nil:
            if session.terms == nil { "Somebody has to say first which training it is." } else { rosterObstacle }
        }
    }

    private var rosterObstacle: String? {
        session.grantsLicence == true && session.roster.isEmpty ? "Nobody is on the roster: add whoever took part first." : nil
    }

    var attendanceFault: String? {
        session.grantsLicence == true && attending.isEmpty ? "Somebody has to have taken part." : nil
    }

    /// The last day on which the licences count.
    var lastDay: LocalDate? { day.map { $0.adding(days: LicenceGranted.daysValid - 1) } }

    var price: Cents? { session.terms?.price(participants: attending.count, agreed: session.agreedPriceCents) }
}

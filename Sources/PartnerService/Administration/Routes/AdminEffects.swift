import Contracts
import WebKit

/// What it means that somebody becomes an admin.
struct AdminEffects {
    let desk: AdministrationDesk
    let now: Instant

    /// - Parameter change: nil where nothing is to be changed any more.
    func of(_ change: WorkspaceAdminChanged?, for person: ChangeAdmin.Person) throws -> [PreviewEffect] {
        guard let change else { return [try unchanged(person)] }
        let stay = PreviewEffect.noted("admins", Self.staying(change.previousAdmins.count))
        switch change.way {
        case .promoted: return [.affected("admin", "The member becomes an admin of the workspace"), stay]
        case .joined:
            return [
                .affected("admin", "The member of the organisation becomes a direct member of the workspace, and its admin"),
                try change.userID.map(seat), stay,
            ].compactMap { $0 }
        case .invited:
            let text = "The platform invites the address as an admin; the invitation stands for \(AdminInvitations.days) days"
            return [
                .affected("admin", text), .affected("seat", "A pending invitation counts like a seat, and is billed once it is accepted"),
            ]
        }
    }

    private func unchanged(_ person: ChangeAdmin.Person) throws -> PreviewEffect {
        switch person {
        case .user(let user):
            let isAdmin = try desk.people().hasJoined(user)
            return .noted(
                "admin", isAdmin ? "They are an admin of the workspace already" : "They were named already; the platform has yet to say so")
        case .invited:
            return .noted("admin", "The address was invited already; the platform has yet to say what came of it")
        }
    }

    private static func staying(_ count: Int) -> String {
        switch count {
        case 0: "The workspace has no admin now"
        case 1: "The admin that it has stays"
        case _: "The \(count) admins that it has stay"
        }
    }

    private func seat(of user: UserID) throws -> PreviewEffect {
        guard try !desk.hasSeat(user) else { return .noted("seat", "They have a seat of the account already, so that nothing is added") }
        let price = try desk.seatPrice(at: now)
        guard price > .zero else { return .affected("seat", "They take a seat, which costs nothing on the account's terms") }
        return .affected("seat", "They take a seat: \(price.inEuros) more per month, without VAT")
    }
}

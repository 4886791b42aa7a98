import Contracts
import EventKit
import StaffAPI
import WebKit

/// What a change of a licence has done, for people to read before it is so.
struct LicenceEffects {
    /// The licence as it is then.
    let licence: LicenceRow
    let events: [CloudEvent]
    /// Whoever holds it is trained then, by this licence or another one.
    let isTrained: Bool

    func all() throws -> [PreviewEffect] {
        let effects = try events.compactMap { event in try edited(event) ?? revoked(event) ?? restored(event) ?? ofSession(event) }
        return effects.isEmpty ? [.noted("nothing", "Nothing changes: this is what holds now")] : effects
    }

    private var holder: String { licence.name ?? "Whoever holds it" }

    private func edited(_ event: CloudEvent) throws -> PreviewEffect? {
        guard let edited = try event.decode(LicenceEdited.self) else { return nil }
        let (was, now) = (edited.previousExpiresAt.lastDay, edited.expiresAt.lastDay)
        return .noted("term", "The licence counts until the end of \(now) in place of \(was)")
    }

    private func revoked(_ event: CloudEvent) throws -> PreviewEffect? {
        guard try event.decode(LicenceRevoked.self) != nil else { return nil }
        let rest = isTrained ? "\(holder) stays trained by another one" : "\(holder) is trained no longer"
        return .noted("revoked", "The licence counts no longer, and its certificate says so; \(rest)")
    }

    private func restored(_ event: CloudEvent) throws -> PreviewEffect? {
        guard let restored = try event.decode(LicenceRestored.self) else { return nil }
        return .noted("restored", "The licence counts again, until the end of \(restored.expiresAt.lastDay)")
    }

    private func ofSession(_ event: CloudEvent) throws -> PreviewEffect? {
        if try event.decode(SessionReopened.self) != nil {
            return .noted("session", "It is the last licence of its session, which isn't completed any more then")
        }
        return try event.decode(RosterChanged.self) == nil ? nil : .noted("roster", "\(holder) is on the roster of the session again")
    }
}

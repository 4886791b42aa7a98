import MailKit

/// What a mail about a workspace says: what changed, of which workspace, and that dembrane's team did it.
struct WorkspaceMailWords {
    private let subject: String
    private let english: String
    private let dutch: String

    func letter(to name: String?) -> TwoLanguageLetter {
        TwoLanguageLetter(
            to: name, subject: subject,
            english: english + "\n\nIs this not what you expect? Answer this mail, and we look at it together.",
            dutch: dutch + "\n\nIs dit niet wat je verwacht? Beantwoord deze mail, dan kijken we er samen naar.")
    }

    /// For whoever becomes an admin.
    static func named(_ workspace: String, of organisation: String?) -> Self {
        let place = Place(workspace, of: organisation)
        return Self(
            subject: "You are now an admin of \(place.workspace)",
            english: "The team of dembrane has made you an admin of \(place.english). \(staying.english)",
            dutch: "Het team van dembrane heeft je beheerder gemaakt van \(place.dutch). \(staying.dutch)")
    }

    /// For the others.
    static func joined(_ workspace: String, of organisation: String?, _ admin: String) -> Self {
        let (place, admin) = (Place(workspace, of: organisation), admin.inSubjectLine)
        return Self(
            subject: "\(admin) is now an admin of \(place.workspace)",
            english: "The team of dembrane has made \(admin) an admin of \(place.english). \(staying.english)",
            dutch: "Het team van dembrane heeft \(admin) beheerder gemaakt van \(place.dutch). \(staying.dutch)")
    }

    static func invited(to workspace: String, of organisation: String?) -> Self {
        let place = Place(workspace, of: organisation)
        return Self(
            subject: "Somebody was invited to be an admin of \(place.workspace)",
            english: "The team of dembrane has invited somebody by e-mail to be an admin of \(place.english), as was asked for."
                + " They become one once they accept. \(staying.english)",
            dutch: "Het team van dembrane heeft op verzoek iemand per e-mail uitgenodigd als beheerder van \(place.dutch)."
                + " Wie de uitnodiging aanneemt, wordt beheerder. \(staying.dutch)")
    }

    /// - Parameter endsAdminRole: whether its reader was an admin until then.
    static func handedOff(_ workspace: String, from previous: String?, to next: String?, endsAdminRole: Bool) -> Self {
        let workspace = workspace.inSubjectLine
        let from = previous?.inSubjectLine
        let to = next?.inSubjectLine
        return Self(
            subject: "\(workspace) now belongs to \(to ?? "another organisation")",
            english: "The team of dembrane has handed the workspace \(workspace), with its billing account, from"
                + " \(from ?? "its former organisation") to \(to ?? "another organisation"), as both have confirmed."
                + (endsAdminRole ? " You were an admin of it, and are a member from now on." : ""),
            dutch: "Het team van dembrane heeft de workspace \(workspace), met het bijbehorende account, overgedragen van"
                + " \(from ?? "de vorige organisatie") aan \(to ?? "een andere organisatie"), zoals beide hebben bevestigd."
                + (endsAdminRole ? " Je was er beheerder, en bent er vanaf nu lid." : ""))
    }

    private static let staying = (
        english: "Whoever was an admin of it stays one.", dutch: "Wie er al beheerder was, blijft dat."
    )

    private struct Place {
        let workspace: String
        let english: String
        let dutch: String

        init(_ workspace: String, of organisation: String?) {
            self.workspace = workspace.inSubjectLine
            let owner = organisation?.inSubjectLine
            english = "the workspace \(self.workspace)" + (owner.map { " of \($0)" } ?? "")
            dutch = "de workspace \(self.workspace)" + (owner.map { " van \($0)" } ?? "")
        }
    }
}

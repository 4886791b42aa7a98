import HTTP
import StaffAPI

/// What a session's form was made from. It is sent along with the form, so that only what somebody has written counts as a change, and
/// never what a colleague has changed since.
struct SessionOrigin {
    private static let versionName = "version"
    private static let prefix = "was-"

    /// Nil where the form names none.
    let version: Int?
    let texts: SessionTexts

    init(_ session: SessionRow) {
        version = session.version
        texts = SessionTexts(session)
    }

    /// As a form has sent it along.
    init(_ fields: QueryItems) {
        version = fields[Self.versionName].flatMap(Int.init)
        var held = QueryItems()
        for field in SessionTexts.Field.allCases {
            if let text = fields[Self.prefix + field.rawValue] { held.add(field.rawValue, text) }
        }
        texts = SessionTexts(held)
    }

    /// As it is sent along.
    var hidden: [(name: String, value: String)] {
        let held = SessionTexts.Field.allCases.compactMap { field in texts[field].map { (name: Self.prefix + field.rawValue, value: $0) } }
        return held + (version.map { [(name: Self.versionName, value: String($0))] } ?? [])
    }

    /// What was written in a form that was made from it. A field that the form doesn't have holds what it held.
    func written(_ fields: QueryItems) -> SessionTexts {
        var sent = QueryItems()
        for field in SessionTexts.Field.allCases {
            if let text = fields[field.rawValue] ?? texts[field] { sent.add(field.rawValue, text) }
        }
        return SessionTexts(sent)
    }
}

import Contracts
import StaffAPI
import TextSearch

/// One text under which something is found, as it is written.
struct SearchField: Hashable, Sendable {
    /// What it is of an account or a person. As a character it ends the field where texts are kept for the search: nobody can type a control character.
    enum Kind: UInt8 {
        case name = 0x10
        case organisation, workspace, person, email, manager
        case accountID, organisationID, workspaceID, userID
    }

    let kind: Kind
    let text: String
    /// In the form in which texts are compared.
    let compared: String

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
        compared = SearchText(text).text
    }

    init<Tag>(_ kind: Kind, _ id: Identifier<Tag>) {
        self.kind = kind
        text = id.description
        compared = Self.kept(id.bytes)
    }

    /// The bytes of an id, or its first ones, as they are kept: a character for each, of those that Unicode leaves to private use, so that a few
    /// digits that somebody types aren't found amid ids by chance.
    static func kept(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.compactMap { Unicode.Scalar(firstOfByte + UInt32($0)) }))
    }

    static let firstOfByte: UInt32 = 0xE000

    /// What staff are told that it is, of something with a name of its own.
    func answer(named name: String) -> SearchMatched {
        let field: SearchedField =
            switch kind {
            case _ where text == name: .name
            case .name: .name
            case .organisation: .organisation
            case .workspace: .workspace
            case .person: .person
            case .email: .email
            case .manager: .manager
            case .accountID, .organisationID, .workspaceID, .userID: .id
            }
        return SearchMatched(field: field, text: text)
    }
}

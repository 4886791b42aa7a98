import Contracts
import StaffAPI

/// A name that leads to the page of what it names.
enum NameLink {
    static func account(_ id: AccountID, _ label: String, in month: Month? = nil) -> HTML {
        named(ConsolePath.account(id, in: month), label, else: "Account without a name")
    }

    static func workspace(_ id: WorkspaceID, _ name: String) -> HTML {
        named(ConsolePath.workspace(id), name, else: "Workspace without a name")
    }

    /// Somebody who was deleted, or of whom nothing was told, has neither a name nor an address. An invitation that has ended has no address any more.
    static func person(_ id: UserID?, name: String, email: String) -> HTML {
        let shown = name.isEmpty ? email : name
        guard let id, !shown.isEmpty else { return shown.isEmpty ? HTML(text: "Unknown person") : ShownName(shown).html() }
        return named(ConsolePath.person(id), shown, else: "")
    }

    static func invoice(_ invoice: RelatedInvoice) -> HTML { self.invoice(invoice.invoiceID, invoice.number) }

    static func invoice(_ id: InvoiceID, _ number: String) -> HTML { named(ConsolePath.invoice(id), number, else: "") }

    static func person(_ contact: AdminContact) -> HTML { person(contact.userID, name: contact.name, email: contact.email) }

    /// Nil stands for an organisation that is gone.
    static func partner(_ id: OrganisationID, _ name: String?) -> HTML {
        named(ConsolePath.partner(id), name ?? "", else: "Partner that is gone")
    }

    private static func named(_ path: String, _ name: String, else none: String) -> HTML {
        link(.href(path)) { name.isEmpty ? HTML(text: none) : ShownName(name).html() }
    }
}

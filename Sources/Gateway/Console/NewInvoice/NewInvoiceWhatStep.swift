import Contracts
import StaffAPI

/// The first step: what is billed, and for which days. All ways are on the page; the style sheet shows the fields of the one that is chosen.
struct NewInvoiceWhatStep {
    /// Lines that are empty yet.
    private static let spareLines = 3

    let address: NewInvoiceAddress
    /// Nil where no next invoice can be made.
    let outlook: InvoicesAnswer.Outlook?
    let faults: [NewInvoiceFault]

    func html() -> HTML {
        .joined([
            choices,
            part(.seats) {
                number("seats", "Seats", note: "Empty bills what is agreed, else the seats in use.", isOptional: true)
            },
            part(.amount) { amount("amount", "Amount", note: "In euros without VAT, in place of seats.") },
            division(.class("billed billed-period row")) {
                day("first", "First day", outlook?.periodStart)
                day("last", "Last day", outlook?.periodEnd)
            },
            part(.supplementary) { paragraph(.class("note")) { supplementary } },
            part(.training) {
                paragraph(.class("note")) { "On an invoice of its own. It bills no period, and nobody becomes paying by it." }
            },
            part(.lines) {
                paragraph(.class("note")) { "For something beside the tier. It bills no period, and nobody becomes paying by it." }
                for index in 0..<lineCount { line(index) }
            },
            NewInvoiceTraining(address: address, outlook: outlook, fault: faults.first { $0.field == "session" }?.words).html(),
        ])
    }

    private var choices: HTML {
        fieldset {
            legend { "What it bills" }
            for bill in NewInvoiceAddress.Bill.allCases {
                division(.class("check")) {
                    input(
                        .id("bill-\(bill.rawValue)"), .type("radio"), .name("bill"), .value(bill.rawValue),
                        bill == address.bill ? Attribute("checked") : nil)
                    label(.labels("bill-\(bill.rawValue)")) { bill.title }
                }
            }
        }
    }

    private func part(_ bill: NewInvoiceAddress.Bill, @HTMLBuilder content: () -> HTML) -> HTML {
        division(.class("billed billed-\(bill.rawValue)"), content: content)
    }

    private var supplementary: String {
        let seats = outlook?.uninvoicedSeats ?? 0
        let words = "The seats in use beyond those invoiced, from today to the end of the period that is invoiced, by its days."
        return "\(words) \(seats == 1 ? "1 seat isn't invoiced" : "\(Figures.count(seats)) seats aren't invoiced") now."
    }

    /// More than are filled in, so that there is room for the next ones after each look ahead.
    private var lineCount: Int {
        min(NewInvoiceAddress.linesMaximum, (address.filledLines.last.map { $0 + 1 } ?? 0) + Self.spareLines)
    }

    private func line(_ index: Int) -> HTML {
        func name(_ part: String) -> String { NewInvoiceAddress.lineName(index, part) }
        return fieldset(.class("invoice-line")) {
            legend { "Line \(index + 1)" }
            field(name("description"), "Description", attributes: [Attribute("maxlength", "300")])
            division(.class("row")) {
                number(name("quantity"), "Quantity", note: "Empty is 1.", isOptional: true)
                amount(name("unit"), "Price of one", note: "In euros without VAT.")
                number(name("discount"), "Discount in %", isOptional: true)
            }
        }
    }

    private func number(_ name: String, _ title: String, note: String? = nil, isOptional: Bool = false) -> HTML {
        field(name, title, note: note, attributes: [Attribute("inputmode", "numeric")], isOptional: isOptional)
    }

    private func amount(_ name: String, _ title: String, note: String) -> HTML {
        field(name, title, note: note, attributes: [Attribute("inputmode", "decimal")])
    }

    /// Begins with that of the next invoice, and stays empty where somebody has emptied it.
    private func day(_ name: String, _ title: String, _ usual: LocalDate?) -> HTML {
        field(
            name, title, preset: address.isNew ? usual.map { Figures.date($0) } : nil, note: "Empty takes that of the next invoice.",
            attributes: [Attribute("placeholder", "dd-mm-jjjj"), Attribute("maxlength", "10")], isOptional: true)
    }

    private func field(
        _ name: String, _ title: String, preset: String? = nil, note: String? = nil, attributes: [Attribute], isOptional: Bool = false
    ) -> HTML {
        WizardField(
            name: name, title: title, text: address[name] ?? preset ?? "", note: note,
            fault: faults.first { $0.field == name }?.words, attributes: attributes, isOptional: isOptional
        ).html()
    }
}

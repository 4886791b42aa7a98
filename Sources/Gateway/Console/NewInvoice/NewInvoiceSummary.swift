import Contracts
import StaffAPI

/// What has been chosen so far, in words; at the last step what the owner makes of it.
struct NewInvoiceSummary {
    let address: NewInvoiceAddress
    let label: ShownName
    let outlook: InvoicesAnswer.Outlook?
    let details: BillingDetailsAnswer?
    let preview: IssuePreview?

    var facts: [FactList.Fact] {
        [FactList.Fact("Account", label.html()), FactList.Fact("Bills", address.bill.title)]
            + (preview.map { drafted($0.invoice) } ?? chosen)
            + [
                address["po"].map { FactList.Fact("Purchase order", ShownName($0).html()) },
                address["electronic"].map { _ in FactList.Fact("Form", "PDF and electronic invoice") },
                details?.billingDetails?.email.map { FactList.Fact("Invoice e-mail", MailAddress(address: $0).html()) },
            ].compactMap { $0 }
    }

    private func drafted(_ invoice: InvoiceAnswer) -> [FactList.Fact] {
        [
            FactList.Fact("Period", InvoiceWords.period(invoice)), FactList.Fact("Net", Figures.money(invoice.netCents)),
            FactList.Fact("VAT \(invoice.vatPercent)\(Figures.space)%", Figures.money(invoice.vatCents)),
            FactList.Fact("Total", strong { Figures.money(invoice.totalCents) }),
        ] + (invoice.dueOn.map { [FactList.Fact("To be paid by", Figures.date($0))] } ?? [])
    }

    private var training: String? { NewInvoiceTraining(address: address, outlook: outlook).shown }

    private var chosen: [FactList.Fact] {
        var facts = address.bill.isOfPeriod ? ofPeriod : []
        if let training { facts.append(FactList.Fact("Training", training)) }
        return facts
    }

    private var ofPeriod: [FactList.Fact] {
        let days = [address["first"], address["last"]].compactMap { $0.map { ShownName($0).plain } }
        let usual = outlook.map { InvoiceWords.period($0.periodStart, $0.periodEnd) }
        let period = days.isEmpty ? usual : days.joined(separator: " – ")
        let amount =
            switch address.bill {
            case .amount: address["amount"].map { "€\(Figures.space)\(ShownName($0).plain)" }
            case .seats where address["seats"] == nil: outlook.map { "\(Figures.money($0.netCents)) for \(RevenueSum.seats($0.seats))" }
            case .seats: address["seats"].map { "for \(ShownName($0).plain) seats" }
            case .supplementary, .training, .lines: nil as String?
            }
        return [period.map { FactList.Fact("Period", $0) }, amount.map { FactList.Fact("Without VAT", $0) }].compactMap { $0 }
    }
}

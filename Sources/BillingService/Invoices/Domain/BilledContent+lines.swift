import Contracts
import EventSourcing
import Invoicing

extension BilledContent {
    /// Throws `Rejection` for what is too much for one invoice.
    func lines(in language: InvoiceLanguage, vat: VATTreatment) throws -> InvoiceLines {
        do throws(InvoiceFault) {
            var lines: [InvoiceLine] = []
            for (index, item) in items.enumerated() {
                lines.append(try line(item, LineIdentifier(stringLiteral: "\(index + 1)"), language, vat))
            }
            return try InvoiceLines(lines)
        } catch {
            throw Rejection.field(error.field, "\(error.field) \(error.words)")
        }
    }

    private func line(
        _ item: Item, _ id: LineIdentifier, _ language: InvoiceLanguage, _ vat: VATTreatment
    ) throws(InvoiceFault) -> InvoiceLine {
        switch item {
        case .seats(let priced, let unit):
            let quantity = try Self.bounded(Quantity(Int64(priced.seats)), "quantity")
            let price = try Self.bounded(UnitPrice(unit.amount), "price of a seat")
            return try InvoiceLine(
                id, Self.text(.seat(name, interval), language), quantity: quantity, unitPrice: price,
                discount: priced.discount?.percent ?? .zero, vat: vat)
        case .amount(let amount):
            return try InvoiceLine(id, Self.text(.agreed(name, interval), language), unitPrice: amount, vat: vat)
        case .moreSeats(let seats, let amount, let days, let all):
            let price = try Self.bounded(UnitPrice(amount.amount), "price of the seats")
            return try InvoiceLine(id, Self.text(.moreSeats(name, seats, days: days, of: all), language), unitPrice: price, vat: vat)
        case .own(let line):
            return try InvoiceLine(
                id, line.description, quantity: line.quantity, unitPrice: line.unitPrice, discount: line.discount, vat: vat)
        case .session(let session):
            let price = try Self.bounded(UnitPrice(session.price.amount), "price of the training")
            return try InvoiceLine(id, Self.text(.training(session), language), unitPrice: price, vat: vat, session: session.id)
        }
    }

    private var name: String { tier?.title ?? "" }
    private var interval: BillingPeriod { cadence ?? .annual }

    private static func bounded<Value>(_ value: Value?, _ noun: String) throws(InvoiceFault) -> Value {
        guard let value else { throw InvoiceFault("lines", "come to too much: the \(noun) has no room on an invoice") }
        return value
    }

    private static func text(_ words: LineWords, _ language: InvoiceLanguage) throws(InvoiceFault) -> LineDescription {
        do { return try LineDescription(words.text.in(language)) } catch { throw InvoiceFault("lines", "\(error)") }
    }
}

/// What a line of a tier or a training says.
private enum LineWords {
    case seat(String, BillingPeriod)
    case agreed(String, BillingPeriod)
    case moreSeats(String, Int, days: Int, of: Int)
    case training(BillableSession)

    var text: BilingualText {
        switch self {
        case .seat(let tier, .annual):
            BilingualText(english: "dembrane \(tier), a seat for a year", dutch: "dembrane \(tier), een gebruiker voor een jaar")
        case .seat(let tier, .monthly):
            BilingualText(english: "dembrane \(tier), a seat for a month", dutch: "dembrane \(tier), een gebruiker voor een maand")
        case .agreed(let tier, .annual):
            BilingualText(english: "dembrane \(tier), as agreed for a year", dutch: "dembrane \(tier), zoals afgesproken voor een jaar")
        case .agreed(let tier, .monthly):
            BilingualText(english: "dembrane \(tier), as agreed for a month", dutch: "dembrane \(tier), zoals afgesproken voor een maand")
        case .moreSeats(let tier, let seats, let days, let all):
            BilingualText(
                english: "dembrane \(tier), \(seats) more \(seats == 1 ? "seat" : "seats") for \(days) of \(all) days",
                dutch: "dembrane \(tier), \(seats) extra \(seats == 1 ? "gebruiker" : "gebruikers") voor \(days) van \(all) dagen")
        case .training(let session): session.words
        }
    }
}

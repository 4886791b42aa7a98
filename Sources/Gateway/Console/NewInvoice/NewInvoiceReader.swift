import Contracts

/// Reads the fields of the first step, and collects what is wrong with them.
struct NewInvoiceReader {
    let address: NewInvoiceAddress
    private(set) var faults: [NewInvoiceFault] = []

    init(address: NewInvoiceAddress) {
        self.address = address
    }

    mutating func number(_ name: String) -> Int64? {
        read(name, "This has to be a whole number, in digits only.") { WrittenFigures.wholeNumber($0) }
    }

    mutating func cents(_ name: String) -> Int64? {
        read(name, "This has to be an amount such as 3.600,00.") { WrittenFigures.cents($0) }
    }

    mutating func day(_ name: String) -> LocalDate? {
        read(name, "This has to be a day such as 31-12-2026.") { WrittenFigures.day($0) }
    }

    mutating func session(_ name: String) -> TrainingSessionID? {
        read(name, "This has to be a training session of the list.") { TrainingSessionID($0) }
    }

    mutating func needed<Value>(_ name: String, _ value: Value?) -> Value? {
        if address[name] == nil { faults.append(NewInvoiceFault(.what, name, "This is needed.")) }
        return value
    }

    /// Those of which anything was filled in.
    mutating func lines() -> [NewInvoiceOrder.Line] {
        let filled = address.filledLines
        if filled.isEmpty { _ = needed(NewInvoiceAddress.lineName(0, "description"), nil as String?) }
        return filled.compactMap { index in
            func name(_ part: String) -> String { NewInvoiceAddress.lineName(index, part) }
            let description = needed(name("description"), address[name("description")])
            let unit = needed(name("unit"), cents(name("unit")))
            let quantity = number(name("quantity"))
            let discount = number(name("discount"))
            guard let description, let unit else { return nil }
            return NewInvoiceOrder.Line(description: description, quantity: quantity, unitCents: unit, discountPercent: discount)
        }
    }

    private mutating func read<Value>(_ name: String, _ words: String, _ parse: (String) -> Value?) -> Value? {
        guard let text = address[name] else { return nil }
        let value = parse(text)
        if value == nil { faults.append(NewInvoiceFault(.what, name, words)) }
        return value
    }
}

extension NewInvoiceAddress {
    static let lineParts = ["description", "quantity", "unit", "discount"]

    static func lineName(_ index: Int, _ part: String) -> String { "line\(index)_\(part)" }

    /// Of which anything was filled in.
    var filledLines: [Int] {
        (0..<Self.linesMaximum).filter { index in Self.lineParts.contains { self[Self.lineName(index, $0)] != nil } }
    }
}

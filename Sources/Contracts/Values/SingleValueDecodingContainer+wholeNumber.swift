extension SingleValueDecodingContainer {
    /// A whole number within a range. Every number that isn't one, such as 10.5, is answered with the range, like those outside;
    /// what is no number at all is answered with that.
    func wholeNumber(_ noun: String, in range: ClosedRange<Int64>) throws -> Int64 {
        let value: Int64
        do {
            value = try decode(Int64.self)
        } catch {
            throw outside(noun, range, "\(try decode(Double.self))")
        }
        guard range.contains(value) else { throw outside(noun, range, "\(value)") }
        return value
    }

    private func outside(_ noun: String, _ range: ClosedRange<Int64>, _ found: String) -> DecodingError {
        DecodingError.dataCorruptedError(
            in: self, debugDescription: "expected \(noun) from \(range.lowerBound) to \(range.upperBound), found \(found)")
    }
}

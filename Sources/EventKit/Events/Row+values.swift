import Contracts
import Database

// How the values of the published language are kept in columns: ids as 16 bytes, instants as milliseconds, money as cents,
// months by their index and days by their number, so that all of them compare and sort as they should.

extension Instant: SQLBindable {
    public var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Identifier: SQLBindable {
    public var sqlValue: SQLValue { .bytes16(high, low) }
}

extension Cents: SQLBindable {
    public var sqlValue: SQLValue { .integer(amount) }
}

extension Percent: SQLBindable {
    public var sqlValue: SQLValue { .integer(Int64(value)) }
}

extension Month: SQLBindable {
    public var sqlValue: SQLValue { .integer(Int64(index)) }
}

extension LocalDate: SQLBindable {
    public var sqlValue: SQLValue { .integer(Int64(daysSince1970)) }
}

extension Row {
    public func instant(_ index: Int) -> Instant { Instant(milliseconds: int(index)) }
    public func optionalInstant(_ index: Int) -> Instant? { optionalInt(index).map(Instant.init(milliseconds:)) }

    public func cents(_ index: Int) -> Cents { Cents(int(index)) }
    public func optionalCents(_ index: Int) -> Cents? { optionalInt(index).map(Cents.init) }

    public func month(_ index: Int) -> Month { Month(index: Int(int(index))) }
    public func date(_ index: Int) -> LocalDate { LocalDate(daysSince1970: Int(int(index))) }
    public func optionalDate(_ index: Int) -> LocalDate? { optionalInt(index).map { LocalDate(daysSince1970: Int($0)) } }

    /// An id kept as 16 bytes. A column that holds anything else is a programming error, since its CHECK or this kit wrote it.
    public func id<Tag>(_ index: Int, _ type: Identifier<Tag>.Type = Identifier<Tag>.self) -> Identifier<Tag> {
        withBytes(index) { bytes in
            precondition(bytes.count == 16, "column \(index) is not an id")
            return Identifier(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }

    public func optionalID<Tag>(_ index: Int, _ type: Identifier<Tag>.Type = Identifier<Tag>.self) -> Identifier<Tag>? {
        isNull(index) ? nil : id(index)
    }
}

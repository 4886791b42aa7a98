import Database

extension Row {
    /// One of the values of an enum kept by its name.
    func choice<T: RawRepresentable>(_ index: Int, _ type: T.Type = T.self) throws -> T where T.RawValue == String {
        let text = text(index)
        guard let value = T(rawValue: text) else { throw CorruptColumn(column: "\(T.self)", value: text) }
        return value
    }

    func optionalChoice<T: RawRepresentable>(_ index: Int, _ type: T.Type = T.self) throws -> T? where T.RawValue == String {
        isNull(index) ? nil : try choice(index)
    }
}

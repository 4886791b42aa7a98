extension LogLevel {
    /// `LOG_LEVEL`: debug, info (the default), warning or error.
    public init(reading settings: inout Settings) {
        let choices = Dictionary(uniqueKeysWithValues: LogLevel.allCases.map { ($0.rawValue, $0) })
        self = settings.choice("LOG_LEVEL", choices, default: .info)
    }
}

extension QRCode {
    /// Dark modules that lie side by side in one row.
    public struct Run: Hashable, Sendable {
        public let row: Int
        public let columns: Range<Int>
    }

    /// All dark modules, in rows from the top: a drawing of them needs fewer shapes than one of the modules.
    public var darkRuns: [Run] { (0..<sideModules).flatMap(darkRuns(inRow:)) }

    private func darkRuns(inRow row: Int) -> [Run] {
        var runs: [Run] = []
        var start: Int?
        // One column beyond the last, where it is light, ends a run at the edge.
        for column in 0...sideModules {
            switch (start, self[row: row, column: column]) {
            case (nil, true):
                start = column
            case (let first?, false):
                runs.append(Run(row: row, columns: first..<column))
                start = nil
            case (nil, false), (.some, true):
                break
            }
        }
        return runs
    }
}

import QR
import Testing

@Suite struct QRCodeTests {
    /// "HELLO" as bytes at correction M, as the Python package qrcode 8.2 writes it with mask 3, which shares no code with ours.
    private static let hello = [
        "#######.#..#..#######", "#.....#.####..#.....#", "#.###.#...#.#.#.###.#", "#.###.#.#.#.#.#.###.#",
        "#.###.#....#..#.###.#", "#.....#....##.#.....#", "#######.#.#.#.#######", "........#..##........",
        "#.##.###.#.##.#..#.##", ".##.##.#.######..##..", "#...#.#..#.#.......##", "#.##...#...#..####.#.",
        ".#.######...#..#..#.#", "........####..#...#.#", "#######.#..##..#.....", "#.....#.#.#....#####.",
        "#.###.#.....######.##", "#.###.#.#.##..#.####.", "#.###.#.##..#.##..#..", "#.....#...#..#.##...#",
        "#######.#.#..#.#.....",
    ]

    @Test func modulesAreThoseOfAnotherEncoder() throws {
        let code = try QRCode("HELLO")
        #expect(code.drawn == Self.hello)
    }

    @Test(arguments: QRCorrection.allCases)
    func moreCorrectionNeedsMoreRoom(correction: QRCorrection) throws {
        let code = try QRCode(String(repeating: "a", count: 100), correction: correction)
        let sides: [QRCorrection: Int] = [.low: 37, .medium: 41, .quartile: 49, .high: 57]
        #expect(code.sideModules == sides[correction])
    }

    /// 331 bytes are what version 13 holds at correction M.
    @Test func aTextFitsUpToTheLargestVersion() throws {
        let code = try QRCode(String(repeating: "é", count: 165) + "e", largestVersion: 13)
        #expect(code.sideModules == 17 + 4 * 13)
        #expect(throws: QRError.tooLong(byteCount: 332)) { try QRCode(String(repeating: "é", count: 166), largestVersion: 13) }
    }

    @Test(arguments: [2_332, 2_954, 1_000_000])
    func aTextThatNoVersionHoldsIsRefused(byteCount: Int) {
        #expect(throws: QRError.tooLong(byteCount: byteCount)) { try QRCode(String(repeating: "a", count: byteCount)) }
    }

    @Test func anEmptyTextIsRefused() {
        #expect(throws: QRError.empty) { try QRCode("") }
    }

    @Test func aZeroByteIsAByteLikeOthers() throws {
        let whole = try QRCode("a\u{0}b")
        let cut = try QRCode("a")
        #expect(whole != cut)
    }

    @Test func modulesOutsideAreLight() throws {
        let code = try QRCode("HELLO")
        #expect(code[row: 0, column: 0])
        for (row, column) in [(-1, 0), (0, -1), (21, 0), (0, 21), (Int.min, Int.max)] { #expect(!code[row: row, column: column]) }
    }

    @Test func runsAreTheDarkModules() throws {
        let code = try QRCode("HELLO")
        var modules = Array(repeating: Array(repeating: false, count: code.sideModules), count: code.sideModules)
        for run in code.darkRuns {
            #expect(!code[row: run.row, column: run.columns.lowerBound - 1])
            #expect(!code[row: run.row, column: run.columns.upperBound])
            for column in run.columns { modules[run.row][column] = true }
        }
        #expect(modules.map { $0.map { $0 ? "#" : "." }.joined() } == code.drawn)
    }
}

extension QRCode {
    fileprivate var drawn: [String] {
        (0..<sideModules).map { row in (0..<sideModules).map { self[row: row, column: $0] ? "#" : "." }.joined() }
    }
}

import CQREncode
import Glibc

/// A text as a square of dark and light modules, to be read by a camera (ISO/IEC 18004). The same text always gives the same square.
///
/// It holds no quiet zone: whoever draws it leaves `quietModules` free on all four sides.
public struct QRCode: Hashable, Sendable {
    /// How many light modules have to surround the square.
    public static let quietModules = 4

    /// Modules along one side: 17 and four times the version.
    public let sideModules: Int

    /// What version 40 holds at the lowest correction.
    private static let mostBytes = 2_953

    /// Row by row, from the top left corner.
    private let isDark: [Bool]

    /// The smallest square that holds the text as bytes of UTF-8.
    ///
    /// Throws `QRError`.
    /// - Parameter largestVersion: 1 to 40; the text is refused where it would need a larger one.
    public init(_ text: String, correction: QRCorrection = .medium, largestVersion: Int = 40) throws(QRError) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.mostBytes, let count = Int32(exactly: bytes.count) else { throw .tooLong(byteCount: bytes.count) }
        // Version 0 asks for the smallest that fits.
        guard let code = QRcode_encodeData(count, bytes, 0, correction.level) else {
            throw errno == ERANGE ? .tooLong(byteCount: bytes.count) : .outOfMemory
        }
        defer { QRcode_free(code) }
        guard Int(code.pointee.version) <= largestVersion, let modules = code.pointee.data else {
            throw .tooLong(byteCount: bytes.count)
        }
        sideModules = Int(code.pointee.width)
        // The lowest bit of each byte is the colour; the others say what the module is for.
        isDark = UnsafeBufferPointer(start: modules, count: sideModules * sideModules).map { $0 & 1 == 1 }
    }

    /// Whether a module is dark. Those outside the square are light.
    public subscript(row row: Int, column column: Int) -> Bool {
        let side = 0..<sideModules
        return side.contains(row) && side.contains(column) && isDark[row * sideModules + column]
    }
}

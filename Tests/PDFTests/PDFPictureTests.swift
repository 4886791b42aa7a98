import PDF
import TestKit
import Testing

@Suite struct PDFPictureTests {
    @Test func aPictureKnowsItsSizeAndIsDrawn() throws {
        let picture = try PDFPicture(png: SamplePicture.png)
        #expect([picture.widthPixels, picture.heightPixels] == [8, 4])
        let writer = try PDFWriter(PDFWriterTests.metadata)
        try writer.draw(picture, in: PDFRectangle(x: 50, y: 50, width: 80, height: 40))
        let text = String(decoding: try writer.finish().bytes, as: Unicode.ASCII.self)
        #expect(text.contains("/Subtype /Image"))
        #expect(text.contains("/Width 8"))
    }

    @Test(arguments: ["", "GIF89a", "\u{89}PNG", "<svg xmlns='http://www.w3.org/2000/svg'/>"])
    func whatIsNoPNGIsRefused(text: String) {
        #expect(throws: PDFError.badPicture("is no PNG")) { try PDFPicture(png: Array(text.utf8)) }
    }

    /// Cut anywhere, and with any byte of its pixels or their check changed.
    @Test func whatIsBrokenIsRefused() {
        let whole = SamplePicture.png
        for count in 0..<whole.count - 12 {
            #expect(throws: PDFError.self, "\(count) bytes of it") { try PDFPicture(png: Array(whole.prefix(count))) }
        }
        for index in 0..<whole.count - 12 {
            var broken = whole
            broken[index] ^= 0x55
            #expect(throws: PDFError.self, "byte \(index) changed") { try PDFPicture(png: broken) }
        }
    }

    @Test(arguments: [(0, 4), (8, 0), (4_097, 4), (8, 4_097), (0x7FFF_FFFF, 0xFFFF_FFFF)])
    func sidesHaveALimit(width: Int, height: Int) {
        var picture = SamplePicture.png
        for (place, shift) in [24, 16, 8, 0].enumerated() {
            picture[16 + place] = UInt8(width >> shift & 0xFF)
            picture[20 + place] = UInt8(height >> shift & 0xFF)
        }
        let refused = picture
        let reason = "is \(width) by \(height) pixels; a side may have 1 to 4096"
        #expect(throws: PDFError.badPicture(reason)) { try PDFPicture(png: refused) }
    }

    @Test func bytesHaveALimit() {
        let large = SamplePicture.png + Array(repeating: 0, count: PDFLimits.pictureBytes)
        #expect(throws: PDFError.badPicture("has more than 1048576 bytes")) { try PDFPicture(png: large) }
    }
}

import PDF
import QR

extension QRCode {
    /// What is dark of it on a page, where the light square that surrounds it fills a rectangle that is as high as it is wide.
    public func darkRectangles(in square: PDFRectangle) -> [PDFRectangle] {
        let module = square.width / Double(sideModules + 2 * Self.quietModules)
        return darkRuns.map { run in
            PDFRectangle(
                x: square.x + Double(run.columns.lowerBound + Self.quietModules) * module,
                y: square.y + Double(run.row + Self.quietModules) * module, width: Double(run.columns.count) * module, height: module)
        }
    }
}

extension HTMLNode {
    /// The code as a drawing that a style sheet gives its size.
    public static func picture(of code: QRCode) -> HTMLNode {
        let side = code.sideModules + 2 * QRCode.quietModules
        let shape = code.darkRuns.map { run in
            "M\(run.columns.lowerBound + QRCode.quietModules) \(run.row + QRCode.quietModules)h\(run.columns.count)v1h-\(run.columns.count)z"
        }
        return .element(
            "svg",
            [
                HTMLAttribute("viewBox", "0 0 \(side) \(side)"), HTMLAttribute("shape-rendering", "crispEdges"), .role("img"),
                HTMLAttribute("aria-label", "QR"),
            ],
            [.element("path", [HTMLAttribute("d", shape.joined())], [])])
    }
}

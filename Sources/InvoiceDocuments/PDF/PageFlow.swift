/// A block and where it stands on its page.
struct PlacedBlock {
    let block: InvoiceBlock
    let top: Double
}

/// Spreads blocks over pages, in their order.
struct PageFlow {
    private let repeatedHead: InvoiceBlock
    private var pages: [[PlacedBlock]] = [[]]
    private var top = InvoiceSheet.top
    /// Nothing but a repeated head stands on the page.
    private var isFresh = true

    /// - Parameter repeatedHead: stands at the top of each page on which the lines go on.
    static func pages(of blocks: [InvoiceBlock], repeatedHead: InvoiceBlock) -> [[PlacedBlock]] {
        var flow = PageFlow(repeatedHead: repeatedHead)
        var run: [InvoiceBlock] = []
        for block in blocks {
            run.append(block)
            if block.staysWithNext { continue }
            flow.place(run)
            run = []
        }
        flow.place(run)
        return flow.pages
    }

    private init(repeatedHead: InvoiceBlock) {
        self.repeatedHead = repeatedHead
    }

    /// Places blocks that stay together; only those that no page could hold together are parted.
    private mutating func place(_ run: [InvoiceBlock]) {
        guard let first = run.first else { return }
        let height = run.reduce(0) { $0 + $1.spaceAbovePoints + $1.heightPoints }
        if !fits(height) { beginPage(with: first) }
        for block in run {
            if !fits(block.spaceAbovePoints + block.heightPoints) { beginPage(with: block) }
            if !isFresh { top += block.spaceAbovePoints }
            put(block)
            isFresh = false
        }
    }

    /// A fresh page takes everything: what doesn't fit there fits nowhere.
    private func fits(_ height: Double) -> Bool { isFresh || top + height <= InvoiceSheet.bottom }

    private mutating func beginPage(with block: InvoiceBlock) {
        pages.append([])
        top = InvoiceSheet.top
        isFresh = true
        if block.part == repeatedHead.part { put(repeatedHead) }
    }

    private mutating func put(_ block: InvoiceBlock) {
        pages[pages.count - 1].append(PlacedBlock(block: block, top: top))
        top += block.heightPoints
    }
}

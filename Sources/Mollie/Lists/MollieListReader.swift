/// Reads a list page by page, as far as it may.
struct MollieListReader<Element: MollieListed> {
    private let transport: MollieTransport
    private let pages: Int
    private let isWanted: @Sendable (Element) -> Bool

    /// - Parameter isWanted: reading ends, with nothing missing, at the first element that isn't.
    init(_ transport: MollieTransport, pages: Int, while isWanted: @escaping @Sendable (Element) -> Bool = { _ in true }) {
        self.transport = transport
        self.pages = pages
        self.isWanted = isWanted
    }

    /// Throws when not even the first page could be read.
    func list(from first: MollieCall) async throws(MollieFailure) -> MollieList<Element> {
        var list = MollieList<Element>()
        var page = try await page(first)
        var visited: Set<String> = []
        for number in 1...pages {
            guard add(page, to: &list), let next = page.next else { return list }
            guard number < pages else { break }
            do throws(MollieFailure) {
                // Pages in a circle would count every payment many times over.
                guard visited.insert(next).inserted else { throw .unreadable(reason: "its pages lead back to one another") }
                page = try await self.page(.get(address: next))
            } catch {
                if error == .cancelled { throw error }
                list.gaps.append(.page(error))
                return list
            }
        }
        list.gaps.append(.morePages)
        return list
    }

    private func page(_ call: MollieCall) async throws(MollieFailure) -> MolliePage<Element> {
        try MollieAnswer.decode(MolliePage<Element>.self, from: try await transport.send(call))
    }

    /// Whether the list goes on behind the page.
    private func add(_ page: MolliePage<Element>, to list: inout MollieList<Element>) -> Bool {
        for entry in page.entries {
            switch entry.element {
            case .success(let element):
                guard isWanted(element) else { return false }
                list.elements.append(element)
            case .failure(let error):
                list.gaps.append(.element(entry.outline, reason: "\(error)"))
            }
        }
        return true
    }
}

import CXML2

/// Writes a document as bytes of UTF-8, two spaces per level: the same element always gives the same bytes.
///
/// It owns libxml2's writer and the buffer that the writer fills; both live as long as it.
public final class XMLWriter {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr

    /// Throws `XMLError`. What has to be escaped is escaped; what can't be is refused.
    public static func bytes(of root: XMLElement) throws(XMLError) -> [UInt8] {
        let writer = try XMLWriter()
        return try writer.document(root)
    }

    private init() throws(XMLError) {
        LibXML2.prepared
        guard let buffer = xmlBufferCreate() else { throw .outOfMemory }
        guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
            xmlBufferFree(buffer)
            throw .outOfMemory
        }
        self.buffer = buffer
        self.writer = writer
    }

    deinit {
        // The writer still writes into the buffer when it is freed.
        xmlFreeTextWriter(writer)
        xmlBufferFree(buffer)
    }

    private func document(_ root: XMLElement) throws(XMLError) -> [UInt8] {
        try done(xmlTextWriterSetIndent(writer, 1))
        try done(xmlTextWriterSetIndentString(writer, Self.characters("  ")))
        try done(xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
        try write(root, level: 1)
        try done(xmlTextWriterEndDocument(writer))
        try done(xmlTextWriterFlush(writer))
        guard let content = xmlBufferContent(buffer) else { throw .outOfMemory }
        let count = Int(xmlBufferLength(buffer))
        guard count <= XMLLimits.bytes else { throw .tooLarge }
        return Array(UnsafeBufferPointer(start: content, count: count))
    }

    private func write(_ element: XMLElement, level: Int) throws(XMLError) {
        guard level <= XMLLimits.levels else { throw .tooLarge }
        try done(xmlTextWriterStartElement(writer, Self.name(element.name)))
        var seen: Set<String> = []
        for attribute in element.attributes {
            guard seen.insert(attribute.name).inserted else { throw .attributeTwice(attribute.name, in: element.name) }
            let value = try Self.characters(attribute.value, in: attribute.name)
            try done(xmlTextWriterWriteAttribute(writer, Self.name(attribute.name), value))
        }
        switch element.content {
        case .text(let text):
            // Writing no text at all would still give the element an end tag of its own.
            if !text.isEmpty { try done(xmlTextWriterWriteString(writer, Self.characters(text, in: element.name))) }
        case .elements(let elements):
            for element in elements { try write(element, level: level + 1) }
        }
        try done(xmlTextWriterEndElement(writer))
    }

    /// libxml2 answers how many bytes it wrote, or less than nothing; all that can fail here is memory.
    private func done(_ result: Int32) throws(XMLError) {
        if result < 0 { throw .outOfMemory }
    }

    private static func name(_ name: String) throws(XMLError) -> [xmlChar] {
        let characters = characters(name)
        guard !name.utf8.contains(0), xmlValidateQName(characters, 0) == 0 else { throw .badName(name) }
        return characters
    }

    private static func characters(_ text: String, in name: String) throws(XMLError) -> [xmlChar] {
        if let scalar = text.firstForbiddenInXML { throw .forbiddenCharacter(scalar, in: name) }
        return characters(text)
    }

    /// As C wants a text: ended by a zero.
    private static func characters(_ text: String) -> [xmlChar] { Array(text.utf8) + [0] }
}

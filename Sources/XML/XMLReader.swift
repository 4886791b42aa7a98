import CXML2

/// Reads a document that holds data: no document type, no text beside elements. White space between elements is passed over; comments and
/// processing instructions are too.
public final class XMLReader {
    private let context: xmlParserCtxtPtr

    /// Throws `XMLError`.
    public static func element(of bytes: [UInt8]) throws(XMLError) -> XMLElement {
        guard bytes.count <= XMLLimits.bytes else { throw .tooLarge }
        let reader = try XMLReader()
        return try reader.root(of: bytes)
    }

    private init() throws(XMLError) {
        LibXML2.prepared
        guard let context = xmlNewParserCtxt() else { throw .outOfMemory }
        self.context = context
    }

    deinit {
        xmlFreeParserCtxt(context)
    }

    private func root(of bytes: [UInt8]) throws(XMLError) -> XMLElement {
        // Nothing is fetched, no entity is replaced, and nothing is printed.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue
        let document = bytes.withUnsafeBytes { bytes in
            xmlCtxtReadMemory(context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, Int32(options))
        }
        guard let document else { throw failure() }
        defer { xmlFreeDoc(document) }
        guard document.pointee.intSubset == nil else { throw .documentType }
        guard let root = xmlDocGetRootElement(document) else { throw failure() }
        return try Self.element(root, level: 1)
    }

    private func failure() -> XMLError {
        guard let error = xmlCtxtGetLastError(context) else { return .malformed(line: 1, reason: "there is no document") }
        let reason = error.pointee.message.map { String(cString: $0) } ?? "it is not well-formed"
        return .malformed(line: Int(error.pointee.line), reason: reason.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    private static func element(_ node: xmlNodePtr, level: Int) throws(XMLError) -> XMLElement {
        guard level <= XMLLimits.levels else { throw .tooLarge }
        let name = qualifiedName(node.pointee.name, node.pointee.ns)
        var elements: [XMLElement] = []
        var text = ""
        var next = node.pointee.children
        while let child = next {
            switch child.pointee.type {
            case XML_ELEMENT_NODE: elements.append(try element(child, level: level + 1))
            case XML_TEXT_NODE: text += string(child.pointee.content)
            case _: break
            }
            next = child.pointee.next
        }
        if elements.isEmpty { return XMLElement(name, attributes(of: node), text: text) }
        guard text.allSatisfy(\.isWhitespace) else { throw .mixedContent(name) }
        return XMLElement(name, attributes(of: node), elements: elements)
    }

    private static func attributes(of node: xmlNodePtr) -> [XMLAttribute] {
        var attributes: [XMLAttribute] = []
        var declaration = node.pointee.nsDef
        while let current = declaration {
            let name = current.pointee.prefix.map { "xmlns:" + string($0) } ?? "xmlns"
            attributes.append(XMLAttribute(name, string(current.pointee.href)))
            declaration = current.pointee.next
        }
        var next = node.pointee.properties
        while let current = next {
            let value = current.pointee.children.map { string($0.pointee.content) } ?? ""
            attributes.append(XMLAttribute(qualifiedName(current.pointee.name, current.pointee.ns), value))
            next = current.pointee.next
        }
        return attributes
    }

    private static func qualifiedName(_ name: UnsafePointer<xmlChar>?, _ namespace: xmlNsPtr?) -> String {
        guard let prefix = namespace?.pointee.prefix else { return string(name) }
        return string(prefix) + ":" + string(name)
    }

    private static func string(_ characters: UnsafePointer<xmlChar>?) -> String { characters.map { String(cString: $0) } ?? "" }
}

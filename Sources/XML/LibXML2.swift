import CXML2

enum LibXML2 {
    /// Prepares what libxml2 shares between threads; done once, before the first writer or reader, since the library doesn't guard all of it.
    static let prepared: Void = xmlInitParser()
}

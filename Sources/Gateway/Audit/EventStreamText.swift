/// One message as it stands in a stream of server-sent events (WHATWG HTML §9.2).
enum EventStreamText {
    static func message(event: String? = nil, id: String? = nil, data: String) -> String {
        var text = ""
        for (name, value) in [("event", event), ("id", id), ("data", data)] {
            if let value { text += "\(name): \(oneLine(value))\n" }
        }
        return text + "\n"
    }

    /// A line break would begin a field of the value's own making, and a NUL makes a reader drop the id.
    private static func oneLine(_ value: String) -> String {
        var line = ""
        for scalar in value.unicodeScalars where scalar != "\r" && scalar != "\n" && scalar != "\0" { line.unicodeScalars.append(scalar) }
        return line
    }
}

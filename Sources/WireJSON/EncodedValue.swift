/// A value on its way into the document. Objects and arrays are references, because `Codable` may fill several of them in turns.
enum EncodedValue {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A finite number, already in its shortest form that reads back the same.
    case number(String)
    case string(String)
    case object(EncodedObject)
    case array(EncodedArray)
    /// What an encoder that was handed out will hold in the end.
    case deferred(NodeEncoder)
}

final class EncodedObject {
    /// Names are those of the wire, in the order of writing.
    var members: [(name: String, value: EncodedValue)] = []
}

final class EncodedArray {
    var elements: [EncodedValue] = []
}

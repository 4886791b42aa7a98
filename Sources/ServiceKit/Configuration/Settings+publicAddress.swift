import HTTP
import ProcessKit

extension Settings {
    /// Where the Gateway is for the world, without a slash at its end; nil where it is nowhere. What is wrong is collected.
    public mutating func publicAddress() -> String? {
        guard let text = optionalText("PUBLIC_URL") else { return nil }
        let address = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard WebAddress(address) != nil else {
            refuse("PUBLIC_URL", expected: "the Gateway's address, such as https://admin.example.org")
            return nil
        }
        return address
    }
}

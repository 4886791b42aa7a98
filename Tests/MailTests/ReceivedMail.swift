import Foundation

/// A mail as `Server/received_mail.py` tells of it.
struct ReceivedMail: Decodable, Sendable {
    struct Person: Decodable, Hashable, Sendable {
        let name: String
        let address: String
    }

    struct Attachment: Decodable, Sendable {
        let fileName: String
        let mediaType: String
        let bytes: Data
    }

    let sender: String
    let recipients: [String]
    let headers: [String: String]
    let people: [String: [Person]]
    let structure: [String]
    let text: String?
    let html: String?
    let attachments: [Attachment]
    let defects: [String]
    let longestLine: Int
    let bareLineEnds: Int
    /// As it came, byte for byte.
    let content: Data
}

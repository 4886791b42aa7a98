import HTTP
import WireJSON

/// Reads what an owner has answered. Owners are ours, so their answers may be larger than what strangers send.
enum OwnerAnswer {
    private static let decoder = WireJSONDecoder(limits: .ours)

    /// Throws the 503 that names the owner: an answer that can't be read is nothing that the caller did.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from response: HTTPClientResponse, of owner: Owner
    ) throws -> Answer {
        do {
            return try decoder.decode(Answer.self, from: response.body)
        } catch let error as WireJSONError {
            throw OwnerProblem.unavailable(owner, "its answer can't be read: \(error)")
        }
    }
}

import EventKit

/// A dead letter as one line for operators.
enum DeadLetterLine {
    static func text(_ letter: DeadLetter) -> String {
        let place = "\(letter.message.topic)/\(letter.message.partition)@\(letter.message.offset)"
        return [String(letter.id), letter.status.rawValue, letter.at.description, place, letter.reason].joined(separator: "\t")
    }
}

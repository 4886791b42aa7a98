import CompanyIdentifiers
import Contracts
import WireJSON

/// What VIES says of a VAT number.
public enum VIESAnswer: Sendable, Equatable {
    /// It is in use.
    case valid(VIESConfirmation)
    /// Its country doesn't know it, or no longer; with the consultation number of the question, if there is one.
    case invalid(reference: ShortText?)
    /// Nothing is known: neither that it is in use nor that it isn't.
    case notAnswered(VIESSilence)
}

/// That a number is in use.
public struct VIESConfirmation: Sendable, Equatable {
    /// The consultation number, such as `WAPIAAAAXyz`; nil where whoever asked didn't name its own number.
    public let reference: ShortText?
    /// Whose it is; nil where the country doesn't disclose it.
    public let name: DisplayText?
}

extension VIESAnswer {
    private static let limits = WireJSONLimits(maximumBytes: VIESClient.responseBytesMaximum, maximumDepth: 16)

    /// Reads an answer. Whatever isn't plainly yes or no is no answer, since a customer may be refused an invoice because of a no.
    /// - Parameter number: what was asked; an answer about another one is none.
    init(status: Int, body: [UInt8], to number: VATNumber) {
        let read = Result { try WireJSONDecoder(limits: Self.limits).decode(JSONValue.self, from: body) }
        guard case .success(let answer) = read else {
            self = .notAnswered(
                VIESSilence(reason: (200..<300).contains(status) ? "its answer can't be read" : "it has the status \(status)"))
            return
        }
        if let code = Self.errorCode(answer) {
            self = .notAnswered(VIESSilence(code: code))
        } else if !(200..<300).contains(status) {
            self = .notAnswered(VIESSilence(reason: "it has the status \(status)"))
        } else {
            self = Self.verdict(answer, on: number)
        }
    }

    private static func verdict(_ answer: JSONValue, on number: VATNumber) -> VIESAnswer {
        guard answer.isAbout(number) else { return .notAnswered(VIESSilence(reason: "it speaks of another number")) }
        // The other shape, of `GET …/ms/{country}/vat/{number}`, calls it so.
        guard let isValid = answer.truth("valid") ?? answer.truth("isValid") else {
            return .notAnswered(VIESSilence(reason: "its answer says neither yes nor no"))
        }
        let reference = answer.disclosed("requestIdentifier").flatMap { ShortText($0) }
        guard isValid else { return .invalid(reference: reference) }
        return .valid(VIESConfirmation(reference: reference, name: answer.disclosed("name").map { DisplayText($0) }))
    }

    /// The code of the first error. Both shapes have theirs; the words `VALID` and `INVALID` there are no errors.
    private static func errorCode(_ answer: JSONValue) -> String? {
        if let code = answer["errorWrappers"]?[0]?.disclosed("error") { return code }
        if answer.truth("actionSucceed") == false { return "no reason given" }
        guard let code = answer.disclosed("userError"), !["VALID", "INVALID"].contains(code) else { return nil }
        return code
    }
}

extension JSONValue {
    fileprivate func truth(_ name: String) -> Bool? {
        if case .bool(let value)? = self[name] { value } else { nil }
    }

    /// Nil for what is empty, and for `---`, by which countries say that they don't tell.
    fileprivate func disclosed(_ name: String) -> String? {
        guard case .string(let text)? = self[name], !text.isEmpty, text != "---" else { return nil }
        return text
    }

    /// Whether the number that it repeats, if any, is this one.
    fileprivate func isAbout(_ number: VATNumber) -> Bool {
        let country = disclosed("countryCode") ?? number.prefix
        let national = disclosed("vatNumber") ?? number.national
        return country == number.prefix && [number.national, number.text].contains(national.filter { $0.isLetter || $0.isNumber })
    }
}

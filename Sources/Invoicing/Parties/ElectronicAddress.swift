/// Where a party receives electronic invoices: its address in the network of Peppol.
public struct ElectronicAddress: Hashable, Sendable {
    public var scheme: ElectronicAddressScheme
    public var value: PartyIdentifier

    public init(_ value: PartyIdentifier, scheme: ElectronicAddressScheme) {
        self.scheme = scheme
        self.value = value
    }
}

/// The kind of an electronic address: a code of the list EAS (rule BR-CL-25).
public struct ElectronicAddressScheme: Hashable, Sendable {
    public let code: String

    /// Nil for a code that the list doesn't have.
    public init?(_ code: String) {
        guard Self.known.contains(code) else { return nil }
        self.code = code
    }

    private static let known = Set(
        """
        0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0170 0177 0183 0184 0188 0190 0191 0192 0193 0194 0195 0196
        0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 9901 9910
        9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941
        9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

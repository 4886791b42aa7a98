/// Which module may import which (docs/architecture.md, "Modules").
enum ModuleImports {
    static let everywhere: Set = ["Foundation", "Synchronization", "Glibc", "Dispatch"]

    /// What a domain may build on: the published language and the pure modules.
    static let pure: Set = ["Contracts", "EventSourcing", "Terms", "CompanyIdentifiers", "BusinessCalendar", "Invoicing", "EInvoice"]

    /// The modules that wrap a C library; only they may reason about what the compiler can't check.
    static let wrappers: Set = ["Kafka", "WireJSON", "Database", "HTTP", "Cryptography", "XML", "PDF", "QR", "Mail"]

    private static let kits: Set = ["EventSourcing", "ProcessKit", "EventKit", "WebKit", "ServiceKit"]
    private static let serviceImports = kits.union(["Contracts", "StaffAPI", "Database", "HTTP", "WireJSON", "Cryptography", "Kafka"])

    static let allowed: [String: Set<String>] = [
        "FileEmbedder": [],
        "Kafka": ["CRdKafka"],
        "WireJSON": ["CJansson"],
        "Database": ["CSQLite"],
        "HTTP": ["CMicroHTTPD", "CCurl", "CZlib"],
        "Cryptography": ["CCrypto"],
        "XML": ["CXML2"],
        "PDF": ["CPangoCairo"],
        "QR": ["CQREncode"],
        "Contracts": ["Cryptography"],
        "Mail": ["CCurl", "Cryptography", "Contracts"],
        "EventSourcing": ["Contracts"],
        "StaffAPI": ["Contracts"],
        "Terms": ["Contracts"],
        "CompanyIdentifiers": [],
        "BusinessCalendar": ["Contracts"],
        "TextSearch": [],
        "Invoicing": ["CompanyIdentifiers", "Contracts"],
        "EInvoice": ["CompanyIdentifiers", "Invoicing", "Contracts", "XML"],
        "DocumentParts": ["PDF", "QR"],
        "InvoiceDocuments": ["CompanyIdentifiers", "Invoicing", "Contracts", "Cryptography", "PDF", "QR", "DocumentParts"],
        "CertificateDocuments": ["Contracts", "Cryptography", "PDF", "QR", "DocumentParts"],
        "ProcessKit": ["WireJSON", "Contracts"],
        "Mollie": ["HTTP", "WireJSON", "Contracts", "ProcessKit"],
        "VIES": ["HTTP", "WireJSON", "CompanyIdentifiers", "Contracts"],
        "EventKit": ["Kafka", "WireJSON", "Database", "Cryptography", "Contracts", "EventSourcing", "ProcessKit"],
        "MailKit": ["Mail", "ProcessKit", "EventKit", "Database", "Contracts"],
        "WebKit": ["HTTP", "WireJSON", "Database", "Cryptography", "Contracts", "EventSourcing", "StaffAPI", "ProcessKit", "EventKit"],
        "ServiceKit": [
            "Kafka", "HTTP", "WireJSON", "Database", "Cryptography", "Contracts", "EventSourcing", "StaffAPI", "ProcessKit", "EventKit",
            "WebKit",
        ],
        "RollupService": serviceImports.union(["Terms", "TextSearch"]),
        "BillingService": serviceImports.union([
            "Terms", "BusinessCalendar", "TextSearch", "CompanyIdentifiers", "Invoicing", "EInvoice", "InvoiceDocuments", "Mail",
            "MailKit", "Mollie", "VIES",
        ]),
        "TrainingService": serviceImports.union(["TextSearch", "Mail", "MailKit", "CertificateDocuments"]),
        "PartnerService": serviceImports.union(["Terms", "TextSearch", "Mail", "MailKit"]),
        "Gateway": serviceImports.union(["BusinessCalendar", "TextSearch", "Mail", "MailKit", "PDF"]),
        "DevStack": serviceImports.union(["CFixedPort", "CompanyIdentifiers", "Mollie"]),
        "MollieStandIn": ["HTTP", "WireJSON", "Contracts", "ProcessKit", "Mollie"],
        "Benchmarks": serviceImports,
    ]
}

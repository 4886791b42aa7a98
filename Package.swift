// swift-tools-version: 6.0

import PackageDescription

/// One list of settings for every Swift target: Swift 6 mode (strict concurrency), and a warning is an error.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// Release executables are a quarter as large without their symbols; debug ones keep them for backtraces.
let stripped: [LinkerSetting] = [.unsafeFlags(["-Xlinker", "-s"], .when(configuration: .release))]

/// For a target whose files beside its Swift belong inside the executable.
let embeddingFiles: [Target.PluginUsage] = [.plugin(name: "EmbedFiles")]

/// A C library that Debian ships.
/// - Parameter pkgConfig: for a library whose headers don't lie in the default place; pkg-config says where they are.
func systemLibrary(_ name: String, package: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// - Parameter isQuickInTests: for what goes through every byte of every message, which without it costs all tests together many minutes.
func library(_ name: String, _ dependencies: Target.Dependency..., isQuickInTests: Bool = false) -> Target {
    let quick: [SwiftSetting] = isQuickInTests ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []
    return .target(name: name, dependencies: dependencies, swiftSettings: settings + quick)
}

func executable(_ name: String, _ dependencies: [Target.Dependency], plugins: [Target.PluginUsage] = []) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings, linkerSettings: stripped, plugins: plugins)
}

/// What every service is made of, and what it alone needs beside that.
func service(_ name: String, _ others: Target.Dependency..., plugins: [Target.PluginUsage] = []) -> Target {
    executable(name, ["Contracts", "StaffAPI", "EventSourcing", "Database", "EventKit", "WebKit", "ServiceKit"] + others, plugins: plugins)
}

func tests(_ name: String, _ dependencies: Target.Dependency..., resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// What only tests use; no executable links it.
func testKit(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

func serviceTests(_ service: String, _ others: Target.Dependency..., resources: [Resource] = []) -> Target {
    .testTarget(
        name: "\(service)Tests",
        dependencies: [
            .init(stringLiteral: service), "TestKit", "ServiceTesting", "EventSourcing", "EventKit", "ServiceKit", "Contracts", "StaffAPI",
            "Kafka", "Database", "WireJSON",
        ] + others,
        resources: resources, swiftSettings: settings)
}

let package = Package(
    name: "dembrane-backoffice",
    targets: [
        systemLibrary("CRdKafka", package: "librdkafka-dev"),
        systemLibrary("CJansson", package: "libjansson-dev"),
        systemLibrary("CSQLite", package: "libsqlite3-dev"),
        systemLibrary("CMicroHTTPD", package: "libmicrohttpd-dev"),
        systemLibrary("CCrypto", package: "libssl-dev"),
        systemLibrary("CCurl", package: "libcurl4-openssl-dev"),
        systemLibrary("CZlib", package: "zlib1g-dev"),
        systemLibrary("CXML2", package: "libxml2-dev", pkgConfig: "libxml-2.0"),
        // SwiftPM warns that it leaves out -pthread, which GLib asks for and glibc hasn't needed since 2.34.
        systemLibrary("CPangoCairo", package: "libpango1.0-dev", pkgConfig: "pangocairo"),
        systemLibrary("CQREncode", package: "libqrencode-dev"),

        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["FileEmbedder"]),
        executable("FileEmbedder", []),

        .target(name: "CFixedPort"),
        library("Kafka", "CRdKafka"),
        library("WireJSON", "CJansson", isQuickInTests: true),
        library("Database", "CSQLite"),
        library("HTTP", "CMicroHTTPD", "CCurl", "CZlib"),
        library("Cryptography", "CCrypto"),
        library("XML", "CXML2"),
        library("PDF", "CPangoCairo"),
        library("QR", "CQREncode"),
        library("Contracts", "Cryptography"),
        library("Mail", "CCurl", "Cryptography", "Contracts"),
        library("StaffAPI", "Contracts"),
        library("EventSourcing", "Contracts"),
        library("Terms", "Contracts"),
        library("CompanyIdentifiers"),
        library("BusinessCalendar", "Contracts"),
        library("TextSearch"),
        library("Invoicing", "CompanyIdentifiers", "Contracts"),
        library("EInvoice", "CompanyIdentifiers", "Invoicing", "Contracts", "XML"),
        library("DocumentParts", "PDF", "QR"),
        library("InvoiceDocuments", "CompanyIdentifiers", "Invoicing", "Contracts", "Cryptography", "PDF", "QR", "DocumentParts"),
        library("CertificateDocuments", "Contracts", "Cryptography", "PDF", "QR", "DocumentParts"),
        library("ProcessKit", "WireJSON", "Contracts"),
        library("Mollie", "HTTP", "WireJSON", "Contracts", "ProcessKit"),
        library("VIES", "HTTP", "WireJSON", "CompanyIdentifiers", "Contracts"),
        library("EventKit", "Kafka", "WireJSON", "Database", "Cryptography", "Contracts", "EventSourcing", "ProcessKit"),
        library(
            "WebKit", "HTTP", "WireJSON", "Database", "Cryptography", "Contracts", "EventSourcing", "StaffAPI", "ProcessKit", "EventKit"),
        library(
            "ServiceKit", "Kafka", "HTTP", "WireJSON", "Database", "Cryptography", "Contracts", "EventSourcing", "StaffAPI", "ProcessKit",
            "EventKit", "WebKit"),

        library("MailKit", "Mail", "ProcessKit", "EventKit", "Database", "Contracts"),

        service("RollupService", "Terms", "TextSearch", "Cryptography"),
        service(
            "BillingService", "Terms", "BusinessCalendar", "TextSearch", "CompanyIdentifiers", "Invoicing", "EInvoice", "InvoiceDocuments",
            "Mail", "MailKit", "Mollie", "VIES", "HTTP", "WireJSON", "Cryptography", "ProcessKit"),
        service("TrainingService", "TextSearch", "Mail", "MailKit", "CertificateDocuments", "ProcessKit"),
        service("PartnerService", "Terms", "TextSearch", "Mail", "MailKit", "ProcessKit"),
        service(
            "Gateway", "BusinessCalendar", "HTTP", "WireJSON", "Cryptography", "ProcessKit", "TextSearch", "Mail", "MailKit", "PDF",
            "Kafka",
            plugins: embeddingFiles),
        executable(
            "DevStack",
            [
                "CFixedPort", "Contracts", "CompanyIdentifiers", "StaffAPI", "Kafka", "WireJSON", "HTTP", "Cryptography", "ProcessKit",
                "Mollie", "EventKit", "WebKit", "ServiceKit",
            ]),
        executable("MollieStandIn", ["HTTP", "WireJSON", "Contracts", "ProcessKit", "Mollie"]),
        executable("Benchmarks", ["Contracts", "Kafka", "WireJSON", "HTTP", "ProcessKit", "EventKit"]),

        // The service that the crash tests of effects kill.
        .executableTarget(
            name: "EffectService", dependencies: ["Contracts", "EventKit", "ServiceKit"], path: "Tests/EffectService",
            swiftSettings: settings),

        testKit("TestKit", "CZlib", "Contracts", "EventSourcing"),
        testKit("InvoiceSamples", "CompanyIdentifiers", "Contracts", "Invoicing"),
        testKit(
            "ServiceTesting", "TestKit", "Contracts", "EventSourcing", "StaffAPI", "Kafka", "WireJSON", "Database", "HTTP", "ProcessKit",
            "EventKit",
            "WebKit", "ServiceKit"),

        tests("FileEmbedderTests", "FileEmbedder", "TestKit"),
        tests("KafkaTests", "TestKit", "Kafka", "CRdKafka", "CFixedPort"),
        tests("WireJSONTests", "TestKit", "WireJSON"),
        tests("DatabaseTests", "Database", "CSQLite"),
        tests("HTTPTests", "TestKit", "HTTP"),
        tests("CryptographyTests", "Cryptography"),
        tests("XMLTests", "TestKit", "XML"),
        tests("PDFTests", "TestKit", "PDF"),
        tests("QRTests", "QR"),
        tests("MailTests", "TestKit", "Mail", "Contracts", resources: [.copy("Server")]),
        tests("ContractsTests", "Contracts", "WireJSON", resources: [.copy("Golden")]),
        tests("CompanyIdentifiersTests", "CompanyIdentifiers"),
        tests("BusinessCalendarTests", "BusinessCalendar", "Contracts"),
        tests("TextSearchTests", "TextSearch"),
        tests("InvoicingTests", "TestKit", "InvoiceSamples", "CompanyIdentifiers", "Invoicing", "Contracts"),
        tests(
            "InvoiceDocumentsTests", "TestKit", "InvoiceSamples", "InvoiceDocuments", "Invoicing", "Contracts", "Cryptography", "PDF"),
        tests("CertificateDocumentsTests", "TestKit", "CertificateDocuments", "Contracts", "PDF"),
        tests("EInvoiceTests", "InvoiceSamples", "CompanyIdentifiers", "EInvoice", "Invoicing", "Contracts", "XML"),
        tests("StaffAPITests", "StaffAPI", "Contracts", "WireJSON"),
        tests("ProcessKitTests", "TestKit", "ProcessKit", "Contracts", "WireJSON"),
        tests("MollieTests", "MollieStandIn", "TestKit", "Mollie", "ProcessKit", "Contracts", "HTTP", "WireJSON"),
        tests("VIESTests", "TestKit", "VIES", "CompanyIdentifiers", "Contracts", "HTTP", "WireJSON"),
        tests(
            "EventKitTests", "TestKit", "ServiceTesting", "EventSourcing", "EventKit", "ProcessKit", "Contracts", "Kafka", "Database",
            "WireJSON"),
        tests(
            "WebKitTests", "TestKit", "ServiceTesting", "WebKit", "EventKit", "ProcessKit", "ServiceKit", "Contracts", "StaffAPI",
            "Database", "HTTP", "WireJSON", "Cryptography"),
        tests(
            "ServiceKitTests", "EffectService", "TestKit", "ServiceTesting", "ServiceKit", "ProcessKit", "EventSourcing", "EventKit",
            "WebKit",
            "Contracts", "StaffAPI", "Kafka", "Database", "HTTP", "WireJSON"),
        serviceTests("RollupService", "Terms", "WebKit"),
        serviceTests(
            "BillingService", "Terms", "InvoiceSamples", "CompanyIdentifiers", "Invoicing", "Mail", "MailKit", "Mollie", "MollieStandIn",
            "VIES", "ProcessKit",
            "Cryptography", "HTTP"),
        serviceTests("TrainingService", "HTTP", "Mail", "MailKit"),
        serviceTests("PartnerService", "HTTP", "Mail", "MailKit"),
        serviceTests("Gateway", "ProcessKit", "WebKit", "HTTP", "Mail", "MailKit", resources: [.copy("Recorded")]),
        tests(
            "DevStackTests", "DevStack", "TestKit", "ServiceTesting", "Mollie", "EventKit", "WebKit", "Contracts", "CompanyIdentifiers",
            "StaffAPI", "Kafka", "HTTP", "WireJSON"),
        tests("TidyTests"),
    ]
)

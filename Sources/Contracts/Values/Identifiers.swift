/// The tags of the identifiers; they have no values.
public enum OrganisationTag {}
public enum WorkspaceTag {}
public enum AccountTag {}
public enum UserTag {}
public enum ConversationTag {}
public enum UpgradeRequestTag {}
public enum InvoiceTag {}
public enum TrainingTag {}
public enum TrainingSessionTag {}
public enum LicenceTag {}
public enum ReferralTag {}

public typealias OrganisationID = Identifier<OrganisationTag>
public typealias WorkspaceID = Identifier<WorkspaceTag>
public typealias AccountID = Identifier<AccountTag>
public typealias UserID = Identifier<UserTag>
public typealias ConversationID = Identifier<ConversationTag>
public typealias UpgradeRequestID = Identifier<UpgradeRequestTag>
public typealias InvoiceID = Identifier<InvoiceTag>
public typealias TrainingID = Identifier<TrainingTag>
public typealias TrainingSessionID = Identifier<TrainingSessionTag>
public typealias LicenceID = Identifier<LicenceTag>
public typealias ReferralID = Identifier<ReferralTag>

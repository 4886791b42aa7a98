/// Why a staff token isn't accepted.
public enum StaffTokenRefusal: Error, Sendable, Equatable {
    /// Not a token that a key of ours has signed.
    case notOurs
    /// One of ours in which something is missing, such as `exp`.
    case lacks(String)
    case expired
    case notYetValid
    /// A token of the platform that was made for something else.
    case otherPurpose
    /// Its bearer has signed out.
    case signedOut
    /// A valid token of somebody who isn't staff.
    case noAdminAccess
    /// Of its bearer no user of the platform is known.
    case unknownPerson(loginID: String)
    /// The platform has told that it has deleted its bearer.
    case deletedPerson
    case suspendedPerson
    /// The platform has told that its bearer isn't staff.
    case notStaff
    /// What the platform tells of its bearer has no address by which the audit trail could name them.
    case noAddressKnown
    /// No user is known of its bearer, but not all that the platform has told has been read.
    case factsPending(loginID: String)
    /// The keys can't be had for now, so nothing can be said about the token.
    case keysUnavailable

    public var problem: Problem {
        switch self {
        case .notOurs: .unauthenticated("the token isn't valid; sign in again")
        case .lacks(let claim):
            .unauthenticated("the token has no \(claim); sign in with one that the platform has issued for the back office")
        case .expired: .unauthenticated("the sign-in has expired; sign in again")
        case .notYetValid: .unauthenticated("the token isn't valid yet; check the clock")
        case .otherPurpose:
            .unauthenticated("the token was made for another purpose (its aud or iss); sign in with one for the back office")
        case .signedOut: .unauthenticated("you have signed out; sign in again with a new token")
        case .noAdminAccess: .forbidden("this is for dembrane staff; the token has no admin_access")
        case .unknownPerson(let loginID):
            .unrecognised(
                "no user with the login id \(loginID) is known; the platform has to tell of it (user-changed with login_id)")
        case .deletedPerson: .unrecognised("the platform has deleted the user of this sign-in")
        case .suspendedPerson: .unrecognised("the platform has suspended the user of this sign-in")
        case .notStaff: .unrecognised("this is for dembrane staff; the platform says that the user isn't (user-changed with staff)")
        case .noAddressKnown:
            .unrecognised("what the platform tells of the user has no e-mail address in it; it has to tell one (user-changed with email)")
        case .factsPending(let loginID):
            .unavailable(
                "no user with the login id \(loginID) is known yet, and not all that the platform has told has been read; try again in a moment"
            )
        case .keysUnavailable: .unavailable("the keys to check sign-ins can't be fetched now; try again in a moment")
        }
    }

    /// Whether it is about the bearer of a good token, and not about the token.
    public var isOfPerson: Bool {
        switch self {
        case .noAdminAccess, .unknownPerson, .deletedPerson, .suspendedPerson, .notStaff, .noAddressKnown: true
        case .notOurs, .lacks, .expired, .notYetValid, .otherPurpose, .signedOut, .factsPending, .keysUnavailable: false
        }
    }

    /// Whether nothing is said against the token: it can only not be told now.
    public var mayPass: Bool { problem.status == 503 }
}

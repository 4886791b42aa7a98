/// What the platform does with a workspace that has recorded all that its tier includes (DOMAIN §7).
public enum CapLock {
    public static let inWords = "uploads, new transcripts and chats are locked; participants can still record"
}

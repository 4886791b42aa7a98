/// What stands inside the frame of a page, and how its window is called.
struct ConsolePage: Sendable {
    /// The most telling part first, such as `Guardian · October 2026 · Usage & billing`.
    let title: String
    let html: HTML
}

import StaffAPI

/// What can be done with a request: decided while it waits, and nothing afterwards. Whether terms need a permission follows from what is
/// granted, which the owner says.
struct RequestActions {
    static func items(for row: UpgradeRequestRow) -> [ActionMenu.Item] {
        guard row.status == .pending, row.joinedRequestID == nil else { return [] }
        return [ActionMenu.Item(action: .approveRequest, obstacle: nil), ActionMenu.Item(action: .denyRequest, obstacle: nil)]
    }
}

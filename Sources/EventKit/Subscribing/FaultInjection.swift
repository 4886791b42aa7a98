import Foundation

/// Lets a test see what a defect that ends the process does. In release builds there is no such thing.
enum FaultInjection {
    #if DEBUG
        private static let trappingEventID = ProcessInfo.processInfo.environment["FAULT_TRAP_ON_EVENT"]

        /// Ends the process when the event with the id of `FAULT_TRAP_ON_EVENT` is about to be applied.
        static func trap(on batch: [Incoming]) {
            guard let trappingEventID else { return }
            if batch.contains(where: { $0.readEvent?.id == trappingEventID }) { preconditionFailure("the fault that was asked for") }
        }
    #else
        static func trap(on batch: [Incoming]) {}
    #endif
}

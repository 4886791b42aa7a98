import HTTP
import StaffAPI

extension QueryItems {
    /// What can be read of a query, and what of it can't, in words: an old bookmark leads to the nearest view instead of nowhere.
    /// - Parameter read: throws `ParameterFault`. Nil is answered where it throws anything else.
    func usable<Value>(_ read: (QueryItems) throws -> Value) -> (value: Value?, notes: [String]) {
        var usable = self
        var notes: [String] = []
        // Each round drops one parameter, so there are at most as many as there are parameters.
        for _ in 0...items.count {
            do {
                return (try read(usable), notes)
            } catch let fault as ParameterFault {
                usable = usable.without(fault.name)
                notes.append("The filter \(fault.name) could not be used: \(fault.detail).")
            } catch {
                break
            }
        }
        return (nil, notes)
    }
}

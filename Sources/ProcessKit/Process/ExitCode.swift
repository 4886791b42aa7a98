/// How a process of ours tells its parent what came of it, after `sysexits.h`.
public enum ExitCode: Int32, Sendable {
    case success = 0
    /// A command of an operator couldn't be done; the lines printed say why.
    case failure = 1
    /// Unknown or missing arguments.
    case usage = 64
    /// Something unexpected.
    case software = 70
    /// Something else has to end or come first, such as another process on the same data.
    case temporary = 75
    /// A setting is missing or wrong.
    case configuration = 78
}

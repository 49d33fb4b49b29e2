/// Which shell it is: they differ in what they know and in how they complain.
package enum ShellFlavour: String, Sendable, Equatable {
    /// bash, on the learner's machine and in images that carry it.
    case bash
    /// dash, the `sh` of Debian and Ubuntu.
    case dash
    /// busybox ash, the `sh` of Alpine and busybox.
    case ash

    /// The text before a message of the shell itself.
    func prefix(name: String, line: Int, isInteractive: Bool) -> String {
        switch self {
        case .bash: isInteractive ? "\(name): " : "\(name): line \(line): "
        case .dash: "\(name): \(line): "
        case .ash: isInteractive ? "\(name): " : "\(name): line \(line): "
        }
    }

    /// What is said about a command that is nowhere. ash names no line here.
    func notFound(_ command: String, name: String, line: Int, isInteractive: Bool) -> String {
        switch self {
        case .bash: prefix(name: name, line: line, isInteractive: isInteractive) + "\(command): command not found"
        case .dash: prefix(name: name, line: line, isInteractive: isInteractive) + "\(command): not found"
        case .ash: "\(name): \(command): not found"
        }
    }

    var knowsBraces: Bool { self == .bash }
}

/// Names a process by its number in the host's process table.
package struct ProcessID: Hashable, Sendable, Comparable {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    package static func < (a: ProcessID, b: ProcessID) -> Bool { a.number < b.number }
}

/// Names a set of namespaces: the host itself, a container, or a build step.
package struct MachineID: Hashable, Sendable, Comparable {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    /// The learner's own machine.
    package static let host = MachineID(0)
    /// Where the servers of the world outside run.
    package static let outside = MachineID(-1)

    package static func < (a: MachineID, b: MachineID) -> Bool { a.number < b.number }
}

/// Names a file tree of the world: a root file system, a volume, a tmpfs.
package struct TreeID: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }
}

/// Names an open file description (`open(2)`), which several descriptors may share.
package struct OpenFileID: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }
}

/// Names a one-way byte stream: a pipe, one direction of a connection, the input of a terminal.
package struct PipeID: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }
}

/// Names a pseudo-terminal.
package struct TerminalID: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }
}

/// Names the kept output of a container or of an exec.
package struct LogID: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }
}

/// Names a listening or connected stream socket.
package struct SocketID: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }
}

/// A container's 64-digit id.
package struct ContainerID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let hex: String

    package init(_ hex: String) { self.hex = hex }

    package var description: String { hex }
    package var short: String { String(hex.prefix(12)) }

    package static func < (a: ContainerID, b: ContainerID) -> Bool { a.hex < b.hex }
}

/// A network's 64-digit id.
package struct NetworkID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let hex: String

    package init(_ hex: String) { self.hex = hex }

    package var description: String { hex }
    package var short: String { String(hex.prefix(12)) }

    package static func < (a: NetworkID, b: NetworkID) -> Bool { a.hex < b.hex }
}

/// A running program as a value: its whole state, stepped until it must wait.
///
/// A program never blocks. It asks the simulation for something, and when that would block it returns what it waits for;
/// the kernel steps it again when that may have come. So a process can be copied, compared, undone and signalled at any
/// point, and thousands of them cost memory and no threads.
package protocol Program: Sendable, Equatable {
    /// Runs for a while as the process `me`.
    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step

    /// Whether the program has a handler for a signal. Handled signals are queued for the program to take; for others
    /// the default action happens.
    func handles(_ signal: Signal) -> Bool

    /// Whether it shows its user what happens as it happens, until it is told to stop.
    var showsWhatHappens: Bool { get }

    /// Keys that it wants as soon as they were pressed one after the other, and not at the end of a line; none for most.
    var urgentKeys: [UInt8] { get }

    /// Bytes of data that the program has gathered, beyond what it needs to run at all.
    var memoryUse: Int { get }
}

extension Program {
    package func handles(_ signal: Signal) -> Bool { false }

    package var showsWhatHappens: Bool { false }

    package var urgentKeys: [UInt8] { [] }

    package var memoryUse: Int { 0 }

    /// Equality with a program of any type.
    package func isEqual(to other: any Program) -> Bool {
        (other as? Self) == self
    }
}

/// How a program leaves one step.
package enum Step: Sendable, Equatable {
    /// It has more to do at once.
    case again
    /// It can do nothing before one of these happens.
    case wait([WaitReason])
    /// It has ended, with this exit status.
    case exit(Int32)
}

/// Something a process can wait for.
package enum WaitReason: Hashable, Sendable {
    case readable(PipeID)
    case writable(PipeID)
    /// A child of the process changes state.
    case child
    /// A moment of the world's clock.
    case time(Instant)
    /// More output in a log, or its end.
    case log(LogID)
    /// A change of a container's state.
    case container(ContainerID)
    /// A connection to a listening socket, or a datagram.
    case connection(SocketID)
    /// A new engine event.
    case engineEvent
    /// Nothing but a signal.
    case signal
}

/// Stands in a process while its program is out of the world, being stepped.
package struct Vacant: Program {
    package init() {}

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        .wait([.signal])
    }
}

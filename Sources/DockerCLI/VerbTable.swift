import CommandSyntax
import WorldModel

/// The work of one `docker` command.
enum Verb: Sendable {
    typealias Body = @Sendable (ParsedCommand, inout Simulation, ProcessID) throws(CommandFailure) -> Int32
    typealias LastingBody = @Sendable (ParsedCommand, inout Simulation, ProcessID) throws(CommandFailure) -> any Program

    /// Done at once; the result is the exit status.
    case immediate(Body)
    /// Goes on as a program of its own, because it waits for something.
    case lasting(LastingBody)
}

/// Every command that is simulated, by its canonical path. What is missing here says so when it is called.
package enum VerbTable {
    static let all: [String: Verb] = [
        containers, images, system, networks, volumes, contexts, builders, compose, swarm,
    ].reduce(
        into: [:]) { all, part in
            all.merge(part) { first, _ in first }
        }

    /// The paths of the simulated commands, for coverage figures.
    package static let simulatedPaths: [String] = all.keys.sorted()
}

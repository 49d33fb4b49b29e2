import CommandSyntax
import Engine
import Kernel
import WorldModel

extension VerbTable {
    /// The commands of swarm mode on a node that belongs to no swarm, as every simulated one: they are refused in the
    /// daemon's words. Making a swarm is not simulated, and `docker swarm init` says so.
    static let swarm: [String: Verb] = {
        let groups = [
            ConfigCommands.group, NodeCommands.group, SecretCommands.group, ServiceCommands.group, StackCommands.group,
            SwarmCommands.group,
        ]
        var verbs: [String: Verb] = [:]
        for spec in groups.flatMap(\.subcommands) {
            verbs[spec.path] = .immediate { command, simulation, me throws(CommandFailure) in
                // An inspect command prints the empty list of what it found first.
                if command.path.hasSuffix(" inspect"), command.string("format")?.isEmpty ?? true {
                    simulation.print("[]\n", as: me)
                }
                throw CommandFailure("Error response from daemon: " + SwarmRefusal.notManager)
            }
        }
        for path in ["docker swarm init", "docker stack config"] { verbs[path] = nil }
        verbs["docker swarm leave"] = .immediate { _, _, _ throws(CommandFailure) in
            throw CommandFailure("Error response from daemon: This node is not part of a swarm")
        }
        verbs["docker swarm join"] = .immediate { command, _, _ throws(CommandFailure) in
            let address = command.operands[0].replacingPrefix("localhost", with: "127.0.0.1")
            throw CommandFailure(
                "Error response from daemon: rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial tcp \(address): connect: connection refused\""
            )
        }
        return verbs
    }()
}

enum SwarmRefusal {
    static let notManager =
        "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to swarm and try again."
}

extension String {
    fileprivate func replacingPrefix(_ old: String, with new: String) -> String {
        hasPrefix(old) ? new + dropFirst(old.count) : self
    }
}

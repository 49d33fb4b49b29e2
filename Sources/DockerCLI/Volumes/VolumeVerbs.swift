import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

extension VerbTable {
    /// The commands about volumes.
    static let volumes: [String: Verb] = [
        "docker volume create": .immediate { command, simulation, me throws(CommandFailure) in
            let flag = command.string("name") ?? ""
            guard flag.isEmpty || command.operands.isEmpty else {
                throw CommandFailure(
                    "conflicting options: cannot specify a volume-name through both --name and as a positional arg")
            }
            do throws(EngineError) {
                let labels = KeyValueText.dictionary(command.list("label"))
                let volume = try simulation.createVolume(
                    name: command.operands.first ?? flag, driver: command.string("driver") ?? "", labels: labels,
                    options: KeyValueText.dictionary(command.list("opt")))
                simulation.print(volume.name + "\n", as: me)
                return 0
            } catch {
                throw CommandFailure(error)
            }
        },
        "docker volume ls": .immediate(VolumeList.list),
        "docker volume rm": .immediate { command, simulation, me throws(CommandFailure) in
            var status: Int32 = 0
            for name in command.operands {
                do throws(EngineError) {
                    try simulation.removeVolume(name)
                    simulation.print(name + "\n", as: me)
                } catch {
                    if command.bool("force"), error.kind == .notFound {
                        simulation.print(name + "\n", as: me)
                        continue
                    }
                    simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                    status = 1
                }
            }
            return status
        },
        "docker volume prune": PruneCommand.volumes,
        "docker volume inspect": .immediate { command, simulation, me throws(CommandFailure) in
            try InspectCommand.inspect(command, kinds: [.volume], &simulation, me)
        },
    ]
}

import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

extension VerbTable {
    /// The commands about the engine as a whole.
    static let system: [String: Verb] = [
        "docker inspect": .immediate { command, simulation, me throws(CommandFailure) in
            try InspectCommand.inspect(command, kinds: InspectCommand.Kind.allCases, &simulation, me)
        },
        "docker version": .immediate(VersionCommand.version),
        "docker system info": .immediate(InfoCommand.info),
        "docker system events": .lasting(EventsCommand.events),
        "docker system df": .immediate(DiskUsageCommand.usage),
        "docker system prune": PruneCommand.everything,
        "docker login": .lasting(LoginCommand.login),
        "docker logout": .immediate(LoginCommand.logout),
        "docker search": .immediate(SearchCommand.search),
    ]
}

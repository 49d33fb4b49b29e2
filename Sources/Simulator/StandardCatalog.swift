import DockerCLI
import Engine
import JavaScript
import MySQL
import Postgres
import Programs
import Python
import Web
import WorldModel

/// The catalogue of all programs, with the engine's ears to the kernel.
package enum StandardCatalog {
    /// Built once.
    package static let catalog: Catalog = {
        var programs = ProgramCatalog.factories
        programs["docker"] = { DockerProgram(arguments: $0.arguments) }
        programs["node"] = { NodeProgram(arguments: $0.arguments) }
        programs["python"] = { PythonProgram(arguments: $0.arguments) }
        programs["adminer"] = { PythonProgram(application: "_adminer", arguments: $0.arguments) }
        programs["docker-compose"] = { DockerProgram(arguments: ["docker", "compose"] + $0.arguments.dropFirst()) }
        programs.merge(PostgresPrograms.factories) { _, new in new }
        programs.merge(MySQLPrograms.factories) { _, new in new }
        return Catalog(
            programs: programs,
            shell: { ProgramCatalog.shell(.bash, $0.arguments) },
            machineDidEnd: { $0.machineDidEnd($1, status: $2) },
            engineTimer: { $0.engineTimerFired($1) },
            outside: SimulatedWeb.outside)
    }()
}

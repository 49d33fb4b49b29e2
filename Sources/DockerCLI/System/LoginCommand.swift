import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `docker login` and `docker logout`.
enum LoginCommand {
    static let hub = "https://index.docker.io/v1/"

    static func login(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let user = command.string("username") ?? ""
        if command.bool("password-stdin") {
            if command.isSet("password") {
                throw CommandFailure("conflicting options: cannot specify both --password and --password-stdin")
            }
            guard !user.isEmpty else {
                throw CommandFailure("the --password-stdin option requires --username to be set")
            }
            return InputProgram(.everything, for: command) { command, input, simulation, me throws(CommandFailure) in
                var password = String(decoding: input, as: UTF8.self)
                while password.hasSuffix("\n") || password.hasSuffix("\r\n") { password.removeLast() }
                return try authenticate(command, user, password, &simulation, me)
            }
        }
        if let password = command.string("password"), !password.isEmpty {
            simulation.print(
                "WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n", to: 2, as: me)
            guard !user.isEmpty || simulation.isTerminal(0, of: me) else {
                throw CommandFailure("Error: Cannot perform an interactive login from a non TTY device")
            }
            return Finished(status: try authenticate(command, user, password, &simulation, me))
        }
        guard simulation.isTerminal(0, of: me) else {
            throw CommandFailure("Error: Cannot perform an interactive login from a non TTY device")
        }
        return LoginDialogue(command: command, user: user)
    }

    static func authenticate(
        _ command: ParsedCommand, _ user: String, _ password: String, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let server = command.operands.first.map(RegistryAddress.host) ?? "docker.io"
        do throws(EngineError) {
            try simulation.logIn(to: server, RegistryCredentials(user: user, password: password))
        } catch {
            throw CommandFailure(error)
        }
        let key = server == "docker.io" ? hub : server
        var config = ClientConfig(simulation, me)
        config.setCredentials(key, user: user, password: password)
        config.save(&simulation, me)
        simulation.print(
            """

            WARNING! Your credentials are stored unencrypted in '\(ClientConfig.path(simulation, me))'.
            Configure a credential helper to remove this warning. See
            https://docs.docker.com/go/credential-store/


            """, to: 2, as: me)
        simulation.print("Login Succeeded\n", as: me)
        return 0
    }

    static func logout(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let server = command.operands.first.map(RegistryAddress.host) ?? hub
        simulation.print("Removing login credentials for \(server)\n", as: me)
        var config = ClientConfig(simulation, me)
        if config.removeCredentials(server) { config.save(&simulation, me) }
        return 0
    }
}

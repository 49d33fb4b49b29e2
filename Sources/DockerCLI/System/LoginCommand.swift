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
                guard !password.isEmpty else { throw notInteractive }
                return try authenticate(command, user, password, &simulation, me)
            }
        }
        if command.isSet("password"), command.string("password")?.isEmpty != false {
            throw CommandFailure("password is empty")
        }
        if let password = command.string("password") {
            simulation.print(
                "WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n", to: 2, as: me)
            guard !user.isEmpty || simulation.isTerminal(0, of: me) else { throw notInteractive }
            return Finished(status: try authenticate(command, user, password, &simulation, me))
        }
        if user.isEmpty, let status = try resume(command, &simulation, me) { return Finished(status: status) }
        guard simulation.isTerminal(0, of: me) else { throw notInteractive }
        return LoginDialogue(command: command, user: user)
    }

    private static let notInteractive = CommandFailure(
        "Error: Cannot perform an interactive login from a non TTY device")

    /// Logs in with what was kept. Nothing when there is nothing, or the registry refuses it now.
    private static func resume(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32? {
        let server = server(command)
        guard let kept = ClientConfig(simulation, me).credentials(server) else { return nil }
        simulation.print(
            """
            Authenticating with existing credentials... [Username: \(kept.user)]

             Info -> To login with a different account, run 'docker logout' followed by 'docker login'



            """, to: 2, as: me)
        do throws(EngineError) {
            try simulation.logIn(to: server, kept)
        } catch {
            simulation.print("Login did not succeed, error: \(CommandFailure.daemonText(error))\n", to: 2, as: me)
            return nil
        }
        simulation.print("Login Succeeded\n", as: me)
        return 0
    }

    private static func server(_ command: ParsedCommand) -> String {
        command.operands.first.map(RegistryAddress.host) ?? "docker.io"
    }

    static func authenticate(
        _ command: ParsedCommand, _ user: String, _ password: String, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let server = server(command)
        do throws(EngineError) {
            try simulation.logIn(to: server, RegistryCredentials(user: user, password: password))
        } catch {
            throw CommandFailure(error)
        }
        let key = server == "docker.io" ? hub : server
        var config = ClientConfig(simulation, me)
        guard config.credentials(server) != RegistryCredentials(user: user, password: password) else {
            simulation.print("Login Succeeded\n", as: me)
            return 0
        }
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

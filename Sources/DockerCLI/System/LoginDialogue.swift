import CommandSyntax
import Kernel
import WorldModel

/// `docker login` at a terminal: asks for a user name and a password.
struct LoginDialogue: Program {
    private let command: ParsedCommand
    private var user: String
    private var hasAsked = false

    init(command: ParsedCommand, user: String) {
        self.command = command
        self.user = user
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if !hasAsked {
            hasAsked = true
            simulation.setEcho(user.isEmpty, as: me)
            simulation.print(user.isEmpty ? "Username: " : "Password: ", as: me)
        }
        let line: String
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .blocked(let reason): return .wait([reason])
        case .end:
            simulation.setEcho(true, as: me)
            simulation.print("\n", as: me)
            return .exit(1)
        case .bytes(let bytes): line = String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }
        }
        hasAsked = false
        simulation.setEcho(true, as: me)
        if !user.isEmpty { simulation.print("\n", as: me) }
        if user.isEmpty {
            guard !line.isEmpty else {
                simulation.print("Error: Non-null Username Required\n", to: 2, as: me)
                return .exit(1)
            }
            user = line
            return .again
        }
        guard !line.isEmpty else {
            simulation.print("Error: Password Required\n", to: 2, as: me)
            return .exit(1)
        }
        do throws(CommandFailure) {
            return .exit(try LoginCommand.authenticate(command, user, line, &simulation, me))
        } catch {
            simulation.print(error.text, to: 2, as: me)
            return .exit(error.status)
        }
    }

    static func == (a: LoginDialogue, b: LoginDialogue) -> Bool {
        a.user == b.user && a.hasAsked == b.hasAsked && a.command.operands == b.command.operands
    }
}

import CommandSyntax
import Kernel
import WorldModel

/// A command that first needs something from standard input: a line (an answer, a password) or all of it (an archive).
struct InputProgram: Program {
    /// What to do with the input; the result is the exit status.
    typealias Body =
        @Sendable (ParsedCommand, [UInt8], inout Simulation, ProcessID) throws(CommandFailure) -> Int32

    enum Amount: Sendable, Equatable {
        case line, everything
    }

    private let command: ParsedCommand
    private let amount: Amount
    private let body: Body
    private var input: [UInt8] = []

    init(_ amount: Amount, for command: ParsedCommand, _ body: @escaping Body) {
        self.amount = amount
        self.command = command
        self.body = body
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let reading =
            amount == .line ? try? simulation.readLine(0, as: me) : try? simulation.read(0, as: me)
        switch reading ?? .end {
        case .bytes(let bytes):
            input += bytes
            guard amount == .line, bytes.last == 0x0A else { return .again }
        case .blocked(let reason): return .wait([reason])
        case .end: break
        }
        do throws(CommandFailure) {
            return .exit(try body(command, input, &simulation, me))
        } catch {
            simulation.print(error.text, to: 2, as: me)
            return .exit(error.status)
        }
    }

    static func == (a: InputProgram, b: InputProgram) -> Bool {
        a.amount == b.amount && a.input == b.input && a.command.path == b.command.path
            && a.command.operands == b.command.operands
    }
}

/// Asks before something is removed. Without an answer of `y` nothing happens.
enum Confirmation {
    /// The work, with its warning in front unless `--force` is given.
    static func verb(
        _ warning: @escaping @Sendable (ParsedCommand) throws(CommandFailure) -> String, separator: String = "\n",
        then body: @escaping Verb.Body
    ) -> Verb {
        .lasting { command, simulation, me throws(CommandFailure) in
            let text = try warning(command)
            guard !command.bool("force") else {
                return Finished(status: try body(command, &simulation, me))
            }
            simulation.print(text + separator + "Are you sure you want to continue? [y/N] ", as: me)
            return InputProgram(.line, for: command) { command, line, simulation, me throws(CommandFailure) in
                let answer = String(decoding: line, as: UTF8.self).filter { !$0.isWhitespace }.lowercased()
                return answer == "y" || answer == "yes" ? try body(command, &simulation, me) : 0
            }
        }
    }
}

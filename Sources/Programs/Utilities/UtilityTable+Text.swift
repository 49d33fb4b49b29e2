import Kernel
import Shell
import ShellSyntax
import WorldModel

extension UtilityTable {
    /// Tools that are builtins of shells too.
    static let text: [String: Utility] = [
        "jq": Utility(readsInput: JQCommand.readsInput, JQCommand.run),
        "true": Utility { _, _ in 0 },
        "false": Utility { _, _ in 1 },
        "echo": Utility { call, _ in
            call.write(EchoCommand.text(call.arguments, interpretsEscapes: false))
            return 0
        },
        "printf": Utility { call, simulation in
            if call.arguments.isEmpty { return call.complainOfUsage("missing operand", &simulation) }
            let words = call.arguments.first == "--" ? Array(call.arguments.dropFirst()) : call.arguments
            let outcome = PrintfCommand.run(
                words, style: call.isBusybox ? .ash : .bash, isProgram: true, now: simulation.world.clock.now)
            call.output = outcome.output
            for message in outcome.messages { call.complain(message, &simulation) }
            return outcome.status
        },
        "test": Utility { call, simulation in test(call.arguments, call, &simulation) },
        "[": Utility { call, simulation in
            guard call.arguments.last == "]" else {
                call.complain(call.isBusybox ? "missing ]" : "missing ']'", &simulation)
                return 2
            }
            return test(call.arguments.dropLast(), call, &simulation)
        },
        "expr": Utility(ExprCommand.run),
    ]

    private static func test(_ words: [String], _ call: UtilityCall, _ simulation: inout Simulation) -> Int32 {
        do {
            let style: ShellFlavour = call.isBusybox ? .ash : .bash
            return try TestCommand(process: call.me, flavour: style, isProgram: !call.isBusybox).evaluate(
                words, simulation) ? 0 : 1
        } catch {
            call.complain(error.message, &simulation)
            return 2
        }
    }
}

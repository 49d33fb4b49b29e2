import Kernel
import Shell
import WorldModel

extension UtilityTable {
    /// Tools that are builtins of shells too.
    static let text: [String: Utility] = [
        "true": Utility { _, _ in 0 },
        "false": Utility { _, _ in 1 },
        "echo": Utility { call, _ in
            call.write(EchoCommand.text(call.arguments, interpretsEscapes: false))
            return 0
        },
        "printf": Utility { call, simulation in
            if call.arguments.isEmpty { return call.complainOfUsage("missing operand", &simulation) }
            let outcome = PrintfCommand.run(call.arguments)
            call.output = outcome.output
            for message in outcome.messages { call.complain(message, &simulation) }
            return outcome.status
        },
        "test": Utility { call, simulation in test(call.arguments, call, &simulation) },
        "[": Utility { call, simulation in
            guard call.arguments.last == "]" else {
                call.complain("missing ']'", &simulation)
                return 2
            }
            return test(call.arguments.dropLast(), call, &simulation)
        },
        "expr": Utility(ExprCommand.run),
    ]

    private static func test(_ words: [String], _ call: UtilityCall, _ simulation: inout Simulation) -> Int32 {
        do {
            return try TestCommand(simulation: simulation, process: call.me).evaluate(words) ? 0 : 1
        } catch {
            call.complain(error.message, &simulation)
            return 2
        }
    }
}

import Kernel
import Shell
import ShellSyntax
import WorldModel

/// `kill`, `pgrep`, `pkill`, `killall`, `pidof`
enum ProcessCommands {
    static func kill(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        if call.arguments.isEmpty, !call.isBusybox {
            simulation.print("\nUsage:\n kill [options] <pid> [...]\n", to: 2, as: call.me)
            return 1
        }
        let outcome = KillCommand.run(
            call.arguments, style: call.isBusybox ? .ash : .bash, &simulation, call.me)
        call.write(outcome.output)
        for message in outcome.messages {
            var text = message
            if let range = message.firstRange(of: " - "), message.hasPrefix("(") {
                let number = message[..<range.lowerBound].dropFirst().dropLast()
                let reason = message[range.upperBound...]
                text = call.isBusybox ? "can't kill pid \(number): \(reason)" : "(\(number)): \(reason)"
            }
            call.complain(text, &simulation)
        }
        return outcome.status
    }

    static func find(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        var signal = Signal.terminate
        var words = call.arguments
        if call.name == "pkill", let first = words.first, first.hasPrefix("-"),
            let named = Signal(named: String(first.dropFirst()))
        {
            signal = named
            words.removeFirst()
        }
        let spec = OptionSpec(
            "flaxvnocei", values: "uPsgtUd",
            long: "full=f list-name=l list-full=a exact=x inverse=v newest=n oldest=o count=c signal: ignore-case=i")
        call.arguments = words
        guard let options = call.parse(spec, &simulation) else { return 2 }
        if let text = options.value("signal"), let named = Signal(named: text) { signal = named }
        guard options.operands.count == 1 || options.has("u", "P") else {
            call.complain("no matching criteria specified", &simulation)
            simulation.print("Try `\(call.name) --help' for more information.\n", to: 2, as: call.me)
            return 2
        }
        guard
            let pattern = try? RegularExpression(
                options.operands.first ?? ".", isExtended: true, ignoresCase: options.has("i"))
        else { return 2 }
        let user = options.value("u").flatMap { Accounts(simulation, call.me).userID($0) }
        let parent = options.number("P")
        let all = ProcessListCommand.processes(call.me, simulation)
        var found = all.filter { process in
            guard process.id != call.me, simulation.isAlive(process.id) else { return false }
            if let user, process.credentials.user != user { return false }
            if let parent, all.first(where: { $0.id == process.parent })?.localNumber != parent { return false }
            let name = PathText.baseName(process.arguments.first ?? "")
            let text = Array((options.has("f") ? process.commandLine : name).utf8)
            let matches = options.has("x") ? pattern.range(in: text) == 0..<text.count : pattern.matches(text)
            return matches != options.has("v")
        }
        if options.has("n") { found = Array(found.suffix(1)) }
        if options.has("o") { found = Array(found.prefix(1)) }
        if call.name == "pkill" {
            for process in found { simulation.send(signal, to: process.id, fromOutside: false) }
        } else if options.has("c") {
            call.print(String(found.count))
        } else {
            for process in found {
                let name =
                    options.has("a")
                    ? " " + process.commandLine
                    : options.has("l") ? " " + PathText.baseName(process.arguments.first ?? "") : ""
                call.print("\(process.localNumber)\(name)")
            }
        }
        return found.isEmpty ? 1 : 0
    }

    private static func named(_ name: String, _ call: UtilityCall, _ simulation: Simulation) -> [Process] {
        ProcessListCommand.processes(call.me, simulation).filter {
            $0.id != call.me && simulation.isAlive($0.id) && PathText.baseName($0.arguments.first ?? "") == name
        }
    }

    static func killAll(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        var signal = Signal.terminate
        var status: Int32 = 0
        var isQuiet = false
        for word in call.arguments {
            if word == "-q" {
                isQuiet = true
            } else if word.hasPrefix("-") {
                if let named = Signal(named: String(word.dropFirst())) { signal = named }
            } else {
                let found = named(word, call, simulation)
                for process in found { simulation.send(signal, to: process.id, fromOutside: false) }
                if found.isEmpty {
                    status = 1
                    let text = call.isBusybox ? "killall: \(word): no process killed\n" : "\(word): no process found\n"
                    if !isQuiet { simulation.print(text, to: 2, as: call.me) }
                }
            }
        }
        return status
    }

    static func identify(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let names = call.arguments.filter { !$0.hasPrefix("-") }
        let found = names.flatMap { named(PathText.baseName($0), call, simulation) }.map(\.localNumber).sorted(by: >)
        guard !found.isEmpty else { return 1 }
        let shown = call.arguments.contains("-s") ? Array(found.prefix(1)) : found
        call.print(shown.map(String.init).joined(separator: " "))
        return 0
    }
}

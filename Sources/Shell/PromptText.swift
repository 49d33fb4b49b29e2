import Kernel
import WorldModel

/// The escapes of prompts: `\u`, `\h`, `\w`, `\W`, `\$`, `\n`.
enum PromptText {
    static func expand(_ text: String, state: ShellState, simulation: Simulation, process: ProcessID) -> String {
        guard let me = simulation.world.processes[process] else { return text }
        var out = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            guard character == "\\", let code = rest.popFirst() else {
                out.append(character)
                continue
            }
            switch code {
            case "u":
                out += state.value("USER") ?? state.value("LOGNAME") ?? (me.credentials.user == 0 ? "root" : "you")
            case "h", "H": out += simulation.world.machines[me.machine]?.hostname ?? ""
            case "w": out += shortened(me.workingDirectory, home: state.value("HOME"))
            case "W":
                let path = shortened(me.workingDirectory, home: state.value("HOME"))
                out += path == "/" ? "/" : String(path.split(separator: "/").last ?? "")
            case "$": out += me.credentials.user == 0 ? "#" : "$"
            case "n": out += "\n"
            case "[", "]": break
            default: out += "\\" + String(code)
            }
        }
        return out
    }

    private static func shortened(_ path: String, home: String?) -> String {
        guard let home, home != "/", path == home || path.hasPrefix(home + "/") else { return path }
        return "~" + path.dropFirst(home.count)
    }
}

import Dockerfile
import FileTrees
import WorldModel

/// Instructions that change only the configuration.
extension StageState {
    /// Applies one, and gives its line of history; `nil` when the instruction also makes a layer.
    mutating func applyMetadata(
        _ instruction: Instruction, buildArguments: [String: String], globals: [String: String]
    ) -> String? {
        switch instruction {
        case .env(let env):
            for pair in env.variables { set(pair.key, pair.value) }
            return "ENV " + env.variables.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        case .label(let label):
            for pair in label.labels { config.labels[pair.key] = pair.value }
            return "LABEL " + label.labels.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        case .cmd(let cmd):
            config.cmd = words(of: cmd.command)
            setsCommand = true
            return "CMD " + Self.list(config.cmd ?? [])
        case .entrypoint(let entrypoint):
            config.entrypoint = words(of: entrypoint.command)
            // The base's command was meant for the base's entry point; the stage's own stays.
            if !setsCommand { config.cmd = nil }
            return "ENTRYPOINT " + Self.list(config.entrypoint ?? [])
        case .expose(let expose):
            var ports: [String] = []
            for port in expose.ports {
                ports += (try? ExposedPort(port).entries()) ?? [port.contains("/") ? port : port + "/tcp"]
            }
            config.exposedPorts = Array(Set(config.exposedPorts + ports)).sorted()
            return "EXPOSE [\(ports.joined(separator: " "))]"
        case .user(let user):
            config.user = user.user
            return "USER \(user.user)"
        case .volume(let volume):
            config.volumes = Array(Set(config.volumes + volume.paths)).sorted()
            return "VOLUME [\(volume.paths.joined(separator: " "))]"
        case .stopsignal(let signal):
            config.stopSignal = signal.signal
            return "STOPSIGNAL \(signal.signal)"
        case .shell(let shell):
            config.shell = shell.words
            return "SHELL [\(shell.words.joined(separator: " "))]"
        case .maintainer(let maintainer):
            author = maintainer.maintainer
            return "MAINTAINER \(maintainer.maintainer)"
        case .onbuild(let trigger):
            config.onBuild.append(trigger.expression)
            return "ONBUILD \(trigger.expression)"
        case .healthcheck(let check):
            config.healthcheck = Self.healthcheck(check)
            return "HEALTHCHECK &{" + Self.printed(check) + "}"
        case .arg(let arg):
            return declare(arg, buildArguments: buildArguments, globals: globals)
        case .from, .run, .add, .copy, .workdir: return nil
        }
    }

    private static func healthcheck(_ check: HealthcheckInstruction) -> Healthcheck {
        var healthcheck = Healthcheck()
        healthcheck.test = check.test
        healthcheck.interval = check.interval
        healthcheck.timeout = check.timeout
        healthcheck.startPeriod = check.startPeriod
        healthcheck.startInterval = check.startInterval
        healthcheck.retries = check.retries
        return healthcheck
    }

    /// A check as Go prints it in history: its retries are shown as a character.
    private static func printed(_ check: HealthcheckInstruction) -> String {
        let spans = spans(check).map { "\"\($0)\"" }
        let named: [Int: String] = [7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 39: "'", 92: "\\"]
        let hex = String(check.retries, radix: 16)
        let retries =
            named[check.retries].map { "\\" + $0 }
            ?? (check.retries < 32
                ? "\\x" + (hex.count < 2 ? "0" + hex : hex)
                : Unicode.Scalar(UInt32(check.retries)).map { String(Character($0)) } ?? "")
        return ([list(check.test)] + spans + ["'\(retries)'"]).joined(separator: " ")
    }

    /// A span of time in Go's notation: `1m30s`.
    static func span(_ nanoseconds: Int64) -> String {
        let (minutes, rest) = nanoseconds.quotientAndRemainder(dividingBy: 60_000_000_000)
        let (hours, left) = minutes.quotientAndRemainder(dividingBy: 60)
        var seconds = String(rest / 1_000_000_000)
        var fraction = String(rest % 1_000_000_000 + 1_000_000_000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        if !fraction.isEmpty { seconds += "." + fraction }
        if nanoseconds > 0, nanoseconds < 1_000_000_000, nanoseconds % 1_000_000 == 0 {
            return "\(nanoseconds / 1_000_000)ms"
        }
        return (hours > 0 ? "\(hours)h" : "") + (minutes > 0 ? "\(left)m" : "") + seconds + "s"
    }

    private static func spans(_ check: HealthcheckInstruction) -> [String] {
        [check.interval, check.timeout, check.startPeriod, check.startInterval].map(span)
    }

    /// The same line as the classic builder has it.
    static func plainly(_ check: HealthcheckInstruction) -> String {
        let words = ["[\(check.test.joined(separator: " "))]"] + spans(check) + [String(check.retries)]
        return "HEALTHCHECK &{" + words.joined(separator: " ") + "}"
    }

    /// A list as Go prints it in history: `["a" "b"]`.
    static func list(_ words: [String]) -> String {
        "[" + words.map(\.goQuoted).joined(separator: " ") + "]"
    }

    private mutating func declare(
        _ arg: ArgInstruction, buildArguments: [String: String], globals: [String: String]
    ) -> String {
        var shown: [String] = []
        for argument in arg.arguments {
            let value = buildArguments[argument.name] ?? argument.value ?? globals[argument.name]
            if let index = arguments.firstIndex(where: { $0.name == argument.name }) {
                arguments[index].value = value
            } else {
                arguments.append((argument.name, value))
            }
            shown.append(value.map { "\(argument.name)=\($0)" } ?? argument.name)
        }
        return "ARG " + shown.joined(separator: " ")
    }
}

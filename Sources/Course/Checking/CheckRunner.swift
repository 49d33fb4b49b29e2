import Engine
import FileTrees
import HashTreeCollections
import Kernel
import Phrases
import Simulator
import WorldModel

/// Looks at a sandbox, or at a copy of it, and says whether a check holds.
struct CheckRunner {
    let sandbox: Sandbox

    private var simulation: Simulation { sandbox.simulation }

    func outcome(of check: Check) -> CheckOutcome {
        let reason = failure(of: check)
        return CheckOutcome(
            text: check.text, holds: reason == nil, found: reason, advice: reason == nil ? "" : check.diagnose)
    }

    /// Why a check does not hold; `nil` when it does.
    private func failure(of check: Check) -> Phrase? {
        switch check.subject {
        case .container(let name): return containerFailure(name, check)
        case .noContainer(let name):
            return (try? simulation.findContainer(name)) == nil ? nil : Phrase("There is still a container \(name).")
        case .image(let name): return imageFailure(name, check)
        case .noImage(let name):
            return (try? simulation.findImage(name)) == nil ? nil : Phrase("The image \(name) is still here.")
        case .volume(let name):
            guard let volume = simulation.world.docker.volumes[name] else {
                return Phrase("There is no volume \(name).")
            }
            return labelFailure(check, volume.labels, Phrase("The volume \(name)"))
        case .noVolume(let name):
            return simulation.world.docker.volumes[name] == nil ? nil : Phrase("There is still a volume \(name).")
        case .network(let name): return networkFailure(name, check)
        case .noNetwork(let name):
            return (try? simulation.findNetwork(name)) == nil ? nil : Phrase("There is still a network \(name).")
        case .count(let what): return countFailure(what, check)
        case .file(let path): return fileFailure(path, check)
        case .probe(let script): return probeFailure(script, check)
        }
    }

    private func mismatch(_ what: Phrase, expected: String, found: String) -> Phrase {
        found.isEmpty
            ? Phrase("\(what) should be \(expected), but is not set.")
            : Phrase("\(what) should be \(expected), but is \(found).")
    }

    private func labelFailure(_ check: Check, _ labels: [String: String], _ what: Phrase) -> Phrase? {
        for text in check.values("label") {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard let value = labels[parts[0]] else { return Phrase("\(what) has no label \(parts[0]).") }
            if parts.count > 1, parts[1] != value {
                return mismatch("\(what): the label \(parts[0])", expected: parts[1], found: value)
            }
        }
        return nil
    }

    // MARK: Containers

    private func containerFailure(_ name: String, _ check: Check) -> Phrase? {
        guard let container = try? simulation.findContainer(name) else {
            return Phrase("There is no container named \(name).")
        }
        for (key, values) in check.properties {
            for value in values {
                if let reason = propertyFailure(key, value, container) { return reason }
            }
        }
        return nil
    }

    private func propertyFailure(_ key: String, _ value: String, _ container: Container) -> Phrase? {
        let name = container.name
        switch key {
        case "state":
            let found = container.state.status
            return found == value ? nil : Phrase("\(name) should be \(value), but it is \(found).")
        case "image":
            let wanted = try? simulation.findImage(value)
            let isSame = wanted?.id == container.image
            return isSame ? nil : mismatch("The image of \(name)", expected: value, found: container.imageName)
        case "exit":
            let found = String(container.state.exitCode)
            return found == value ? nil : mismatch("The exit code of \(name)", expected: value, found: found)
        case "env":
            let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
            let found = Environment(container.config.env)[parts[0]]
            guard let found else { return Phrase("\(name) has no environment variable \(parts[0]).") }
            return parts.count < 2 || parts[1] == found
                ? nil : mismatch("\(parts[0]) in \(name)", expected: parts[1], found: found)
        case "label":
            let check = Check(
                text: "", diagnose: "", subject: .container(name), properties: [("label", [value])], line: 0)
            return labelFailure(check, container.config.labels, Phrase("The container \(name)"))
        case "port": return portFailure(value, container)
        case "network":
            return container.endpoints.contains { $0.networkName == value }
                ? nil : Phrase("\(name) is not in the network \(value).")
        case "mount":
            return container.mounts.contains { $0.destination == value }
                ? nil : Phrase("Nothing is mounted at \(value) in \(name).")
        case "user":
            return container.config.user == value
                ? nil : mismatch("The user of \(name)", expected: value, found: container.config.user)
        case "restart":
            let found = container.hostConfig.restartPolicy.name
            return found == value ? nil : mismatch("The restart policy of \(name)", expected: value, found: found)
        case "workdir":
            let found = container.config.workingDir
            return found == value ? nil : mismatch("The working directory of \(name)", expected: value, found: found)
        case "command":
            let found = ([container.path] + container.arguments).joined(separator: " ")
            return found == value ? nil : mismatch("The command of \(name)", expected: value, found: found)
        default: return nil
        }
    }

    private func portFailure(_ value: String, _ container: Container) -> Phrase? {
        let parts = value.split(separator: ":").map(String.init)
        let bindings = container.hostConfig.portBindings
        guard !bindings.isEmpty else { return Phrase("\(container.name) publishes no port.") }
        let matches = bindings.contains { binding in
            binding.hostPort == parts.first
                && binding.containerPort.split(separator: "/").first.map(String.init) == parts.last
        }
        if matches { return nil }
        let found = bindings.map { "\($0.hostPort):\($0.containerPort)" }.joined(separator: ", ")
        return Phrase("\(container.name) should publish \(value), but publishes \(found).")
    }

    // MARK: Images

    private func imageFailure(_ name: String, _ check: Check) -> Phrase? {
        guard let image = try? simulation.findImage(name) else { return Phrase("There is no image \(name).") }
        let config = image.config
        for (key, values) in check.properties {
            for value in values {
                var found: String?
                switch key {
                case "cmd": found = (config.cmd ?? []).joined(separator: " ")
                case "entrypoint": found = (config.entrypoint ?? []).joined(separator: " ")
                case "workdir": found = config.workingDir
                case "user": found = config.user
                case "exposes":
                    let port = value.contains("/") ? value : value + "/tcp"
                    if !config.exposedPorts.contains(port) {
                        return Phrase("The image \(name) does not expose \(port).")
                    }
                case "env":
                    let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
                    guard let set = Environment(config.env)[parts[0]] else {
                        return Phrase("The image \(name) does not set \(parts[0]).")
                    }
                    if parts.count > 1, parts[1] != set {
                        return mismatch("\(parts[0]) in the image", expected: parts[1], found: set)
                    }
                case "label":
                    if let reason = labelFailure(check, config.labels, Phrase("The image \(name)")) { return reason }
                case "layers-at-most":
                    if image.layers.count > Int(value) ?? 0 {
                        return Phrase("The image has \(image.layers.count) layers; at most \(value) are wanted.")
                    }
                case "size-at-most":
                    let size = simulation.size(of: image)
                    if size > Self.bytes(value) {
                        return Phrase("The image takes \(size / 1_000_000) MB; at most \(value) are wanted.")
                    }
                case "same-as":
                    guard let other = try? simulation.findImage(value) else {
                        return Phrase("There is no image \(value).")
                    }
                    if other.id != image.id { return Phrase("\(name) and \(value) are not the same image.") }
                default: break
                }
                if let found, found != value {
                    return mismatch("The \(key) of the image \(name)", expected: value, found: found)
                }
            }
        }
        return nil
    }

    private static func bytes(_ text: String) -> Int {
        let number = text.prefix { $0.isNumber || $0 == "." }
        let units = ["B": 1.0, "kB": 1e3, "MB": 1e6, "GB": 1e9]
        let unit = units[text.dropFirst(number.count).filter { $0 != " " }] ?? 1
        return Int((Double(number) ?? 0) * unit)
    }

    // MARK: Other objects

    private func networkFailure(_ name: String, _ check: Check) -> Phrase? {
        guard let network = try? simulation.findNetwork(name) else { return Phrase("There is no network \(name).") }
        if let driver = check.value("driver"), driver != network.driver {
            return mismatch("The driver of \(name)", expected: driver, found: network.driver)
        }
        return labelFailure(check, network.labels, Phrase("The network \(name)"))
    }

    /// What is counted, by its name in the check.
    private static let counted = [
        "containers": Phrase("containers"), "running": Phrase("running containers"), "images": Phrase("images"),
        "dangling": Phrase("dangling images"), "volumes": Phrase("volumes"), "networks": Phrase("networks"),
    ]

    private func countFailure(_ what: String, _ check: Check) -> Phrase? {
        let docker = simulation.world.docker
        let found: Int =
            switch what {
            case "containers": docker.containers.count
            case "running": docker.containers.values.count { $0.state.isRunning }
            case "images": docker.images.count
            case "dangling": docker.images.values.count { simulation.references(of: $0.id).tags.isEmpty }
            case "volumes": docker.volumes.count
            case "networks": docker.networks.count
            default: -1
            }
        let name = Self.counted[what] ?? Phrase(verbatim: what)
        if let wanted = check.value("is").flatMap({ Int($0) }), wanted != found {
            return Phrase("There should be \(wanted) \(name), but there are \(found).")
        }
        if let least = check.value("at-least").flatMap({ Int($0) }), found < least {
            return Phrase("There should be at least \(least) \(name), but there are \(found).")
        }
        if let most = check.value("at-most").flatMap({ Int($0) }), found > most {
            return Phrase("There should be at most \(most) \(name), but there are \(found).")
        }
        return nil
    }

    private func fileFailure(_ path: String, _ check: Check) -> Phrase? {
        var view = FileView(machine: .host)
        var place = Phrase("on your machine")
        if let name = check.value("in") {
            guard let container = try? simulation.findContainer(name) else {
                return Phrase("There is no container named \(name).")
            }
            place = Phrase("in \(name)")
            guard let machine = container.machine else { return stoppedFileFailure(path, container, check, place) }
            view = FileView(machine: machine)
        }
        let bytes = try? simulation.contents(of: path, in: view)
        let exists = (try? simulation.resolve(path, in: view)) != nil
        if check.value("absent") == "true" { return exists ? Phrase("\(path) is still there \(place).") : nil }
        guard exists else { return Phrase("There is no \(path) \(place).") }
        if let mode = check.value("mode"), let location = try? simulation.resolve(path, in: view) {
            let found = String(simulation.inode(at: location).mode & 0o7777, radix: 8)
            if found != mode { return mismatch("The mode of \(path)", expected: mode, found: found) }
        }
        return textFailure(bytes.map { String(decoding: $0, as: UTF8.self) } ?? "", path, check)
    }

    /// A container that does not run has its files, too.
    private func stoppedFileFailure(_ path: String, _ container: Container, _ check: Check, _ place: Phrase) -> Phrase?
    {
        let inode = simulation.world.trees[container.tree]?.inode(at: path)
        if check.value("absent") == "true" { return inode == nil ? nil : Phrase("\(path) is still there \(place).") }
        guard let inode else { return Phrase("There is no \(path) \(place).") }
        return textFailure(String(decoding: inode.body?.bytes ?? [], as: UTF8.self), path, check)
    }

    private func textFailure(_ text: String, _ path: String, _ check: Check) -> Phrase? {
        if let wanted = check.value("equals"), Self.trimmed(wanted) != Self.trimmed(text) {
            return Phrase(
                "\(path) should hold “\(Self.trimmed(wanted))”, but holds “\(Self.trimmed(text).prefix(200))”.")
        }
        for wanted in check.values("contains") where !text.contains(wanted) {
            return Phrase("\(path) does not contain “\(wanted)”.")
        }
        return nil
    }

    static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    private func probeFailure(_ script: String, _ check: Check) -> Phrase? {
        var copy = sandbox
        let result = copy.probe(script)
        let shown = Phrase("On a copy of your sandbox we ran: \(script.split(separator: "\n").first ?? "")")
        let output = Self.trimmed(result.output)
        if let wanted = check.value("prints"), Self.trimmed(wanted) != output {
            return
                Phrase(
                    "\(shown)\nIt should print “\(Self.trimmed(wanted))”, but printed “\((output.isEmpty ? Self.trimmed(result.errors) : output).prefix(200))”."
                )
        }
        for wanted in check.values("contains") where !result.output.contains(wanted) {
            return Phrase("\(shown)\nIts output does not contain “\(wanted)”.")
        }
        for unwanted in check.values("not-contains") where result.output.contains(unwanted) {
            return Phrase("\(shown)\nIts output should not contain “\(unwanted)”.")
        }
        let wanted = check.value("exit") ?? "0"
        if wanted != String(result.status) {
            return Phrase("\(shown)\nIt should end with status \(wanted), but ended with \(result.status).")
        }
        return nil
    }
}

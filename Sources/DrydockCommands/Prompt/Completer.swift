import CommandSyntax
import DockerCLI
import Simulator
import Terminal

/// Completes commands, docker's subcommands and flags, and the names of things that exist.
struct Completer {
    let sandbox: Sandbox
    let courseWords: [String]

    func completions(_ buffer: String, cursor: Int) -> Completions {
        let typed = String(decoding: Array(buffer.utf8.prefix(cursor)), as: UTF8.self)
        // The command that is being typed begins behind the last separator.
        let command = typed.split(omittingEmptySubsequences: false, whereSeparator: { "|;&(".contains($0) }).last ?? ""
        var words = command.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        let isNewWord = typed.isEmpty || typed.last == " " || typed.last == "\t" || command.isEmpty
        let last = isNewWord ? "" : words.popLast() ?? ""
        let start = typed.utf8.count - last.utf8.count
        return Completions(start: start, candidates: candidates(after: words, last))
    }

    private func candidates(after words: [String], _ last: String) -> [Completions.Candidate] {
        guard let first = words.first else {
            let names = sandbox.commands(beginningWith: last) + courseWords.filter { $0.hasPrefix(last) }
            return Set(names).sorted().map { candidate($0) }
        }
        if first == "docker" { return dockerCandidates(Array(words.dropFirst()), last) }
        return paths(last)
    }

    private func candidate(_ text: String, detail: String = "") -> Completions.Candidate {
        Completions.Candidate(
            text, suffix: text.hasSuffix("/") ? "" : " ", label: nil, detail: detail.isEmpty ? nil : detail)
    }

    private func paths(_ last: String) -> [Completions.Candidate] {
        sandbox.paths(beginningWith: last).map { candidate($0) }
    }

    // MARK: docker

    private func dockerCandidates(_ words: [String], _ last: String) -> [Completions.Candidate] {
        var spec = DockerCommandTable.root
        var operands: [String] = []
        var flagWaiting: FlagSpec?
        for word in words {
            if let flag = flagWaiting, flag.kind != .bool {
                flagWaiting = nil
                continue
            }
            if word.hasPrefix("-") {
                flagWaiting = word.contains("=") ? nil : self.flag(word, spec)
                continue
            }
            if operands.isEmpty, let next = spec.subcommand(word) { spec = next } else { operands.append(word) }
        }
        if last.hasPrefix("-") { return flags(of: spec, last) }
        if let flag = flagWaiting, flag.kind != .bool { return values(of: flag, last) }
        if !spec.subcommands.isEmpty, operands.isEmpty {
            return spec.subcommands.filter { !$0.isHidden && $0.name.hasPrefix(last) }
                .map { candidate($0.name, detail: $0.summary) }.sorted { $0.text < $1.text }
        }
        return names(for: spec, operands, last)
    }

    private func flag(_ word: String, _ spec: CommandSpec) -> FlagSpec? {
        if word.hasPrefix("--") { return spec.flag(String(word.dropFirst(2))) }
        return word.last.flatMap { spec.flag(shorthand: $0) }
    }

    private func flags(of spec: CommandSpec, _ last: String) -> [Completions.Candidate] {
        spec.flags.filter { !$0.isHidden && ("--" + $0.name).hasPrefix(last) }
            .map { candidate("--" + $0.name, detail: String($0.usage.prefix(40))) }
    }

    private func values(of flag: FlagSpec, _ last: String) -> [Completions.Candidate] {
        switch flag.name {
        case "network": return offer(.network, last)
        case "volumes-from": return offer(.container, last)
        case "volume": return offer(.volume, last) + paths(last)
        case "restart":
            return ["no", "always", "on-failure", "unless-stopped"].filter { $0.hasPrefix(last) }.map { candidate($0) }
        case "pull": return ["always", "missing", "never"].filter { $0.hasPrefix(last) }.map { candidate($0) }
        default: return paths(last)
        }
    }

    private func offer(_ kind: Sandbox.NameKind, _ last: String) -> [Completions.Candidate] {
        sandbox.names(kind).filter { $0.name.hasPrefix(last) }.map { candidate($0.name, detail: $0.detail) }
    }

    /// What the operands of a command name, by the last word of its path.
    private func names(for spec: CommandSpec, _ operands: [String], _ last: String) -> [Completions.Candidate] {
        let noun = spec.path.split(separator: " ").dropFirst().first ?? ""
        switch (noun, spec.name) {
        case ("container", "run"), ("container", "create"): return operands.isEmpty ? offer(.image, last) : paths(last)
        case ("container", "start"): return offer(.stoppedContainer, last)
        case ("container", "exec"): return operands.isEmpty ? offer(.runningContainer, last) : paths(last)
        case ("container", "stop"), ("container", "kill"), ("container", "pause"), ("container", "attach"),
            ("container", "top"), ("container", "port"):
            return offer(.runningContainer, last)
        case ("container", _): return offer(.container, last)
        case ("image", "pull"): return []
        case ("image", _): return offer(.image, last)
        case ("network", _): return operands.isEmpty ? offer(.network, last) : offer(.container, last)
        case ("volume", _): return offer(.volume, last)
        case ("inspect", _):
            return offer(.container, last) + offer(.image, last) + offer(.network, last) + offer(.volume, last)
        default: return paths(last)
        }
    }
}

import CommandSyntax
import DockerCLI
import Explanations

/// One docker command of a script, taken apart by the command table, so that it can be written in other ways.
struct DockerLine: Equatable {
    /// A flag with its value as typed, quotes and all; a switch has none.
    struct Flag: Equatable {
        var spec: FlagSpec
        var value: String?

        static func == (a: Flag, b: Flag) -> Bool { a.spec.key == b.spec.key && a.value == b.value }
    }

    /// Flags before the subcommand: `docker --context x ps`, `docker compose -f y up`.
    private(set) var groups: [(spec: CommandSpec, flags: [Flag])]
    /// What follows the command and its flags, as typed.
    private(set) var operands: [String]

    static func == (a: DockerLine, b: DockerLine) -> Bool { a.text(.asTyped) == b.text(.asTyped) }

    /// The command's one true name: `docker container ls`.
    var path: String { groups.last?.spec.path ?? "docker" }

    /// The true names of its flags, those of the groups above too, each with the command that has it.
    var uses: [(path: String, flag: String)] {
        groups.flatMap { group in group.flags.map { (group.spec.path, $0.spec.key) } }
    }

    /// Understands a line; `nil` for what is no single docker command, or uses what the table does not know.
    init?(_ line: String) {
        let words = ShellWord.split(line.replacing("\\\n", with: " "))
        guard words.first?.text == "docker", !words.contains(where: \.isOperator) else { return nil }
        self.init(words: words.dropFirst().map(\.text))
    }

    /// - Parameter words: what stands after `docker`.
    init?(words: [String]) {
        groups = [(DockerCommandTable.root, [])]
        operands = []
        var rest = words[...]
        while let word = rest.popFirst() {
            let spec = groups[groups.count - 1].spec
            if word == "--" {
                operands.append(word)
                operands += rest
                return
            } else if word.hasPrefix("-"), word.count > 1 {
                guard let flags = Self.flags(word, &rest, spec) else { return nil }
                groups[groups.count - 1].flags += flags
            } else if operands.isEmpty, let next = spec.subcommand(word) {
                groups.append((next, []))
            } else {
                operands.append(word)
                if !spec.isInterspersed {
                    operands += rest
                    return
                }
            }
        }
    }

    private static func flags(_ word: String, _ rest: inout ArraySlice<String>, _ spec: CommandSpec) -> [Flag]? {
        if word.hasPrefix("--") {
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let flag = spec.flag(String(parts[0])) else { return nil }
            if parts.count > 1 { return [Flag(spec: flag, value: String(parts[1]))] }
            if flag.noOptionDefault != nil { return [Flag(spec: flag, value: nil)] }
            return rest.popFirst().map { [Flag(spec: flag, value: $0)] }
        }
        var out: [Flag] = []
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let flag = spec.flag(shorthand: letter) else { return nil }
            if flag.noOptionDefault != nil {
                out.append(Flag(spec: flag, value: nil))
                continue
            }
            if letters.first == "=" { letters = letters.dropFirst() }
            guard let value = letters.isEmpty ? rest.popFirst() : String(letters) else { return nil }
            out.append(Flag(spec: flag, value: value))
            letters = ""
        }
        return out
    }

    // MARK: Writing it again

    /// A way to write the same command.
    enum Form: CaseIterable {
        case asTyped
        /// `--name x`, in the order typed.
        case long
        /// `--name=x`, the last flag first, and the command by its other name.
        case equals
        /// `-p 80:80`, switches together.
        case short
    }

    func text(_ form: Form) -> String {
        var words = ["docker"]
        for (index, group) in groups.enumerated() {
            if index > 0 { words.append(group.spec.name) }
            let flags = form == .equals ? Self.reversed(group.flags) : group.flags
            words += flags.flatMap { Self.words($0, form) }
        }
        if form == .equals, groups.dropLast().allSatisfy(\.flags.isEmpty), let other = otherName {
            words.replaceSubrange(0...(groups.count - 1), with: other)
        }
        return (words + operands).joined(separator: " ")
    }

    /// `docker container ls` for `docker ps`, and the other way round.
    private var otherName: [String]? {
        guard let spec = groups.last?.spec, groups.count > 1 else { return nil }
        let others = DockerCommandTable.root.allCommands.filter {
            $0.path == spec.path && $0.displayPath != spec.displayPath && $0.name != $0.path
                && $0.subcommands.isEmpty
        }
        return others.first?.displayPath.split(separator: " ").map(String.init)
    }

    /// The last first, but flags that come several times keep their order: the later one may win.
    private static func reversed(_ flags: [Flag]) -> [Flag] {
        var keys: [String] = []
        for flag in flags.reversed() where !keys.contains(flag.spec.key) { keys.append(flag.spec.key) }
        return keys.flatMap { key in flags.filter { $0.spec.key == key } }
    }

    private static func words(_ flag: Flag, _ form: Form) -> [String] {
        let long = "--" + flag.spec.name
        switch (form, flag.spec.shorthand) {
        // A shell knows `~` only where a word begins.
        case (.equals, _) where flag.value?.hasPrefix("~") != true:
            return [long + (flag.value.map { "=" + $0 } ?? "")]
        case (.short, let letter?), (.asTyped, let letter?):
            guard let value = flag.value else { return ["-\(letter)"] }
            return flag.spec.noOptionDefault == nil ? ["-\(letter)", value] : [long + "=" + value]
        default:
            guard let value = flag.value else { return [long] }
            return flag.spec.noOptionDefault == nil ? [long, value] : [long + "=" + value]
        }
    }
}

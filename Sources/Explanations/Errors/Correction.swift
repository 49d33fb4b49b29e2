import CommandSyntax
import DockerCLI
import Engine
import WorldModel

/// A command line in which a word is probably misspelled, and what was probably meant.
package struct Correction: Sendable, Equatable {
    package var wrong: String
    package var right: String
    /// The line with the right word.
    package var line: String

    /// Looks for a word of a failed command line that is nearly the name of something: a command or flag of docker, a
    /// program, a container, image, network or volume.
    ///
    /// - Parameters:
    ///   - things: what the error message names, by kind.
    ///   - programs: what the shell could run.
    package init?(_ line: String, _ things: [String: String], _ simulation: Simulation, programs: [String]) {
        let words = ShellWord.split(line)
        let facts = WorldFacts(simulation)
        let found =
            Self.command(words, things, programs) ?? Self.flag(words, things)
            ?? Self.name(things, "container", facts.containerNames) ?? Self.name(things, "network", facts.networkNames)
            ?? Self.name(things, "volume", facts.volumeNames)
            ?? Self.name(things, "image", facts.imageNames + Hub.registry.familiarNames)
            ?? things["repository"].flatMap { Self.near($0, Hub.registry.familiarNames) }
        guard let (wrong, right) = found, let line = Self.replace(wrong, with: right, in: line) else { return nil }
        (self.wrong, self.right, self.line) = (wrong, right, line)
    }

    private typealias Pair = (wrong: String, right: String)

    private static func near(_ word: String, _ names: [String]) -> Pair? {
        names.contains(word) ? nil : Nearest.word(to: word, in: names).map { (word, $0) }
    }

    private static func name(_ things: [String: String], _ kind: String, _ names: [String]) -> Pair? {
        guard var name = things[kind]?.filter({ $0 != "\"" && $0 != "'" }) else { return nil }
        if name.hasPrefix("/") { name.removeFirst() }
        if kind == "image" {
            // Docker's messages have the tag, or the registry's folder, that nobody typed.
            for noise in ["library/", "docker.io/"] where name.hasPrefix(noise) { name.removeFirst(noise.count) }
            if name.hasSuffix(":latest") { name.removeLast(":latest".count) }
        }
        return near(name, names)
    }

    // MARK: Commands and flags

    /// The command that the first words of a docker line name, and the word behind them.
    private static func walk(_ words: [ShellWord]) -> (spec: CommandSpec, next: String?)? {
        guard let start = words.firstIndex(where: { $0.value == "docker" && !$0.isOperator }) else { return nil }
        var spec = DockerCommandTable.root
        for word in words[(start + 1)...] where !word.value.hasPrefix("-") {
            guard !word.isOperator, let next = spec.subcommand(word.value) else {
                return (spec, word.isOperator ? nil : word.value)
            }
            spec = next
        }
        return (spec, nil)
    }

    private static func command(_ words: [ShellWord], _ things: [String: String], _ programs: [String]) -> Pair? {
        guard let named = things["command"] else { return nil }
        if let (spec, next) = walk(words), let next, named.split(separator: " ").last.map(String.init) == next,
            !spec.subcommands.isEmpty
        {
            let names = spec.subcommands.filter { !$0.isHidden }.flatMap { [$0.name] + $0.aliases }
            if let pair = near(next, names) { return pair }
        }
        // The first word of each command is a program.
        let starts = words.indices.filter { !words[$0].isOperator && ($0 == 0 || words[$0 - 1].isOperator) }
        guard let wrong = starts.map({ words[$0].value }).first(where: { named == $0 || named.hasSuffix(" " + $0) })
        else { return nil }
        return near(wrong, programs)
    }

    private static func flag(_ words: [ShellWord], _ things: [String: String]) -> Pair? {
        guard let named = things["flag"], named.hasPrefix("--"), let (spec, _) = walk(words) else { return nil }
        let names = spec.flags.map { "--" + $0.name }
        if let pair = near(named, names) { return pair }
        // The beginning of a flag is no flag for Docker.
        let longer = names.filter { $0.hasPrefix(named) }
        return longer.count == 1 ? (named, longer[0]) : nil
    }

    /// The line with the first word that is, or begins with, the wrong one changed.
    private static func replace(_ wrong: String, with right: String, in line: String) -> String? {
        var out = ""
        var rest = line[...]
        while let range = rest.firstRange(of: wrong) {
            let before = rest[..<range.lowerBound].last ?? (out.isEmpty ? " " : out.last ?? " ")
            let after = rest[range.upperBound...].first ?? " "
            let isWord =
                !(before.isLetter || before.isNumber || "-_.".contains(before))
                && !(after.isLetter || after.isNumber || "-_".contains(after))
            guard !isWord else { return out + rest[..<range.lowerBound] + right + rest[range.upperBound...] }
            out += rest[..<range.upperBound]
            rest = rest[range.upperBound...]
        }
        return nil
    }
}

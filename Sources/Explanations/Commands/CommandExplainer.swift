import CommandSyntax
import DockerCLI
import Engine
import Phrases
import WorldModel

/// `explain COMMAND`: a command line, word by word, with what each word means in the world as it is.
package struct CommandExplainer {
    private let simulation: Simulation

    package init(_ simulation: Simulation) { self.simulation = simulation }

    package func explain(_ line: String) -> [Explanation] {
        var out: [Explanation] = []
        var command: [ShellWord] = []
        for word in ShellWord.split(line) {
            guard word.isOperator else {
                command.append(word)
                continue
            }
            out += explain(command)
            command = []
            if let meaning = Self.operators[word.value] { out.append(Explanation(word.text, meaning)) }
        }
        return out + explain(command)
    }

    private static let operators: [String: Phrase] = [
        "|": "what the left command prints is what the right one reads", "&&": "go on only if that succeeded",
        "||": "go on only if that failed", ";": "then, whatever happened", "&": "in the background of your shell",
        ">": "write the output into a file of your machine, from its beginning", ">>": "add the output to a file",
        "<": "read the input from a file", "2>": "write the errors into a file", "2>>": "add the errors to a file",
        "2>&1": "errors go where the output goes", "&>": "output and errors go into a file",
        "<<": "the input follows, up to this word",
    ]

    // MARK: One command

    private func explain(_ words: [ShellWord]) -> [Explanation] {
        guard let first = words.first else { return [] }
        guard first.value == "docker" else {
            let meaning = KnownPrograms.meanings[first.value] ?? Phrase("a program of your machine")
            let shown = words.count > 1 ? first.text + " …" : first.text
            return [Explanation(shown, meaning)]
        }
        var spec = DockerCommandTable.root
        var out: [Explanation] = []
        var index = 1
        var typed = "docker"
        var flags: [Explanation] = []
        // Flags may stand before the subcommand.
        while index < words.count {
            if words[index].value.hasPrefix("-"), words[index].value.count > 1 {
                let (explanation, next) = flag(words, index, spec, level: 1)
                flags.append(explanation)
                index = next
            } else if let next = spec.subcommand(words[index].value) {
                spec = next
                typed += " " + words[index].text
                index += 1
            } else {
                break
            }
        }
        out.append(Explanation(typed, summary(spec)))
        out += flags
        out += operands(Array(words[index...]), spec)
        let regrets = Regrets.of(spec, words.map(\.value))
        return out + regrets.map { Explanation("!", $0, level: 1) }
    }

    private func summary(_ spec: CommandSpec) -> Phrase {
        let plain = Self.lowered(spec.summary)
        return spec.subcommands.isEmpty ? plain : Phrase("\(plain): a group, one of its commands must follow")
    }

    /// Docker's own help as it goes on in a sentence.
    private static func lowered(_ text: String) -> Phrase {
        guard let first = text.first, text.dropFirst().first?.isLowercase == true else {
            return Phrase(verbatim: text)
        }
        return Phrase(verbatim: first.lowercased() + text.dropFirst())
    }

    private func operands(_ words: [ShellWord], _ spec: CommandSpec) -> [Explanation] {
        var out: [Explanation] = []
        var names: [String] = []
        var index = 0
        var flagsAreOver = false
        while index < words.count {
            let word = words[index]
            if word.value == "--", !flagsAreOver {
                flagsAreOver = true
                out.append(Explanation("--", "no options after this", level: 1))
                index += 1
            } else if !flagsAreOver, word.value.hasPrefix("-"), word.value.count > 1 {
                let (explanation, next) = flag(words, index, spec, level: 1)
                out.append(explanation)
                index = next
            } else {
                if !spec.isInterspersed { flagsAreOver = true }
                if let rest = OperandMeaning.rest(spec, after: names.count) {
                    let text = words[index...].map(\.text).joined(separator: " ")
                    return out + [Explanation(text, rest, level: 1)]
                }
                let meaning = OperandMeaning.of(word.value, number: names.count, spec, simulation)
                out.append(Explanation(word.text, meaning.text, level: 1, notes: meaning.notes))
                names.append(word.value)
                index += 1
            }
        }
        return out
    }

    // MARK: Flags

    /// A flag with its value, and where the words go on.
    private func flag(_ words: [ShellWord], _ index: Int, _ spec: CommandSpec, level: Int) -> (Explanation, Int) {
        let word = words[index]
        var (name, value): (Substring, String?) = (word.value[...], nil)
        if let equals = word.value.firstIndex(of: "="), word.value.hasPrefix("--") {
            name = word.value[..<equals]
            value = String(word.value[word.value.index(after: equals)...])
        }
        if !name.hasPrefix("--"), name.count > 2 { return letters(words, index, spec, level) }
        let found =
            name.hasPrefix("--") ? spec.flag(String(name.dropFirst(2))) : name.last.flatMap { spec.flag(shorthand: $0) }
        guard let found else {
            let near = Nearest.word(to: String(name.drop { $0 == "-" }), in: spec.flags.map(\.name))
            let path = spec.displayPath
            let meaning =
                near.map { Phrase("\(path) has no such option. Did you mean --\($0)?") }
                ?? Phrase("\(path) has no such option")
            return (Explanation(word.text, meaning, level: level), index + 1)
        }
        var text = word.text
        var next = index + 1
        if value == nil, found.noOptionDefault == nil, next < words.count {
            value = words[next].value
            text += " " + words[next].text
            next += 1
        }
        return (explanation(text, found, value, spec, level), next)
    }

    /// `-dit`, `-p8080:80`.
    private func letters(_ words: [ShellWord], _ index: Int, _ spec: CommandSpec, _ level: Int) -> (Explanation, Int) {
        var meanings: [Phrase] = []
        var rest = words[index].value.dropFirst()
        var text = words[index].text
        var next = index + 1
        var notes: [Phrase] = []
        while let letter = rest.popFirst() {
            guard let found = spec.flag(shorthand: letter) else {
                meanings.append(Phrase("-\(letter): no such option"))
                continue
            }
            if found.noOptionDefault != nil {
                meanings.append("-\(letter): \(Self.lowered(found.usage))")
                continue
            }
            var value = String(rest)
            rest = ""
            if value.isEmpty, next < words.count {
                value = words[next].value
                text += " " + words[next].text
                next += 1
            }
            let last = explanation("", found, value, spec, level)
            meanings.append("-\(letter): \(last.meaning)")
            notes += last.notes
        }
        return (Explanation(text, Phrase.joined(meanings, separator: "; "), level: level, notes: notes), next)
    }

    private func explanation(
        _ text: String, _ flag: FlagSpec, _ value: String?, _ spec: CommandSpec, _ level: Int
    ) -> Explanation {
        let isLong = text.hasPrefix("--") || text.isEmpty
        let meaning = value.flatMap { FlagMeaning.of(flag.key, $0, spec, simulation) }
        let words = meaning?.text ?? Self.lowered(flag.usage)
        return Explanation(
            text, isLong ? words : "\(words) (--\(flag.name))", level: level, notes: meaning?.notes ?? [])
    }
}

/// The word of a list that is most like another, when one is like it at all.
package enum Nearest {
    package static func word(to word: String, in words: [String]) -> String? {
        let word = word.lowercased()
        let best = words.map { ($0, distance(word, $0.lowercased())) }.min { $0.1 < $1.1 }
        guard let best, best.1 <= max(1, word.count / 3), best.1 > 0 else { return nil }
        return best.0
    }

    /// How many letters have to be added, left out, changed or swapped (Damerau and Levenshtein).
    static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, rows[i - 2][j - 2] + 1) }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}

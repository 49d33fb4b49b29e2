import Phrases

/// One difference between two moments of a world, as `changes` tells it.
package struct WorldChange: Sendable, Equatable {
    package enum Sign: String, Sendable {
        case added = "+"
        case removed = "-"
        case changed = "~"

        /// For those who do not see signs.
        package var word: Phrase {
            switch self {
            case .added: Phrase("new")
            case .removed: Phrase("gone")
            case .changed: Phrase("changed")
            }
        }
    }

    package var sign: Sign
    /// Docker's word for it: `container`, `image`, `port`, `files` …
    package var noun: String
    package var name: Phrase
    package var detail: Phrase

    package init(_ sign: Sign, _ noun: String, _ name: Phrase, _ detail: Phrase = "") {
        self.sign = sign
        self.noun = noun
        self.name = name
        self.detail = detail
    }

    package init(_ sign: Sign, _ noun: String, _ name: String, _ detail: Phrase = "") {
        self.init(sign, noun, Phrase(verbatim: name), detail)
    }

    /// A line of a list: ` + container  web   running, nginx:latest`.
    package func line(_ book: Phrasebook = .english, nameWidth: Int, inWords: Bool = false) -> String {
        let sign: Phrase = inWords ? self.sign.word.padded(to: 7) : Phrase(verbatim: self.sign.rawValue)
        let noun = Phrase(verbatim: self.noun).padded(to: 10)
        let text = book.say(" \(sign) \(noun) \(name.padded(to: nameWidth))  \(detail)")
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// The shortest form, for a timeline: `+ container web`, or `new container web`.
    package func brief(_ book: Phrasebook = .english, inWords: Bool = false) -> String {
        "\(inWords ? book.say(sign.word) : sign.rawValue) \(noun) \(book.say(name))"
    }
}

extension [WorldChange] {
    /// All as aligned lines, or that there is nothing.
    package func lines(_ book: Phrasebook = .english, inWords: Bool = false) -> [String] {
        guard !isEmpty else { return [book.say(" Nothing has changed.")] }
        let width = Swift.min(30, map { book.say($0.name).count }.max() ?? 0)
        return map { $0.line(book, nameWidth: width, inWords: inWords) }
    }

    /// What matters most, in one line of at most `width` columns.
    package func summary(_ book: Phrasebook = .english, width: Int = 40, inWords: Bool = false) -> String {
        let order = ["container", "image", "tag", "volume", "network", "files"]
        let sorted = sorted { a, b in
            (order.firstIndex(of: a.noun) ?? order.count) < (order.firstIndex(of: b.noun) ?? order.count)
        }
        var text = ""
        for (index, change) in sorted.enumerated() {
            let left = sorted.count - index
            let next = (text.isEmpty ? "" : ", ") + change.brief(book, inWords: inWords)
            let rest = left > 1 ? ", …" : ""
            guard text.isEmpty || text.count + next.count + rest.count <= width else { return text + ", …" }
            text += next
        }
        return text
    }
}

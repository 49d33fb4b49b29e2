import CommandSyntax

/// One difference between two moments of a world, as `changes` tells it.
package struct WorldChange: Sendable, Equatable {
    package enum Sign: String, Sendable {
        case added = "+"
        case removed = "-"
        case changed = "~"

        /// For those who do not see signs.
        package var word: String {
            switch self {
            case .added: "new"
            case .removed: "gone"
            case .changed: "changed"
            }
        }
    }

    package var sign: Sign
    /// Docker's word for it: `container`, `image`, `port`, `files` …
    package var noun: String
    package var name: String
    package var detail: String

    package init(_ sign: Sign, _ noun: String, _ name: String, _ detail: String = "") {
        self.sign = sign
        self.noun = noun
        self.name = name
        self.detail = detail
    }

    /// A line of a list: ` + container  web   running, nginx:latest`.
    package func line(nameWidth: Int, inWords: Bool = false) -> String {
        let sign = inWords ? self.sign.word.padded(to: 7) : self.sign.rawValue
        let text = " \(sign) \(noun.padded(to: 10)) \(name.padded(to: nameWidth))  \(detail)"
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// The shortest form, for a timeline: `+ container web`, or `new container web`.
    package func brief(inWords: Bool = false) -> String {
        "\(inWords ? sign.word : sign.rawValue) \(noun) \(name)"
    }
}

extension [WorldChange] {
    /// All as aligned lines, or that there is nothing.
    package func lines(inWords: Bool = false) -> [String] {
        guard !isEmpty else { return [" Nothing has changed."] }
        let width = Swift.min(30, map(\.name.count).max() ?? 0)
        return map { $0.line(nameWidth: width, inWords: inWords) }
    }

    /// What matters most, in one line of at most `width` columns.
    package func summary(width: Int = 40, inWords: Bool = false) -> String {
        let order = ["container", "image", "tag", "volume", "network", "files"]
        let sorted = sorted { a, b in
            (order.firstIndex(of: a.noun) ?? order.count) < (order.firstIndex(of: b.noun) ?? order.count)
        }
        var text = ""
        for (index, change) in sorted.enumerated() {
            let left = sorted.count - index
            let next = (text.isEmpty ? "" : ", ") + change.brief(inWords: inWords)
            let rest = left > 1 ? ", …" : ""
            guard text.isEmpty || text.count + next.count + rest.count <= width else { return text + ", …" }
            text += next
        }
        return text
    }
}

import ShellSyntax

/// Cutting and replacing by patterns, as `${name#…}`, `${name:…}` and `${name/…}` do.
enum Trimming {
    static func remove(_ pattern: Pattern, from value: String, suffix: Bool, longest: Bool) -> String {
        let text = Array(value.unicodeScalars)
        for step in 0...text.count {
            let length = longest ? text.count - step : step
            if pattern.matches(suffix ? text.suffix(length) : text.prefix(length)) {
                return string(suffix ? text.dropLast(length) : text.dropFirst(length))
            }
        }
        return value
    }

    /// A part of a value; `nil` for a length that ends before it begins.
    static func slice(_ value: String, from offset: Int64, count: Int64?, countsBytes: Bool) -> String? {
        if countsBytes {
            guard let range = range(value.utf8.count, from: offset, count: count) else { return nil }
            return String(decoding: Array(value.utf8)[range], as: UTF8.self)
        }
        let text = Array(value.unicodeScalars)
        guard let range = range(text.count, from: offset, count: count) else { return nil }
        return string(text[range])
    }

    private static func range(_ size: Int, from offset: Int64, count: Int64?) -> Range<Int>? {
        let size = Int64(size)
        let start = offset < 0 ? size + offset : offset
        guard start >= 0, start <= size else { return 0..<0 }
        var end = size
        if let count { end = count < 0 ? size + count : min(size, start &+ count) }
        guard end >= start else { return nil }
        return Int(start)..<Int(end)
    }

    static func replace(
        _ pattern: Pattern, in value: String, with replacement: [Replacement], all: Bool, anchor: Character?
    ) -> String {
        let text = Array(value.unicodeScalars)
        if anchor == "#" || anchor == "%" {
            for step in 0...text.count {
                let length = text.count - step
                let part = anchor == "#" ? text.prefix(length) : text.suffix(length)
                guard pattern.matches(part) else { continue }
                let new = Replacement.text(replacement, for: string(part))
                return anchor == "#" ? new + string(text.dropFirst(length)) : string(text.dropLast(length)) + new
            }
            return value
        }
        var out = String.UnicodeScalarView()
        var at = 0
        while at < text.count {
            if let end = (at + 1...text.count).reversed().first(where: { pattern.matches(text[at..<$0]) }) {
                out.append(contentsOf: Replacement.text(replacement, for: string(text[at..<end])).unicodeScalars)
                at = end
                if !all { break }
            } else {
                out.append(text[at])
                at += 1
            }
        }
        out.append(contentsOf: text[at...])
        return String(out)
    }

    /// A part of what matches are replaced by.
    enum Replacement {
        case text(String)
        /// The match itself: bash's `&`.
        case match

        /// A text in which `&` is the match, and `\&` is not.
        static func parts(of text: String) -> [Replacement] {
            guard text.contains("&") else { return [.text(text)] }
            var parts: [Replacement] = []
            var plain = ""
            var isEscaped = false
            for character in text {
                if character == "&", isEscaped {
                    plain.removeLast()
                    plain.append("&")
                } else if character == "&" {
                    parts.append(.text(plain))
                    parts.append(.match)
                    plain = ""
                } else {
                    plain.append(character)
                }
                isEscaped = character == "\\" && !isEscaped
            }
            return parts + [.text(plain)]
        }

        static func text(_ parts: [Replacement], for match: String) -> String {
            parts.map { part in
                switch part {
                case .text(let text): text
                case .match: match
                }
            }
            .joined()
        }
    }

    static func changeCase(
        _ value: String, to target: ParameterExpansion.LetterCase, all: Bool, pattern: Pattern?
    ) -> String {
        var out = ""
        for (index, scalar) in value.unicodeScalars.enumerated() {
            let applies = (all || index == 0) && pattern?.matches([scalar][...]) ?? true
            let text = String(Character(scalar))
            let isUpper = target == .upper || (target == .other && text == text.lowercased())
            out += applies ? (isUpper ? text.uppercased() : text.lowercased()) : text
        }
        return out
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

/// Which of two versions is newer: runs of digits count as numbers, letters as letters, `~` and pre-releases as older.
package enum PackageVersion {
    /// Negative when `a` is older than `b`, positive when it is newer.
    package static func compare(_ a: String, _ b: String) -> Int {
        let (left, right) = (pieces(a), pieces(b))
        for index in 0..<max(left.count, right.count) {
            let first = index < left.count ? left[index] : .end
            let second = index < right.count ? right[index] : .end
            let order = first.rank(against: second)
            if order != 0 { return order }
        }
        return 0
    }

    private enum Piece {
        case end
        case number(Int)
        case word(String)

        func rank(against other: Piece) -> Int {
            switch (self, other) {
            case (.end, .end): return 0
            case (.number(let a), .number(let b)): return a < b ? -1 : a > b ? 1 : 0
            case (.word(let a), .word(let b)): return a < b ? -1 : a > b ? 1 : 0
            case (.end, .number(let b)): return b == 0 ? 0 : -1
            case (.number(let a), .end): return a == 0 ? 0 : 1
            case (.number, .word): return 1
            case (.word, .number): return -1
            // A word behind a version makes it older when it is a pre-release, and newer otherwise.
            case (.word(let a), .end): return Piece.isPreliminary(a) ? -1 : 1
            case (.end, .word(let b)): return Piece.isPreliminary(b) ? 1 : -1
            }
        }

        private static func isPreliminary(_ word: String) -> Bool {
            word.hasPrefix("~") || ["a", "b", "c", "rc", "alpha", "beta", "dev", "pre"].contains(word)
        }
    }

    private static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                pieces.append(.number(Int(digits) ?? .max))
                rest = rest.dropFirst(digits.count)
            } else if first.isLetter || first == "~" {
                let letters = rest.prefix { $0.isLetter || $0 == "~" }
                pieces.append(.word(String(letters)))
                rest = rest.dropFirst(letters.count)
            } else {
                rest = rest.dropFirst()
            }
        }
        return pieces
    }
}

/// Writing words so that a shell reads them back.
enum Quoting {
    /// The word as `set -x` and `set` print it: in single quotes if it needs them.
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || "_./:=@%+,-".utf8.contains(byte)
            }
        return isPlain ? text : always(text)
    }

    /// The word in single quotes.
    static func always(_ text: String) -> String {
        var out = "'"
        for character in text {
            if character == "'" { out += "'\\''" } else { out.append(character) }
        }
        return out + "'"
    }
}

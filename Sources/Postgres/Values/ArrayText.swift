import SQLStore

/// Arrays as PostgreSQL writes them: `{1,2,NULL,"a b"}` (the manual, 8.15.6). One dimension.
enum ArrayText {
    static func write(_ items: [String?]) -> String {
        "{" + items.map { $0.map(quote) ?? "NULL" }.joined(separator: ",") + "}"
    }

    private static func quote(_ item: String) -> String {
        let needsQuotes =
            item.isEmpty || item.lowercased() == "null"
            || item.contains { $0.isWhitespace || "{},\"\\".contains($0) }
        guard needsQuotes else { return item }
        return "\"" + item.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The items, `nil` where the text is no array. Nested arrays stay texts.
    static func read(_ text: String) -> [String?]? {
        let trimmed = text.trimmingWhitespace
        guard trimmed.hasPrefix("{"), trimmed.hasSuffix("}"), trimmed.count >= 2 else { return nil }
        let characters = Array(trimmed.dropFirst().dropLast())
        if characters.allSatisfy(\.isWhitespace) { return [] }
        var items: [String?] = []
        var item = ""
        var wasQuoted = false
        var depth = 0
        var index = 0
        func finished() -> String? {
            let bare = wasQuoted ? item : item.trimmingWhitespace
            return !wasQuoted && bare.lowercased() == "null" ? nil : bare
        }
        while index < characters.count {
            let mark = characters[index]
            if mark == "\"", depth == 0 {
                wasQuoted = true
                item = ""
                index += 1
                while index < characters.count, characters[index] != "\"" {
                    if characters[index] == "\\", index + 1 < characters.count { index += 1 }
                    item.append(characters[index])
                    index += 1
                }
            } else if mark == ",", depth == 0 {
                items.append(finished())
                (item, wasQuoted) = ("", false)
            } else if !wasQuoted {
                if mark == "{" { depth += 1 }
                if mark == "}" { depth -= 1 }
                item.append(mark)
            }
            index += 1
        }
        items.append(finished())
        return items
    }
}

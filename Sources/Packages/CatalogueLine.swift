/// A line of a catalogue: words, then lists that begin with a mark.
///
/// `curl 8.14.1-r1 109287 266799 < libcurl > /usr/bin/curl # URL retrieval utility`
struct CatalogueLine {
    private(set) var words: [String] = []
    private(set) var lists: [Character: [String]] = [:]

    /// `<` needs, `?` recommends, `~` suggests, `>` executables, `@` modules, `=` other versions, `#` a description,
    /// `+` what is installed after it, `!` scripts that run.
    private static let marks: Set<Character> = ["<", "?", "~", ">", "@", "=", "#", "+", "!"]

    init(_ line: Substring) {
        var mark: Character?
        for word in line.split(separator: " ") {
            if word.count == 1, let character = word.first, Self.marks.contains(character), mark != "#" {
                mark = character
                lists[character] = lists[character] ?? []
            } else if let mark {
                lists[mark, default: []].append(String(word))
            } else {
                words.append(String(word))
            }
        }
    }

    func list(_ mark: Character) -> [String] { lists[mark] ?? [] }

    /// The lines of a catalogue, without empty ones.
    static func all(in text: String) -> [CatalogueLine] {
        text.split(separator: "\n").map { CatalogueLine($0) }
    }
}

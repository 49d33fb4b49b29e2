import Kernel
import WorldModel

/// `fmt`: paragraphs with lines of about the same length.
enum FormatCommand {
    static let spec = OptionSpec("sut", values: "wgp", long: "width:=w goal:=g split-only=s uniform-spacing=u")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        call.arguments = NumberOption.spelledOut(call.arguments, as: "-w")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let width = max(1, options.number("w") ?? 75)
        let goal = options.number("g") ?? width * 187 / 200
        for input in call.inputs(options.operands, &simulation).contents {
            var paragraph: [String] = []
            var indent = ""
            func flush(_ call: inout UtilityCall) {
                if !paragraph.isEmpty {
                    let words = paragraph.flatMap { Self.words($0, isUniform: options.has("u")) }
                    for line in fill(words, indent: indent.count, width: width, goal: goal) {
                        call.print(indent + line)
                    }
                }
                paragraph = []
            }
            for bytes in LineText.split(input.bytes) {
                let line = LineText.string(bytes)
                let own = String(line.prefix { $0 == " " || $0 == "\t" })
                let isBlank = line.allSatisfy { $0 == " " || $0 == "\t" }
                if isBlank || !paragraph.isEmpty && own != indent || options.has("s") { flush(&call) }
                if isBlank {
                    call.print("")
                } else {
                    if paragraph.isEmpty { indent = own }
                    paragraph.append(line)
                }
            }
            flush(&call)
        }
        return 0
    }

    /// A word with what GNU's weighs when it looks for places to break.
    private struct Word {
        var text: String
        /// Blanks behind it.
        var gap: Int
        var hasPeriod = false
        /// It ends a sentence.
        var isFinal = false
        var hasPunctuation = false
        var opensParenthesis = false
    }

    private static func words(_ line: String, isUniform: Bool) -> [Word] {
        var words: [Word] = []
        var rest = Substring(line)
        while let first = rest.firstIndex(where: { $0 != " " && $0 != "\t" }) {
            rest = rest[first...]
            let text = rest.prefix { $0 != " " && $0 != "\t" }
            rest = rest.dropFirst(text.count)
            let blanks = rest.prefix { $0 == " " || $0 == "\t" }.count
            var word = Word(text: String(text), gap: blanks)
            word.opensParenthesis = text.first.map { "(['`\"".contains($0) } ?? false
            word.hasPunctuation = text.last.map { $0.isPunctuation } ?? false
            let core = text.reversed().drop { ")]'\"".contains($0) }
            word.hasPeriod = core.first.map { ".?!".contains($0) } ?? false
            let endsLine = rest.dropFirst(blanks).isEmpty
            word.isFinal = word.hasPeriod && (endsLine || blanks > 1)
            if endsLine || isUniform { word.gap = word.isFinal ? 2 : 1 }
            words.append(word)
        }
        return words
    }

    /// The breaks that cost least in all, by the costs of GNU's fmt (after Knuth and Plass).
    private static func fill(_ given: [Word], indent: Int, width: Int, goal: Int) -> [String] {
        var words = given
        let count = words.count
        guard count > 0 else { return [] }
        words[count - 1].hasPeriod = true
        words[count - 1].isFinal = true
        func square(_ value: Int) -> Int { value * value }
        var costs = [Int](repeating: 0, count: count + 1)
        var next = [Int](repeating: count, count: count + 1)
        var lengths = [Int](repeating: width, count: count + 1)
        /// What it costs to begin a line with a word.
        func beginning(_ index: Int) -> Int {
            var cost = square(70)
            if index > 0 {
                let before = words[index - 1]
                if before.hasPeriod {
                    cost += before.isFinal ? -square(50) : square(600)
                } else if before.hasPunctuation {
                    cost -= square(40)
                } else if index > 1, words[index - 2].isFinal {
                    cost += square(200) / (before.text.count + 2)
                }
            }
            if words[index].opensParenthesis {
                cost -= square(40)
            } else if words[index].isFinal {
                cost += square(150) / (words[index].text.count + 2)
            }
            return cost
        }
        for start in stride(from: count - 1, through: 0, by: -1) {
            var best = Int.max
            var length = indent + words[start].text.count
            var end = start
            repeat {
                end += 1
                var cost = costs[end]
                if end < count {
                    cost += square((goal - length) * 10)
                    if next[end] < count { cost += square((length - lengths[end]) * 10) / 2 }
                }
                if cost < best { (best, next[start], lengths[start]) = (cost, end, length) }
                if end == count { break }
                length += words[end - 1].gap + words[end].text.count
            } while length < width
            costs[start] = best + beginning(start)
        }
        var lines: [String] = []
        var at = 0
        while at < count {
            var line = ""
            for index in at..<next[at] {
                line += words[index].text
                if index + 1 < next[at] { line += String(repeating: " ", count: words[index].gap) }
            }
            lines.append(line)
            at = next[at]
        }
        return lines
    }
}

/// `pr`: pages, or only columns with `-t`.
enum PagesCommand {
    static let spec = OptionSpec(
        "tadTmF", values: "whlsnoe", long: "omit-header=t width:=w columns:=columns across=a header:=h length:=l")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        call.arguments = NumberOption.spelledOut(call.arguments, as: "--columns=")
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let count = max(1, options.number("columns") ?? 1)
        let width = options.number("w") ?? 72
        for input in call.inputs(options.operands, &simulation).contents {
            let lines = LineText.split(input.bytes).map { LineText.string($0) }
            let hasHeader = !options.has("t", "T")
            let room = hasHeader ? max(1, (options.number("l") ?? 66) - 10) * count : max(1, lines.count)
            var page = 1
            for start in stride(from: 0, to: lines.count, by: room) {
                let part = Array(lines[start..<min(lines.count, start + room)])
                if hasHeader {
                    let modified =
                        (try? simulation.status(of: input.name, as: call.me))?.modified
                        ?? simulation.world.clock.now.nanoseconds
                    let date = DateText.format(Instant(nanoseconds: modified), "%Y-%m-%d %H:%M")
                    let title = options.value("h") ?? (input.name == "-" ? "" : input.name)
                    let end = "Page \(page)"
                    let gap = max(2, width - date.count - title.count - end.count)
                    call.print(
                        "\n\n\(date)" + String(repeating: " ", count: gap / 2) + title
                            + String(repeating: " ", count: gap - gap / 2) + end + "\n\n")
                }
                let rows = (part.count + count - 1) / count
                for row in 0..<rows { call.print(Self.row(row, of: part, rows, count, width, options)) }
                if hasHeader { for _ in rows..<max(rows, room / count + 5) { call.print("") } }
                page += 1
            }
        }
        return 0
    }

    private static func row(
        _ row: Int, of lines: [String], _ rows: Int, _ count: Int, _ width: Int, _ options: ParsedOptions
    ) -> String {
        guard count > 1 else { return lines[row] }
        let column = (width - count + 1) / count + 1
        // Columns are filled as evenly as they can be.
        let full = lines.count % count == 0 ? count : lines.count % count
        var text = ""
        for index in 0..<count {
            let place: Int
            if options.has("a") {
                place = row * count + index
            } else {
                let before = index <= full ? index * rows : full * rows + (index - full) * (rows - 1)
                guard row < (index < full ? rows : rows - 1) else { continue }
                place = before + row
            }
            guard place < lines.count else { break }
            text = text.left(index * column) + String(lines[place].prefix(max(1, column - 1)))
        }
        return text
    }
}

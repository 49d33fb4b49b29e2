/// Reads a lesson: front matter, then pages with fenced blocks of a meaning of their own.
struct LessonParser {
    let file: String
    private let lines: [String]

    init(file: String, text: String) {
        self.file = file
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// - Parameter readsPages: false for a lesson without its pages, as a list needs it.
    func parse(number: String, readsPages: Bool = true) throws(ContentFault) -> Lesson {
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw ContentFault(file, 1, "a lesson begins with front matter between two lines of ---")
        }
        let yaml = try YAMLMapping.parse(lines[1..<end].joined(separator: "\n"), file: file, offset: 1)
        try yaml.allow(FileShape.lesson.keys)
        return Lesson(
            id: try yaml.string("id"), number: number, title: try yaml.string("title"),
            minutes: try yaml.int("minutes"), objectives: try yaml.strings("objectives"),
            skills: try yaml.strings("skills"), sources: try yaml.strings("sources"),
            exercises: try yaml.strings("exercises"), recall: try yaml.strings("recall"),
            start: try yaml.optionalString("start") ?? "", pages: readsPages ? try pages(from: end + 1) : [], file: file
        )
    }

    private func pages(from start: Int) throws(ContentFault) -> [Lesson.Page] {
        var pages = [Lesson.Page(title: "", blocks: [])]
        var text: [String] = []
        var textLine = start + 1
        func flushed(_ page: Lesson.Page) -> Lesson.Page {
            var page = page
            let body = text.joined(separator: "\n")
            if body.contains(where: { !$0.isWhitespace }) { page.blocks.append(.markdown(body, line: textLine)) }
            return page
        }
        var index = start
        while index < lines.count {
            let line = lines[index]
            if line.hasPrefix("## ") {
                pages[pages.count - 1] = flushed(pages[pages.count - 1])
                pages.append(Lesson.Page(title: String(line.dropFirst(3)), blocks: []))
                text = []
                textLine = index + 2
                index += 1
                continue
            }
            guard let fence = Fence(line) else {
                text.append(line)
                index += 1
                continue
            }
            let (body, next) = try self.body(of: fence, from: index)
            if let block = try block(fence, body, line: index + 1) {
                pages[pages.count - 1] = flushed(pages[pages.count - 1])
                pages[pages.count - 1].blocks.append(block)
                text = []
                textLine = next + 1
            } else {
                text += lines[index..<next]
            }
            index = next
        }
        pages[pages.count - 1] = flushed(pages[pages.count - 1])
        return pages.filter { !$0.blocks.isEmpty }
    }

    /// The opening of a fenced block.
    private struct Fence {
        var marks: String
        var language: String

        init?(_ line: String) {
            let marks = line.prefix { $0 == "`" }
            guard marks.count >= 3 else { return nil }
            self.marks = String(marks)
            language = String(line.dropFirst(marks.count).prefix { $0 != " " })
        }
    }

    private func body(of fence: Fence, from index: Int) throws(ContentFault) -> ([String], Int) {
        guard
            let end = lines[(index + 1)...].firstIndex(where: {
                $0.hasPrefix(fence.marks) && $0.allSatisfy { $0 == "`" }
            })
        else { throw ContentFault(file, index + 1, "the block that begins here has no end") }
        return (Array(lines[(index + 1)..<end]), end + 1)
    }

    private func block(_ fence: Fence, _ body: [String], line: Int) throws(ContentFault) -> Lesson.Block? {
        switch fence.language {
        case "console": return .console(try console(body, line: line))
        case "predict": return .predict(try prediction(body, line: line))
        case "question":
            let yaml = try YAMLMapping.parse(body.joined(separator: "\n"), file: file, offset: line)
            return .question(try QuestionParser.parse(yaml))
        default: return nil
        }
    }

    private func console(_ body: [String], line: Int) throws(ContentFault) -> ConsoleBlock {
        var block = ConsoleBlock(steps: [], line: line)
        for (offset, text) in body.enumerated() {
            let place = line + offset + 1
            if text.hasPrefix("$ ") {
                block.steps.append(.init(command: String(text.dropFirst(2)), output: [], status: 0, line: place))
                continue
            }
            guard let last = block.steps.indices.last else {
                throw ContentFault(file, place, "a console block begins with a command: $ docker …")
            }
            if text.hasPrefix("> ") || text == ">", block.steps[last].output.isEmpty {
                block.steps[last].command += "\n" + text.dropFirst(2)
            } else if text.hasPrefix("? "), let status = Int32(text.dropFirst(2)) {
                block.steps[last].status = status
            } else {
                block.steps[last].output.append(text)
            }
        }
        guard !block.steps.isEmpty else { throw ContentFault(file, line, "an empty console block") }
        return block
    }

    private func prediction(_ body: [String], line: Int) throws(ContentFault) -> Prediction {
        let yaml = try YAMLMapping.parse(body.joined(separator: "\n"), file: file, offset: line)
        try yaml.allow(FileShape.prediction.keys)
        let options = try yaml.strings("options")
        let answer = try yaml.int("answer")
        guard options.indices.contains(answer - 1) else {
            throw ContentFault(file, yaml.line(of: "answer"), "'answer' must be a number from 1 to \(options.count)")
        }
        return Prediction(
            ask: try yaml.string("ask"), options: options, answer: answer - 1, why: try yaml.string("why"), line: line)
    }
}

/// Reads questions.
enum QuestionParser {
    static func parse(_ yaml: YAMLMapping) throws(ContentFault) -> Question {
        try yaml.allow(FileShape.question.keys)
        let kindText = try yaml.string("kind")
        guard let kind = Question.Kind(rawValue: kindText) else {
            throw ContentFault(yaml.file, yaml.line(of: "kind"), "unknown kind '\(kindText)'")
        }
        var question = Question(
            id: try yaml.string("id"), revision: yaml.has("rev") ? try yaml.int("rev") : 1,
            skill: try yaml.string("skill"), lesson: try yaml.string("lesson"), kind: kind,
            difficulty: try yaml.int("difficulty"), prompt: try yaml.string("prompt"),
            why: try yaml.optionalString("why") ?? "", file: yaml.file, line: yaml.line)
        for option in try yaml.mappings("options") {
            try option.allow(FileShape.option.keys)
            question.options.append(
                Question.Option(
                    text: try option.string("text"), isRight: try option.flag("right"),
                    why: try option.optionalString("why") ?? "",
                    misconception: try option.optionalString("misconception") ?? ""))
        }
        for pair in try yaml.mappings("pairs") {
            try pair.allow(FileShape.pair.keys)
            question.pairs.append(Question.Pair(left: try pair.string("left"), right: try pair.string("right")))
        }
        for next in try yaml.mappings("follow-ups") {
            try next.allow(FileShape.followUp.keys)
            question.followUps.append(
                Question.FollowUp(ask: try next.string("ask"), answer: try next.string("answer")))
        }
        question.isForInterviews = try yaml.flag("interview")
        question.mistakes = try yaml.strings("mistakes")
        question.lines = try yaml.strings("lines")
        question.accept = try yaml.strings("accept")
        question.script = try yaml.optionalString("script") ?? ""
        question.start = try yaml.optionalString("start") ?? ""
        question.solution = try yaml.optionalString("solution") ?? ""
        question.code = try yaml.optionalString("code") ?? ""
        question.rubric = try yaml.strings("rubric")
        question.checks = try CheckParser.parse(yaml.mappings("checks"))
        try verify(question, yaml)
        return question
    }

    /// What a kind needs must be there.
    private static func verify(_ question: Question, _ yaml: YAMLMapping) throws(ContentFault) {
        func need(_ isThere: Bool, _ text: String) throws(ContentFault) {
            if !isThere { throw ContentFault(yaml.file, yaml.line, "question \(question.id): \(text)") }
        }
        let right = question.options.count { $0.isRight }
        switch question.kind {
        case .choice, .bug:
            try need(right == 1, "exactly one option must have right: true, \(right) have")
            try need(question.options.count >= 2, "at least two options are needed")
            if question.kind == .bug { try need(!question.code.isEmpty, "the key 'code' is missing") }
        case .multi: try need(right >= 1, "at least one option must have right: true")
        case .order: try need(question.lines.count >= 2, "the key 'lines' needs at least two lines")
        case .match:
            try need(question.pairs.count >= 2, "the key 'pairs' needs at least two pairs")
            try need(
                Set(question.pairs.map(\.right)).count == question.pairs.count, "two pairs have the same right side")
        case .typed: try need(!question.accept.isEmpty, "the key 'accept' is missing")
        case .output:
            try need(!question.script.isEmpty, "the key 'script' is missing")
            try need(right == 1 || !question.accept.isEmpty, "one right option, or 'accept', is needed")
        case .command:
            try need(!question.checks.isEmpty, "the key 'checks' is missing")
            try need(!question.solution.isEmpty, "the key 'solution' is missing")
        case .open: try need(!question.rubric.isEmpty, "the key 'rubric' is missing")
        }
        try need((1...5).contains(question.difficulty), "'difficulty' goes from 1 to 5")
    }
}

import JSON

/// Progress as JSON, for moving it to another machine.
extension ProgressFile {
    private static let version = 1.0

    package enum Failure: Error, Sendable, Equatable {
        case notProgress
        case newer

        package var message: String {
            switch self {
            case .notProgress: "this is no file of Drydock's progress"
            case .newer: "this was written by a newer Drydock"
            }
        }
    }

    package var text: String {
        func number(_ value: Int) -> JSONValue { .number(Double(value)) }
        // Milliseconds since 1970 are exact in JSON's numbers.
        func time(_ value: Int64) -> JSONValue { .number(Double(value)) }
        func object(_ members: [(String, JSONValue)]) -> JSONValue { .object(JSONObject(members)) }
        let lessons = self.lessons.map { lesson in
            object([
                ("lesson", .string(lesson.id)), ("page", number(lesson.page)), ("done", .bool(lesson.isDone)),
                ("at", time(lesson.at)),
            ])
        }
        let attempts = self.attempts.map { attempt in
            object([
                ("exercise", .string(attempt.value.exercise)), ("passed", .bool(attempt.value.isPassed)),
                ("checks", number(attempt.value.passedChecks)), ("of", number(attempt.value.totalChecks)),
                ("hints", number(attempt.value.hints)), ("solution", .bool(attempt.value.sawSolution)),
                ("at", time(attempt.at)),
            ])
        }
        let answers = self.answers.map { answer in
            object([
                ("question", .string(answer.question)), ("rev", number(answer.revision)),
                ("right", .bool(answer.isRight)), ("given", .string(answer.given)),
                ("sure", answer.confidence.map(number) ?? .null), ("took", answer.milliseconds.map(time) ?? .null),
                ("at", time(answer.at)),
            ])
        }
        let scores = self.scores.map { score in
            object([
                ("quiz", .string(score.value.quiz)), ("right", number(score.value.right)),
                ("of", number(score.value.total)), ("at", time(score.at)),
            ])
        }
        let reviews = self.reviews.map { review in
            object([
                ("card", .string(review.card)), ("rev", number(review.revision)),
                ("rating", number(review.rating.rawValue)), ("at", time(review.at)),
            ])
        }
        return JSONWriter(indentation: " ").text(
            object([
                ("drydockProgress", .number(Self.version)), ("lessons", .array(lessons)),
                ("attempts", .array(attempts)), ("answers", .array(answers)), ("quizzes", .array(scores)),
                ("reviews", .array(reviews)),
            ])) + "\n"
    }

    package init(text: String) throws(Failure) {
        guard let value = JSONReader.parse(text), case .number(let version)? = value["drydockProgress"] else {
            throw .notProgress
        }
        guard version <= Self.version else { throw .newer }
        for item in try Self.items(value, "lessons") {
            lessons.append(
                Lesson(
                    id: try item.text("lesson"), page: try item.number("page"), isDone: try item.flag("done"),
                    at: try item.time("at")))
        }
        for item in try Self.items(value, "attempts") {
            let attempt = Attempt(
                exercise: try item.text("exercise"), isPassed: try item.flag("passed"),
                passedChecks: try item.number("checks"), totalChecks: try item.number("of"),
                hints: try item.number("hints"), sawSolution: try item.flag("solution"))
            attempts.append(Dated(attempt, at: try item.time("at")))
        }
        for item in try Self.items(value, "answers") {
            answers.append(
                GivenAnswer(
                    question: try item.text("question"), revision: try item.number("rev"),
                    isRight: try item.flag("right"), given: try item.text("given"),
                    confidence: try? item.number("sure"), milliseconds: try? item.time("took"),
                    at: try item.time("at")))
        }
        for item in try Self.items(value, "quizzes") {
            let score = QuizScore(
                quiz: try item.text("quiz"), right: try item.number("right"), total: try item.number("of"))
            scores.append(Dated(score, at: try item.time("at")))
        }
        for item in try Self.items(value, "reviews") {
            guard let rating = Rating(rawValue: try item.number("rating")) else { throw .notProgress }
            reviews.append(
                Review(
                    card: try item.text("card"), revision: try item.number("rev"), rating: rating,
                    at: try item.time("at")))
        }
    }

    private static func items(_ value: JSONValue, _ key: String) throws(Failure) -> [Fields] {
        guard let items = value[key]?.items else { throw .notProgress }
        return items.map { Fields(value: $0) }
    }

    /// One object, whose fields are there and of the right kind, or the file is none of ours.
    private struct Fields {
        var value: JSONValue

        func text(_ key: String) throws(Failure) -> String {
            guard let text = value[key]?.text else { throw .notProgress }
            return text
        }

        func number(_ key: String) throws(Failure) -> Int { Int(try time(key)) }

        func time(_ key: String) throws(Failure) -> Int64 {
            guard case .number(let number)? = value[key], let time = Int64(exactly: number) else { throw .notProgress }
            return time
        }

        func flag(_ key: String) throws(Failure) -> Bool {
            guard case .bool(let flag)? = value[key] else { throw .notProgress }
            return flag
        }
    }
}

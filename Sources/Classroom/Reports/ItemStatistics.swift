import Course
import JSON

/// How the questions and exercises of a class did, and what to take up in the next one.
package struct ItemStatistics: Sendable {
    package var questions: [QuestionLine]
    package var exercises: [ExerciseLine]

    package struct QuestionLine: Sendable, Equatable {
        package var question: String
        /// Who answered it.
        package var people: Int
        /// The share whose first answer was right: 1 is easy.
        package var difficulty: Double
        /// How far those who did well elsewhere did well here (point-biserial correlation with the rest); `nil` for too
        /// few, or when all did the same.
        package var discrimination: Double?
        /// Seconds.
        package var medianSeconds: Int
        /// The wrong answer that was given most, by how many.
        package var commonWrong: (answer: String, people: Int)?
        /// The name of the belief behind that answer, where the course has one.
        package var misconception: String
        /// What the course says to that answer.
        package var remedy: String

        package static func == (a: QuestionLine, b: QuestionLine) -> Bool {
            a.question == b.question && a.people == b.people && a.difficulty == b.difficulty
                && a.discrimination == b.discrimination && a.medianSeconds == b.medianSeconds
                && a.commonWrong?.answer == b.commonWrong?.answer && a.commonWrong?.people == b.commonWrong?.people
        }
    }

    package struct ExerciseLine: Sendable, Equatable {
        package var exercise: String
        package var people: Int
        package var passed: Int
        package var medianSeconds: Int
        /// The check that most people had wrong in what they handed in last.
        package var commonMiss: String
    }

    /// With fewer people a correlation says nothing.
    private static let fewestForDiscrimination = 5

    package init(_ people: [Participant], _ course: Content) {
        // The first answer of each person to each question.
        var first: [String: [String: ClassEvent.Answer]] = [:]
        for person in people {
            for answer in person.answers where first[answer.question]?[person.id] == nil {
                first[answer.question, default: [:]][person.id] = answer
            }
        }
        var rights: [String: Int] = [:]
        for answers in first.values {
            for (person, answer) in answers where answer.isRight { rights[person, default: 0] += 1 }
        }
        questions = first.map { id, answers in Self.line(id, answers, rights, course) }
            .sorted { ($0.difficulty, $0.question) < ($1.difficulty, $1.question) }
        exercises = course.exercises.map(\.id).compactMap { Self.line($0, people) }
    }

    private static func line(
        _ id: String, _ answers: [String: ClassEvent.Answer], _ rights: [String: Int], _ course: Content
    ) -> QuestionLine {
        let isRight = answers.mapValues { $0.isRight ? 1.0 : 0.0 }
        var wrong: [String: Int] = [:]
        for answer in answers.values where !answer.isRight { wrong[answer.given, default: 0] += 1 }
        let common = wrong.max { ($0.value, $1.key) < ($1.value, $0.key) }
        let option = common.flatMap { common in
            course.question(id)?.options.first { $0.text == common.key }
        }
        // Without the question itself, or every question would go with itself.
        let rest = answers.map { (Double(rights[$0.key] ?? 0) - (isRight[$0.key] ?? 0), isRight[$0.key] ?? 0) }
        return QuestionLine(
            question: id, people: answers.count,
            difficulty: isRight.values.reduce(0, +) / Double(max(1, answers.count)),
            discrimination: answers.count < fewestForDiscrimination ? nil : correlation(rest),
            medianSeconds: median(answers.values.map { $0.milliseconds / 1000 }),
            commonWrong: common.map { ($0.key, $0.value) },
            misconception: option?.misconception ?? "", remedy: option?.why ?? "")
    }

    private static func line(_ id: String, _ people: [Participant]) -> ExerciseLine? {
        let works = people.compactMap { $0.work[id] }
        guard !works.isEmpty else { return nil }
        var misses: [String: Int] = [:]
        for work in works { for miss in work.best?.misses ?? [] { misses[miss, default: 0] += 1 } }
        let times = works.compactMap { work in work.passed.map { Int(max(0, $0 - work.begun) / 1000) } }
        return ExerciseLine(
            exercise: id, people: works.count, passed: works.count { $0.passed != nil }, medianSeconds: median(times),
            commonMiss: misses.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "")
    }

    private static func median(_ values: [Int]) -> Int {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    /// Pearson's correlation; `nil` when one side is always the same.
    static func correlation(_ pairs: [(Double, Double)]) -> Double? {
        let count = Double(pairs.count)
        guard count > 1 else { return nil }
        let (meanA, meanB) = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
        let together = pairs.reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) }
        let (spreadA, spreadB) = (
            pairs.reduce(0) { $0 + ($1.0 - meanA) * ($1.0 - meanA) },
            pairs.reduce(0) { $0 + ($1.1 - meanB) * ($1.1 - meanB) }
        )
        guard spreadA > 0, spreadB > 0 else { return nil }
        return together / (spreadA * spreadB).squareRoot()
    }

    // MARK: Text

    /// A report for the instructor: what was hard, what was believed wrongly, what did not tell anybody apart.
    package func report(_ course: Content) -> String {
        var lines = ["# What the class found hard", ""]
        let hard = questions.filter { $0.difficulty < 0.6 && $0.people > 1 }
        if hard.isEmpty { lines.append("No question was answered wrongly by most.") }
        for line in hard {
            let prompt = course.question(line.question)?.prompt.split(separator: "\n").joined(separator: " ")
            lines.append("- \(line.question): \(Int(line.difficulty * 100)) % right of \(line.people). \(prompt ?? "")")
            if let wrong = line.commonWrong {
                lines.append("  Most wrong: \(wrong.answer) (\(wrong.people)).")
                if !line.misconception.isEmpty { lines.append("  The belief behind it: \(line.misconception)") }
                if !line.remedy.isEmpty { lines.append("  What helps: \(line.remedy)") }
            }
        }
        lines += ["", "# Exercises", ""]
        for line in exercises {
            let title = course.exercise(line.exercise)?.title ?? line.exercise
            lines.append(
                "- \(title): \(line.passed) of \(line.people) passed, usually in \((line.medianSeconds + 59) / 60) min."
                    + (line.commonMiss.isEmpty ? "" : " Most missed: \(line.commonMiss)"))
        }
        if exercises.isEmpty { lines.append("None was begun.") }
        let blunt = questions.filter { ($0.discrimination ?? 1) < 0.1 }
        if !blunt.isEmpty {
            lines += ["", "# Questions to look at again", ""]
            for line in blunt {
                lines.append("- \(line.question): those who know more are not better at it. It may be unclear.")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    package var csv: String {
        let head = [
            "item_id", "kind", "people", "difficulty", "discrimination", "median_seconds", "common_wrong",
            "misconception",
        ]
        func fraction(_ value: Double) -> String { JSONWriter.plainNumber((value * 1000).rounded() / 1000) }
        let rows =
            questions.map { line in
                [
                    line.question, "question", String(line.people), fraction(line.difficulty),
                    line.discrimination.map(fraction) ?? "", String(line.medianSeconds), line.commonWrong?.answer ?? "",
                    line.misconception,
                ]
            }
            + exercises.map { line in
                [
                    line.exercise, "exercise", String(line.people),
                    fraction(Double(line.passed) / Double(max(1, line.people))), "", String(line.medianSeconds),
                    line.commonMiss, "",
                ]
            }
        return CSVText.text([head] + rows)
    }
}

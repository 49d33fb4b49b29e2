import Course
import JSON

/// Marks of a class: for each exercise and person the share of checks that hold, with the reasons for what is missing.
package struct Gradebook: Sendable {
    package var lines: [Line]
    package var items: [Item]

    /// One person's mark for one exercise.
    package struct Line: Sendable, Equatable {
        package var assignment: String
        package var person: Participant
        /// Milliseconds since 1970; `nil` when nothing was handed in.
        package var at: Int64?
        package var score: Int
        package var most: Int
        /// Whether a replay of what was handed in came to the same; `nil` when it was not replayed.
        package var isProven: Bool?
        /// Checks that do not hold.
        package var misses: [String]
    }

    /// One person's work on one item: an exercise or a question.
    package struct Item: Sendable, Equatable {
        package var person: String
        package var item: String
        package var revision: Int
        package var attempts: Int
        package var hints: Int
        package var seconds: Int
        package var score: Int
        package var most: Int
        package var verdict: String
        package var reason: String
    }

    /// - Parameters:
    ///   - exercises: what counts; everybody has a mark for each.
    ///   - course: with it, what was handed in is replayed, and the replay decides.
    package init(_ people: [Participant], exercises: [String], replayedBy course: Content?) {
        lines = []
        items = []
        for person in people {
            for exercise in exercises {
                let line = Self.line(person, exercise, course)
                lines.append(line)
                if let work = person.work[exercise] { items.append(Self.item(person, exercise, work, line)) }
            }
            items += Self.answers(person)
        }
    }

    private static func line(_ person: Participant, _ exercise: String, _ course: Content?) -> Line {
        guard let work = person.work[exercise], let best = work.best else {
            let most = course?.exercise(exercise)?.checks.count ?? person.work[exercise]?.total ?? 0
            return Line(assignment: exercise, person: person, at: nil, score: 0, most: most, isProven: nil, misses: [])
        }
        var line = Line(
            assignment: exercise, person: person, at: work.bestAt, score: best.held, most: best.total, isProven: nil,
            misses: best.misses)
        guard let course else { return line }
        guard let grade = try? Grade(session: best.session, source: person.id, course), grade.exercise.id == exercise
        else {
            line.score = 0
            line.isProven = false
            line.misses = ["what was handed in cannot be replayed"]
            return line
        }
        line.isProven = grade.isTrue && grade.verdict.passed == best.held
        line.score = grade.verdict.passed
        line.most = grade.verdict.outcomes.count
        line.misses = grade.verdict.outcomes.filter { !$0.holds }.map(\.text)
        return line
    }

    private static func item(
        _ person: Participant, _ exercise: String, _ work: LearnerState.Work, _ line: Line
    ) -> Item {
        let isDone = line.most > 0 && line.score == line.most
        var reasons = line.misses
        if work.sawSolution { reasons.append("the solution was seen") }
        if line.isProven == false { reasons.append("the replay differs from what was reported") }
        let seconds = max(0, (work.passed ?? work.progressed) - work.begun) / 1000
        return Item(
            person: person.id, item: exercise, revision: 1, attempts: work.attempts, hints: work.hints,
            seconds: Int(seconds), score: line.score, most: line.most,
            verdict: isDone ? "passed" : line.at == nil ? "not handed in" : "partial",
            reason: reasons.joined(separator: "; "))
    }

    /// Of each question the last answer counts.
    private static func answers(_ person: Participant) -> [Item] {
        var byQuestion: [String: [ClassEvent.Answer]] = [:]
        for answer in person.answers { byQuestion[answer.question, default: []].append(answer) }
        return byQuestion.sorted { $0.key < $1.key }.compactMap { question, answers in
            guard let last = answers.last else { return nil }
            return Item(
                person: person.id, item: question, revision: last.revision, attempts: answers.count, hints: 0,
                seconds: answers.reduce(0) { $0 + $1.milliseconds } / 1000, score: last.isRight ? 1 : 0, most: 1,
                verdict: last.isRight ? "right" : "wrong", reason: last.isRight ? "" : "answered: \(last.given)")
        }
    }

    /// Only one person's, or one exercise's.
    package func filtered(student: String?, assignment: String?) -> Gradebook {
        var book = self
        if let student {
            book.lines.removeAll { $0.person.id != student }
            book.items.removeAll { $0.person != student }
        }
        if let assignment {
            book.lines.removeAll { $0.assignment != assignment }
            book.items.removeAll { $0.item != assignment }
        }
        return book
    }

    // MARK: Files

    /// In the order of nbgrader's export.
    package var csv: String {
        let head = [
            "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score",
            "late_submission_penalty", "score", "max_score",
        ]
        let rows = lines.map { line in
            let student = line.person.student
            return [
                line.assignment, "", line.at.map(isoTime) ?? "", line.person.id, student?.lastName ?? line.person.name,
                student?.firstName ?? "", student?.email ?? "", String(line.score), "0", String(line.score),
                String(line.most),
            ]
        }
        return CSVText.text([head] + rows)
    }

    package var itemCSV: String {
        let head = [
            "student_id", "item_id", "rev", "attempts", "hints", "seconds", "score", "max", "verdict", "reason",
        ]
        let rows = items.map { item in
            [
                item.person, item.item, String(item.revision), String(item.attempts), String(item.hints),
                String(item.seconds), String(item.score), String(item.most), item.verdict, item.reason,
            ]
        }
        return CSVText.text([head] + rows)
    }

    package var json: JSONValue {
        let marks = lines.map { line in
            JSONValue.object([
                ("assignment", .string(line.assignment)), ("student", .string(line.person.id)),
                ("name", .string(line.person.name)), ("at", line.at.map { .string(isoTime($0)) } ?? .null),
                ("score", .integer(line.score)), ("max", .integer(line.most)),
                ("replayed", line.isProven.map { .bool($0) } ?? .null), ("misses", .strings(line.misses)),
            ])
        }
        let details = items.map { item in
            JSONValue.object([
                ("student", .string(item.person)), ("item", .string(item.item)), ("rev", .integer(item.revision)),
                ("attempts", .integer(item.attempts)), ("hints", .integer(item.hints)),
                ("seconds", .integer(item.seconds)), ("score", .integer(item.score)), ("max", .integer(item.most)),
                ("verdict", .string(item.verdict)), ("reason", .string(item.reason)),
            ])
        }
        return .object([("drydock", .integer(1)), ("marks", .array(marks)), ("items", .array(details))])
    }

    private static let style =
        "body { font: 16px/1.5 sans-serif; margin: 2em; } table { border-collapse: collapse; } th, td { border-bottom: 1px solid #bbb; padding: .3em .6em; text-align: left; }"

    /// A table of people and exercises, as a page.
    ///
    /// - Parameter links: markup for the head and below the heading, where the page is one of a server's.
    package func html(title: String, head links: String? = nil, below: String = "") -> String {
        var assignments: [String] = []
        for line in lines where !assignments.contains(line.assignment) { assignments.append(line.assignment) }
        var order: [String] = []
        var byPerson: [String: [Line]] = [:]
        for line in lines {
            if byPerson[line.person.id] == nil { order.append(line.person.id) }
            byPerson[line.person.id, default: []].append(line)
        }
        let head = (["Learner"] + assignments + ["Sum"]).map { "<th scope=\"col\">\(markupEscaped($0))</th>" }.joined()
        let rows = order.map { id -> String in
            let lines = byPerson[id] ?? []
            let cells = assignments.map { assignment -> String in
                guard let line = lines.first(where: { $0.assignment == assignment }) else { return "<td></td>" }
                let mark = line.at == nil ? "–" : "\(line.score)/\(line.most)"
                let doubt = line.isProven == false ? " ⚠" : ""
                return "<td title=\"\(markupEscaped(line.misses.joined(separator: "; ")))\">\(mark)\(doubt)</td>"
            }
            let sum = "\(lines.reduce(0) { $0 + $1.score })/\(lines.reduce(0) { $0 + $1.most })"
            let name = markupEscaped(lines.first?.person.name ?? id)
            return "<tr><th scope=\"row\">\(name)</th>\(cells.joined())<td>\(sum)</td></tr>"
        }
        let isReplayed = lines.contains { $0.isProven != nil }
        let legend =
            isReplayed ? "All attempts were replayed; ⚠ marks those that did not come to what was reported." : ""
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>\(markupEscaped(title))</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            \(links ?? "<style>\(Self.style)</style>")
            </head>
            <body class="plain"><main class="single">
            <h1>\(markupEscaped(title))</h1>
            <p>Checks that hold, of those there are. \(legend)</p>
            \(below)
            <div class="scroll"><table class="grid">
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            </main></body>
            </html>

            """
    }
}

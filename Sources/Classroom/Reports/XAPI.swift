import Course
import FileTrees
import JSON

/// A class as xAPI 1.0.3 statements, for a learning record store.
package enum XAPI {
    /// Statements about everything that was handed in or answered, an array as `POST /statements` takes it.
    ///
    /// - Parameter home: the `homePage` of the accounts: where the ids of people are unique.
    package static func statements(_ people: [Participant], _ course: Content, home: String) -> JSONValue {
        var statements: [JSONValue] = []
        for person in people {
            let actor = actor(person, home)
            for (id, work) in person.work.sorted(by: { $0.key < $1.key }) {
                guard let best = work.best else { continue }
                statements.append(
                    .object([
                        ("id", .string(identifier(person.id, id, work.bestAt))), ("actor", actor),
                        ("verb", verb(best.isPassed ? "passed" : "failed")),
                        ("object", activity(id, course.exercise(id)?.title ?? id, type: "assessment", more: [])),
                        (
                            "result",
                            .object([
                                (
                                    "score",
                                    .object([
                                        ("raw", .integer(best.held)), ("min", .integer(0)),
                                        ("max", .integer(best.total)),
                                        ("scaled", .number(Double(best.held) / Double(max(1, best.total)))),
                                    ])
                                ), ("success", .bool(best.isPassed)), ("completion", .bool(true)),
                            ])
                        ), ("timestamp", .string(isoTime(work.bestAt))),
                    ]))
            }
            for answer in person.answers {
                let question = course.question(answer.question)
                statements.append(
                    .object([
                        ("id", .string(identifier(person.id, answer.question, answer.at))), ("actor", actor),
                        ("verb", verb("answered")),
                        (
                            "object",
                            activity(
                                answer.question, question?.prompt ?? answer.question, type: "cmi.interaction",
                                more: question.map(interaction) ?? [])
                        ),
                        (
                            "result",
                            .object([
                                ("success", .bool(answer.isRight)), ("response", .string(response(answer, question))),
                                (
                                    "duration",
                                    .string("PT\(JSONWriter.plainNumber(Double(answer.milliseconds) / 1000))S")
                                ),
                            ])
                        ), ("timestamp", .string(isoTime(answer.at))),
                    ]))
            }
        }
        return .array(statements)
    }

    /// The same statement has the same id whenever it is written, so that a store takes it once (a UUID of version 8).
    private static func identifier(_ person: String, _ item: String, _ at: Int64) -> String {
        var digits = Array(Digest.sha256(of: "\(person)\n\(item)\n\(at)").hex.prefix(32))
        digits[12] = "8"
        digits[16] = "a"
        let ends = [8, 12, 16, 20, 32]
        return zip([0] + ends, ends).map { String(digits[$0..<$1]) }.joined(separator: "-")
    }

    /// Options are named as in the pattern of right responses.
    private static func response(_ answer: ClassEvent.Answer, _ question: Question?) -> String {
        guard let index = question?.options.firstIndex(where: { $0.text == answer.given }) else { return answer.given }
        return "o\(index + 1)"
    }

    private static func actor(_ person: Participant, _ home: String) -> JSONValue {
        .object([
            ("objectType", .string("Agent")), ("name", .string(person.name)),
            ("account", .object([("homePage", .string(home)), ("name", .string(person.id))])),
        ])
    }

    private static func verb(_ name: String) -> JSONValue {
        .object([
            ("id", .string("http://adlnet.gov/expapi/verbs/\(name)")),
            ("display", .object([("en", .string(name))])),
        ])
    }

    private static func activity(
        _ id: String, _ name: String, type: String, more: [(String, JSONValue)]
    ) -> JSONValue {
        let definition: [(String, JSONValue)] = [
            ("type", .string("http://adlnet.gov/expapi/activities/\(type)")),
            ("name", .object([("en", .string(name))])),
        ]
        return .object([
            ("objectType", .string("Activity")), ("id", .string("urn:drydock:\(id)")),
            ("definition", .object(definition + more)),
        ])
    }

    /// What kind of interaction a question is (xAPI, "Interaction Activities").
    private static func interaction(_ question: Question) -> [(String, JSONValue)] {
        if !question.options.isEmpty {
            let right = question.options.indices.filter { question.options[$0].isRight }.map { "o\($0 + 1)" }
            let choices = question.options.enumerated().map { index, option in
                JSONValue.object([
                    ("id", .string("o\(index + 1)")), ("description", .object([("en", .string(option.text))])),
                ])
            }
            return [
                ("interactionType", .string("choice")),
                ("correctResponsesPattern", .strings([right.joined(separator: "[,]")])), ("choices", .array(choices)),
            ]
        }
        switch question.kind {
        case .order:
            return [
                ("interactionType", .string("sequencing")),
                ("correctResponsesPattern", .strings([question.lines.joined(separator: "[,]")])),
            ]
        case .match:
            let pairs = question.pairs.map { "\($0.left)[.]\($0.right)" }.joined(separator: "[,]")
            return [("interactionType", .string("matching")), ("correctResponsesPattern", .strings([pairs]))]
        case .typed, .output:
            return [
                ("interactionType", .string("fill-in")), ("correctResponsesPattern", .strings(question.accept)),
            ]
        case .command: return [("interactionType", .string("performance"))]
        case .open: return [("interactionType", .string("long-fill-in"))]
        case .choice, .multi, .bug: return [("interactionType", .string("other"))]
        }
    }
}

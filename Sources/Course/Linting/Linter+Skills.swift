/// The skill map: every skill is known, taught before it is practised, and practised often and in several ways.
extension Linter {
    /// About seven occasions to practise take somebody from having read of a skill to having it (Koedinger and others,
    /// PNAS 2023).
    private static let leastItems = 7
    private static let leastForms = 3

    mutating func checkSkills() {
        guard !content.skills.isEmpty else { return }
        var known: Set<String> = []
        for module in content.modules {
            let file = module.file
            for skill in module.skills {
                if !known.insert(skill.id).inserted { report(file, skill.line, "the skill \(skill.id) is named twice") }
            }
        }
        for module in content.modules {
            for skill in module.skills {
                for need in skill.needs where !known.contains(need) {
                    report(module.file, skill.line, "the skill \(skill.id) needs \(need), which there is not")
                }
            }
        }
        let uses = self.uses()
        for use in uses where !known.contains(use.skill) {
            report(use.file, use.line, "no module.yaml names the skill \(use.skill)")
        }
        checkOrder(uses)
        for module in content.modules {
            for skill in module.skills { checkPractice(of: skill, in: module, uses.filter { $0.skill == skill.id }) }
        }
    }

    /// A place that teaches or practises a skill.
    private struct Use {
        var skill: String
        /// `lesson`, `exercise`, or the kind of question.
        var form: String
        var lesson: String
        var file: String
        var line: Int
    }

    private func uses() -> [Use] {
        var uses: [Use] = []
        for lesson in content.lessons {
            uses += lesson.skills.map { Use(skill: $0, form: "lesson", lesson: lesson.id, file: lesson.file, line: 1) }
        }
        for exercise in content.exercises {
            uses += exercise.skills.map {
                Use(skill: $0, form: "exercise", lesson: exercise.lesson, file: exercise.file, line: 1)
            }
        }
        uses += content.questions.map {
            Use(skill: $0.skill, form: $0.kind.rawValue, lesson: $0.lesson, file: $0.file, line: $0.line)
        }
        uses += content.templates.map {
            Use(skill: $0.skill, form: "template", lesson: $0.lesson, file: $0.file, line: $0.line)
        }
        return uses
    }

    private mutating func checkOrder(_ uses: [Use]) {
        let place = Dictionary(
            content.lessons.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var taught: [String: Int] = [:]
        for use in uses where use.form == "lesson" {
            taught[use.skill] = min(taught[use.skill] ?? .max, place[use.lesson] ?? .max)
        }
        for use in uses where use.form != "lesson" {
            guard let here = place[use.lesson] else { continue }
            if taught[use.skill] ?? .max > here {
                report(use.file, use.line, "the skill \(use.skill) is asked for before a lesson teaches it")
            }
        }
    }

    private mutating func checkPractice(of skill: Skill, in module: Module, _ uses: [Use]) {
        let items = uses.filter { $0.form != "lesson" }
        if items.count == uses.count { report(module.file, skill.line, "no lesson teaches the skill \(skill.id)") }
        if items.count < Self.leastItems {
            report(
                module.file, skill.line,
                "the skill \(skill.id) has \(items.count) questions and exercises; at least \(Self.leastItems)")
        }
        let forms = Set(items.map(\.form))
        if forms.count < Self.leastForms {
            report(
                module.file, skill.line,
                "the skill \(skill.id) is practised in \(forms.count) forms (\(forms.sorted().joined(separator: ", "))); at least \(Self.leastForms)"
            )
        }
    }
}

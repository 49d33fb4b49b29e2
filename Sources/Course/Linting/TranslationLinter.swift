/// Holds a translation against the English course: people read other words, and machines read the same.
package struct TranslationLinter {
    private let files: [String: [UInt8]]
    private let language: String
    private let english: Content
    private let translated: Content
    private var faults: [ContentFault] = []

    /// - Parameter files: all files of the course, with all translations.
    package init(files: [String: [UInt8]], language: String) {
        self.files = files
        self.language = language
        english = ContentLoader(files: files).load()
        translated = ContentLoader(files: files, language: language).load()
    }

    /// The course in that language, to be linted like any other. Its words are in no list.
    package var content: Content {
        var content = translated
        content.words = []
        return content
    }

    /// The ids of the modules of which something is translated.
    package var modules: Set<String> {
        let folders = translatedFiles.compactMap { $0.original.split(separator: "/").dropFirst().first }
        return Set(
            english.modules.filter { module in
                folders.contains { module.file.hasPrefix("Lessons/\($0)/") }
            }.map(\.id))
    }

    /// Where the English is noted that was translated: a line with a file and its digest for each.
    package var noteFile: String { Translation.path(of: "Lessons/" + Translation.noteFile, in: language) }

    /// What `noteFile` has to be when all is translated as it is now.
    package var note: String {
        translatedFiles.map { "\(Self.digest(files[$0.original] ?? [])) \($0.original)\n" }.sorted {
            $0.dropFirst(17) < $1.dropFirst(17)
        }.joined()
    }

    /// Everything in which the translation is not what it should be, sorted by place.
    package static func lint(files: [String: [UInt8]], language: String) -> [ContentFault] {
        var linter = TranslationLinter(files: files, language: language)
        linter.checkFiles()
        for module in linter.english.modules {
            guard let other = linter.translated.modules.first(where: { $0.id == module.id }) else { continue }
            linter.compare(module, other)
        }
        for exercise in linter.english.exercises {
            guard let other = linter.translated.exercise(exercise.id) else { continue }
            linter.compare(Self.parts(of: exercise), Self.parts(of: other), in: exercise.file)
        }
        return linter.faults.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
    }

    // MARK: Files

    private var translatedFiles: [(path: String, original: String)] {
        files.keys.sorted().compactMap { path in
            guard let (ofFile, original) = Translation.original(of: path), ofFile == language,
                original.split(separator: "/").count > 2
            else { return nil }
            return (path, original)
        }
    }

    private mutating func checkFiles() {
        var noted: [String: String] = [:]
        for line in String(decoding: files[noteFile] ?? [], as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            if words.count == 2 { noted[words[1]] = words[0] }
        }
        for (path, original) in translatedFiles {
            guard let bytes = files[original] else {
                faults.append(ContentFault(path, 1, "there is no \(original) that this could translate"))
                continue
            }
            if noted[original] != Self.digest(bytes) {
                let advice = "Bring this up to date, then: drydock lint --language \(language) --update"
                faults.append(ContentFault(path, 1, "\(original) has changed since it was translated. \(advice)"))
            }
        }
        for fault in translated.faults where !english.faults.contains(fault) { faults.append(moved(fault)) }
    }

    /// A fault in a file that is translated is one in the translation.
    private func moved(_ fault: ContentFault) -> ContentFault {
        ContentFault(place(of: fault.file), fault.line, fault.message)
    }

    private func place(of file: String) -> String {
        let path = Translation.path(of: file, in: language)
        return files[path] == nil ? file : path
    }

    /// FNV-1a, enough to see that something has changed.
    private static func digest(_ bytes: [UInt8]) -> String {
        let number = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    // MARK: What machines read

    private mutating func compare(_ english: Module, _ other: Module) {
        compare(english.skills.map(\.id), other.skills.map(\.id), in: english.file)
        for (lesson, its) in zip(english.lessons, other.lessons) {
            compare(Self.parts(of: lesson), Self.parts(of: its), in: lesson.file)
        }
        let pairs = zip(english.questions, other.questions)
        for (question, its) in pairs { compare(Self.parts(of: question), Self.parts(of: its), in: question.file) }
        compare(english.questions.map(\.id), other.questions.map(\.id), in: english.questions.first?.file ?? "")
        for (template, its) in zip(english.templates, other.templates) {
            compare(Self.parts(of: template), Self.parts(of: its), in: template.file)
        }
        compare(english.templates.map(\.id), other.templates.map(\.id), in: english.templates.first?.file ?? "")
        let terms = (english.glossary.map { $0.lesson }, other.glossary.map { $0.lesson })
        compare(terms.0, terms.1, in: english.glossary.first?.file ?? "")
    }

    /// Tells the first part that differs.
    private mutating func compare(_ english: [String], _ other: [String], in file: String) {
        guard english != other else { return }
        let place = zip(english, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        func part(_ parts: [String]) -> String {
            let index = place ?? min(english.count, other.count)
            return index < parts.count ? "“\(parts[index])”" : "nothing"
        }
        let message = "machines read something else than in English: \(part(english)) there, \(part(other)) here"
        faults.append(ContentFault(self.place(of: file), 1, message))
    }

    private static func parts(of lesson: Lesson) -> [String] {
        var parts = ["lesson \(lesson.id)", "\(lesson.minutes) minutes", "\(lesson.objectives.count) objectives"]
        parts += lesson.skills + lesson.sources + lesson.exercises + lesson.recall + [lesson.start]
        for (number, page) in lesson.pages.enumerated() {
            parts.append("page \(number + 1)")
            for block in page.blocks {
                switch block {
                case .markdown(let text, _): parts += code(in: text)
                case .console(let console):
                    for step in console.steps { parts += ["$ " + step.command] + step.output + ["? \(step.status)"] }
                case .predict(let prediction):
                    parts.append("a prediction with \(prediction.options.count) options, right is \(prediction.answer)")
                case .question(let question): parts += Self.parts(of: question)
                }
            }
        }
        return parts
    }

    /// The lines of fenced code, and where links lead.
    private static func code(in markdown: String) -> [String] {
        var isCode = false
        return markdown.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            if line.hasPrefix("```") { isCode.toggle() }
            if isCode || line.hasPrefix("```") { return [String(line)] }
            return line.matches(of: /\]\(([^)]*)\)/).map { String($0.output.1) }
        }
    }

    private static func parts(of question: Question) -> [String] {
        let options = question.options.map { "\($0.isRight ? "right" : "wrong") option \($0.misconception)" }
        let counts = [
            question.lines.count, question.pairs.count, question.rubric.count, question.followUps.count,
            question.mistakes.count,
        ]
        return [
            "question \(question.id)", "revision \(question.revision)", question.skill, question.lesson,
            question.kind.rawValue, "difficulty \(question.difficulty)", question.script, question.start,
            question.solution, question.code, "\(counts)",
        ] + options + question.accept + question.checks.map(machinePart) + code(in: question.prompt)
    }

    private static func parts(of template: QuestionTemplate) -> [String] {
        ["template \(template.id)", "revision \(template.revision)", template.skill, template.lesson, template.start]
            + [template.script, template.compute] + template.variables.flatMap { [$0.name] + $0.values }
            + template.wrong.flatMap { [$0.misconception, $0.text] }
    }

    private static func parts(of exercise: Exercise) -> [String] {
        let diagnoses = exercise.diagnoses.flatMap { ["diagnosis"] + $0.when.map(machinePart) }
        return [
            "exercise \(exercise.id)", exercise.lesson, exercise.kind.rawValue, "\(exercise.minutes) minutes",
            exercise.start, "\(exercise.hints.count) hints", "\(exercise.checks.count) checks",
        ] + exercise.skills + exercise.solutions + exercise.checks.map(machinePart) + diagnoses
            + exercise.wrong.map(\.script) + code(in: exercise.goal + "\n" + exercise.after)
    }

    private static func machinePart(of check: Check) -> String {
        "\(check.subject) " + check.properties.map { "\($0.key)=\($0.values)" }.joined(separator: " ")
    }
}

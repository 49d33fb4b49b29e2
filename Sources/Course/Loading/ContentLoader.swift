import Explanations

/// Turns files into a course. Files come as values, so that nothing here reads a disk.
package struct ContentLoader {
    /// Contents by path, such as `Lessons/01-containers/module.yaml`.
    private let files: [String: [UInt8]]

    /// - Parameter language: the language in which what is translated comes, such as `de`.
    package init(files: [String: [UInt8]], language: String? = nil) {
        self.files = Translation.merge(files, language: language)
    }

    /// Loads what a list of lessons needs: modules, and lessons without their pages. Quick, whatever the course's size.
    package func outline() -> Content {
        var content = Content()
        for folder in moduleFolders {
            let number = content.modules.count + 1
            if let module = try? heading(folder, number: number, &content.faults, readsPages: false) {
                content.modules.append(module)
            }
        }
        return content
    }

    /// Loads one exercise; `nil` where it is not among the files, or faulty.
    package func exercise(in folder: String) -> Exercise? { try? exercise(folder) }

    /// Loads everything. Faults are collected, and what is faulty is left out.
    package func load() -> Content {
        var content = Content()
        let lessonFolders = moduleFolders
        for folder in lessonFolders {
            do throws(ContentFault) {
                content.modules.append(try module(folder, number: content.modules.count + 1, &content.faults))
            } catch {
                content.faults.append(error)
            }
        }
        for folder in folders(under: "Exercises/") {
            for inner in folders(under: folder) {
                do throws(ContentFault) {
                    content.exercises.append(try exercise(inner))
                } catch {
                    content.faults.append(error)
                }
            }
        }
        do throws(ContentFault) {
            content.errors = ErrorCatalogue(try list("Lessons/errors.yaml", &content.faults, ErrorParser.parse))
        } catch {
            content.faults.append(error)
        }
        content.agendas = agendas(&content.faults)
        content.words = Set(
            (text("Lessons/words.txt") ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
        content.exercises = ordered(content)
        return content
    }

    /// Workshops' agendas, in a folder of their own between the modules'.
    package static let agendaFolder = "Lessons/agendas/"

    private var moduleFolders: [String] { folders(under: "Lessons/").filter { $0 != Self.agendaFolder } }

    private func agendas(_ faults: inout [ContentFault]) -> [Agenda] {
        var agendas: [Agenda] = []
        for path in files.keys.sorted() where path.hasPrefix(Self.agendaFolder) && path.hasSuffix(".yaml") {
            do throws(ContentFault) {
                agendas.append(try AgendaParser.parse(text(path) ?? "", file: path))
            } catch {
                faults.append(error)
            }
        }
        return agendas.sorted { ($0.minutes, $0.id) < ($1.minutes, $1.id) }
    }

    /// Exercises in the order in which the lessons name them.
    private func ordered(_ content: Content) -> [Exercise] {
        let named = content.lessons.flatMap(\.exercises)
        let place = Dictionary(named.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return content.exercises.enumerated().sorted { a, b in
            (place[a.element.id] ?? .max, a.offset) < (place[b.element.id] ?? .max, b.offset)
        }.map(\.element)
    }

    private func folders(under prefix: String) -> [String] {
        var names: Set<String> = []
        for path in files.keys where path.hasPrefix(prefix) {
            let rest = path.dropFirst(prefix.count)
            if let slash = rest.firstIndex(of: "/") { names.insert(prefix + rest[..<slash] + "/") }
        }
        return names.sorted()
    }

    /// A file's text. Lines that end as on Windows are taken as any others.
    private func text(_ path: String) -> String? {
        files[path].map { bytes in
            String(decoding: bytes.contains(0x0D) ? bytes.filter { $0 != 0x0D } : bytes, as: UTF8.self)
        }
    }

    // MARK: Modules

    private func module(
        _ folder: String, number: Int, _ faults: inout [ContentFault]
    ) throws(ContentFault) -> Module {
        var module = try heading(folder, number: number, &faults, readsPages: true)
        module.cheatSheet = self.text(folder + "cheatsheet.md") ?? ""
        module.questions = try list(folder + "questions.yaml", &faults, QuestionParser.parse)
        module.templates = try list(folder + "templates.yaml", &faults, TemplateParser.parse)
        module.glossary = try list(folder + "glossary.yaml", &faults, glossaryTerm)
        return module
    }

    /// A module with its lessons, and nothing else.
    private func heading(
        _ folder: String, number: Int, _ faults: inout [ContentFault], readsPages: Bool
    ) throws(ContentFault) -> Module {
        let path = folder + "module.yaml"
        guard let text = text(path) else { throw ContentFault(folder, 1, "module.yaml is missing") }
        let yaml = try YAMLMapping.parse(text, file: path)
        try yaml.allow(FileShape.module.keys)
        var module = Module(
            id: try yaml.string("id"), number: number, title: try yaml.string("title"),
            summary: try yaml.string("summary"))
        module.file = path
        for mapping in try yaml.mappings("skills") {
            try mapping.allow(FileShape.skill.keys)
            module.skills.append(
                Skill(
                    id: try mapping.string("id"), title: try mapping.string("title"),
                    needs: try mapping.strings("needs"), line: mapping.line))
        }
        let lessons = files.keys.filter {
            $0.hasPrefix(folder) && $0.hasSuffix(".md") && !$0.hasSuffix("/cheatsheet.md")
        }.sorted()
        for path in lessons {
            do throws(ContentFault) {
                let lesson = try LessonParser(file: path, text: self.text(path) ?? "")
                    .parse(number: "\(number).\(module.lessons.count + 1)", readsPages: readsPages)
                module.lessons.append(lesson)
            } catch {
                faults.append(error)
            }
        }
        return module
    }

    /// Reads a file that is a list, if it is there. Faulty items are reported and left out.
    private func list<Item>(
        _ path: String, _ faults: inout [ContentFault], _ parse: (YAMLMapping) throws(ContentFault) -> Item
    ) throws(ContentFault) -> [Item] {
        guard let text = text(path) else { return [] }
        var items: [Item] = []
        for mapping in try YAMLMapping.mappings(try YAMLMapping.compose(text, file: path), file: path, offset: 0) {
            do throws(ContentFault) {
                items.append(try parse(mapping))
            } catch {
                faults.append(error)
            }
        }
        return items
    }

    private func glossaryTerm(_ yaml: YAMLMapping) throws(ContentFault) -> GlossaryTerm {
        try yaml.allow(FileShape.term.keys)
        return GlossaryTerm(
            term: try yaml.string("term"), alsoCalled: try yaml.strings("also"), text: try yaml.string("text"),
            lesson: try yaml.string("lesson"), file: yaml.file, line: yaml.line)
    }

    // MARK: Exercises

    private func exercise(_ folder: String) throws(ContentFault) -> Exercise {
        let path = folder + "exercise.yaml"
        guard let text = text(path) else { throw ContentFault(folder, 1, "exercise.yaml is missing") }
        let known: Set<String> = ["exercise.yaml", "goal.md", "start.sh"]
        for file in files.keys.sorted() where file.hasPrefix(folder) {
            let name = String(file.dropFirst(folder.count))
            let isSolution = name.hasPrefix("solution") && name.hasSuffix(".sh")
            if !known.contains(name), !isSolution { throw ContentFault(file, 1, "an unexpected file in an exercise") }
        }
        guard let goal = self.text(folder + "goal.md") else { throw ContentFault(folder, 1, "goal.md is missing") }
        let yaml = try YAMLMapping.parse(text, file: path)
        try yaml.allow(FileShape.exercise.keys)
        let kindText = try yaml.string("kind")
        guard let kind = Exercise.Kind(rawValue: kindText) else {
            throw ContentFault(path, yaml.line(of: "kind"), "unknown kind '\(kindText)'")
        }
        var diagnoses: [Exercise.Diagnosis] = []
        for mapping in try yaml.mappings("diagnoses") {
            try mapping.allow(FileShape.diagnosis.keys)
            diagnoses.append(
                Exercise.Diagnosis(
                    when: try CheckParser.parse(mapping.mappings("when"), needsText: false),
                    say: try mapping.string("say")))
        }
        var wrong: [Exercise.WrongAttempt] = []
        for mapping in try yaml.mappings("wrong") {
            try mapping.allow(FileShape.wrongAttempt.keys)
            wrong.append(
                Exercise.WrongAttempt(
                    script: try mapping.string("script"), says: try mapping.string("says"), line: mapping.line))
        }
        let solutions = files.keys.filter { $0.hasPrefix(folder + "solution") }.sorted {
            $0.count < $1.count || ($0.count == $1.count && $0 < $1)
        }
        return Exercise(
            id: try yaml.string("id"), title: try yaml.string("title"), lesson: try yaml.string("lesson"), kind: kind,
            minutes: try yaml.int("minutes"), skills: try yaml.strings("skills"), goal: goal,
            start: self.text(folder + "start.sh") ?? "", checks: try CheckParser.parse(yaml.mappings("checks")),
            hints: try yaml.strings("hints"), diagnoses: diagnoses, solutions: solutions.compactMap { self.text($0) },
            wrong: wrong, after: try yaml.optionalString("after") ?? "", file: path)
    }
}

import Course
import Testing

@Suite("Translations of a course")
struct TranslationTests {
    @Test(
        "a translation's path and its original's",
        arguments: [
            ("Lessons/01-m/module.yaml", "Lessons/xx/01-m/module.yaml"),
            ("Exercises/01-m/e/goal.md", "Exercises/xx/01-m/e/goal.md"),
        ])
    func paths(original: String, translation: String) {
        #expect(Translation.path(of: original, in: "xx") == translation)
        #expect(Translation.original(of: translation)?.path == original)
        #expect(Translation.original(of: translation)?.language == "xx")
        #expect(Translation.original(of: original) == nil)
    }

    @Test("what is translated takes the place of the English, and the rest stays")
    func loading() {
        var files = Self.files
        files["Lessons/xx/01-m/module.yaml"] = "id: m\ntitle: Ein Modul\nsummary: Worum es geht\n"
        let bytes = files.mapValues { Array($0.utf8) }
        let translated = ContentLoader(files: bytes, language: "xx").load()
        #expect(translated.modules.map(\.title) == ["Ein Modul"])
        #expect(translated.lessons.map(\.title) == ["A lesson"])
        #expect(ContentLoader(files: bytes).load().modules.map(\.title) == ["A module"])
        #expect(ContentLoader(files: bytes, language: "yy").load().modules.map(\.title) == ["A module"])
        #expect(ContentLoader(files: bytes).outline().modules.count == 1)
    }

    @Test("a faithful translation has no faults")
    func faithful() {
        let lesson = CourseFixture.lesson.replacing("A lesson", with: "Eine Lektion").replacing(
            "Text.", with: "Wörter."
        )
        .replacing("  - hello\n", with: "  - hallo\n")
        #expect(Self.faults(CourseFixture.lessonPath, lesson) == [])
        let questions = CourseFixture.questions.replacing("Which?", with: "Welches?").replacing(": that", with: ": das")
        #expect(Self.faults(CourseFixture.bankPath, questions) == [])
        let exercise = CourseFixture.exercise.replacing("An exercise", with: "Eine Übung")
            .replacing("a volume data exists", with: "es gibt ein Volume data")
        #expect(Self.faults(CourseFixture.exercisePath, exercise) == [])
    }

    @Test(
        "what machines read must be the same",
        arguments: [
            (CourseFixture.lessonPath, "$ echo hello", "$ echo hallo", "“$ echo hello” there, “$ echo hallo” here"),
            (CourseFixture.lessonPath, "answer: 1", "answer: 2", "right is 0” there"),
            (CourseFixture.lessonPath, "## Page two\n", "", "“page 2” there"),
            (CourseFixture.bankPath, "accept: [docker ps]", "accept: [docker top]", "“docker ps” there"),
            (CourseFixture.bankPath, "right: true", "right: false", "right"),
            (CourseFixture.exercisePath, "volume: data", "volume: daten", "data"),
            (CourseFixture.exercisePath, "minutes: 3", "minutes: 4", "“3 minutes” there, “4 minutes” here"),
        ])
    func drift(path: String, old: String, new: String, message: String) {
        let files = CourseFixture.files[path] ?? ""
        #expect(files.contains(old))
        let faults = Self.faults(path, files.replacing(old, with: new))
        #expect(faults.contains { $0.hasPrefix("\(Translation.path(of: path, in: "xx")):") && $0.contains(message) })
    }

    @Test("a translation of an older text, or of nothing, is told")
    func staleness() {
        let path = CourseFixture.lessonPath
        var files = Self.files
        files[Translation.path(of: path, in: "xx")] = files[path]
        #expect(Self.lint(files).contains { $0.contains("has changed since it was translated") })
        files["Lessons/xx/originals.txt"] = Self.note(files)
        #expect(Self.lint(files) == [])
        files[path]? += "More.\n"
        #expect(Self.lint(files).contains { $0.contains("drydock lint --language xx --update") })
        files["Lessons/xx/01-m/nothing.md"] = "Text."
        #expect(Self.lint(files).contains { $0.contains("there is no Lessons/01-m/nothing.md") })
    }

    private static let files = CourseFixture.files

    private static func note(_ files: [String: String]) -> String {
        TranslationLinter(files: files.mapValues { Array($0.utf8) }, language: "xx").note
    }

    private static func lint(_ files: [String: String]) -> [String] {
        TranslationLinter.lint(files: files.mapValues { Array($0.utf8) }, language: "xx").map(\.description)
    }

    /// The faults when one file is translated so, and noted.
    private static func faults(_ path: String, _ text: String) -> [String] {
        var files = Self.files
        files[Translation.path(of: path, in: "xx")] = text
        files["Lessons/xx/originals.txt"] = note(files)
        return lint(files)
    }
}

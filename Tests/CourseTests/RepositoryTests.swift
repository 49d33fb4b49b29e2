import Course
import Foundation
import Testing

@Suite("The course of this repository")
struct RepositoryTests {
    static let content = ContentLoader(files: files).load()

    /// All files of lessons and exercises, by path.
    static let files: [String: [UInt8]] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        var files: [String: [UInt8]] = [:]
        for top in ["Lessons", "Exercises"] {
            for case let name as String in FileManager.default.enumerator(atPath: root + "/" + top + "/.") ?? .init() {
                let path = top + "/" + name
                guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
                    let data = FileManager.default.contents(atPath: root + "/" + path)
                else { continue }
                files[path] = Array(data)
            }
        }
        return files
    }()

    /// Running all of it takes a debug build more than a minute: `.ci/run` does that with a release build.
    @Test("has no faults in its structure, and none in what its first module runs")
    func isFaultless() {
        let faults = Linter.lint(Self.content, running: ["containers"])
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
    }

    @Test("a translation is whole: machines read the same, and its exercises say what they should", arguments: ["de"])
    func translations(_ language: String) {
        let linter = TranslationLinter(files: Self.files, language: language)
        let faults =
            TranslationLinter.lint(files: Self.files, language: language)
            + Linter.lint(linter.content, running: linter.modules)
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
        #expect(linter.modules == ["containers"])
    }

    @Test("is as large as promised")
    func size() {
        let content = Self.content
        #expect(content.lessons.count >= 64)
        #expect(content.exercises.count >= 200)
        #expect(content.exercises.count { $0.kind == .repair } >= 30)
        #expect(content.exercises.count { $0.kind == .challenge } >= 10)
        #expect(content.questions.count >= 700)
        #expect(content.questions.count { $0.isForInterviews } >= 150)
        #expect(content.templates.count >= 40)
        #expect(content.skills.count >= 100)
        #expect(content.errors.errors.count >= 100)
        let deep = content.questions.count { question in
            ["volumes.", "networking.", "compose.", "practice."].contains { question.lesson.hasPrefix($0) }
        }
        #expect(deep * 100 >= content.questions.count * 40, "\(deep) on storage, networks, Compose and security")
    }

    @Test("has every kind of question, and right options that stand everywhere")
    func variety() {
        let kinds = Set(Self.content.questions.map(\.kind))
        #expect(kinds == Set(Question.Kind.allCases))
        let places = Self.content.questions.filter { $0.kind == .choice && $0.options.count >= 3 }
            .compactMap { $0.options.firstIndex(where: \.isRight) }
        for place in 0..<3 { #expect(places.count { $0 == place } * 100 >= places.count * 15, "place \(place)") }
    }

    @Test("has a quiz, a cheat sheet and exercises in every module, and a lesson for every exercise")
    func completeness() {
        for module in Self.content.modules {
            #expect(module.questions.count >= 10, "\(module.id)")
            #expect(!module.cheatSheet.isEmpty, "\(module.id)")
            for lesson in module.lessons { #expect(lesson.pages.count >= 2, "\(lesson.id)") }
        }
        let named = Set(Self.content.lessons.flatMap(\.exercises))
        for exercise in Self.content.exercises { #expect(named.contains(exercise.id), "\(exercise.id)") }
    }
}

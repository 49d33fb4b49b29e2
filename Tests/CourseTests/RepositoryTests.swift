import Course
import Foundation
import Testing

@Suite("The course of this repository")
struct RepositoryTests {
    private static let content: Content = {
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
        return ContentLoader(files: files).load()
    }()

    @Test("has no faults")
    func isFaultless() {
        let faults = Linter.lint(Self.content)
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
    }

    @Test("is as large as promised")
    func size() {
        #expect(Self.content.lessons.count >= 12)
        #expect(Self.content.exercises.count >= 20)
        #expect(Self.content.questions.count >= 80)
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

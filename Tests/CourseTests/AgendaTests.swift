import Course
import Testing

@Suite("Agendas of workshops")
struct AgendaTests {
    static func faults(_ yaml: String) -> [String] {
        let content = ContentLoader(files: [
            "Lessons/agendas/a.yaml": Array(yaml.utf8),
            "Lessons/01-m/module.yaml": Array("id: m\ntitle: M\nsummary: S\n".utf8),
            "Lessons/01-m/01-one.md": Array("---\nid: m.one\ntitle: One\nminutes: 5\n---\n\nText.\n".utf8),
            "Lessons/01-m/02-two.md": Array("---\nid: m.two\ntitle: Two\nminutes: 5\n---\n\nText.\n".utf8),
        ]).load()
        return Linter.lint(content, running: []).filter { $0.file.hasPrefix("Lessons/agendas") }.map(\.description)
    }

    static let rows: [(yaml: String, fault: String?)] = [
        ("title: T\nminutes: 10\nitems:\n  - lesson: m.one\n    minutes: 10\n", nil),
        (
            "title: T\nminutes: 11\nitems:\n  - lesson: m.one\n    minutes: 10\n",
            "1: the items take 10 minutes, the agenda says 11"
        ),
        ("title: T\nminutes: 10\nitems:\n  - lesson: m.none\n    minutes: 10\n", "4: there is no lesson m.none"),
        ("title: T\nminutes: 10\nitems:\n  - exercise: m.none\n    minutes: 10\n", "4: there is no exercise m.none"),
        ("title: T\nminutes: 10\nitems:\n  - quiz: [m.q1]\n    minutes: 10\n", "4: there is no question m.q1"),
        ("title: T\nminutes: 10\nitems:\n  - quiz: []\n    minutes: 10\n", "4: the quiz has no questions"),
        (
            "title: T\nminutes: 10\nitems:\n  - lesson: m.two\n    minutes: 5\n  - lesson: m.one\n    minutes: 5\n",
            "6: m.one comes before a lesson that stands above it here"
        ),
        (
            "title: T\nminutes: 101\nitems:\n  - talk: Long\n    minutes: 101\n",
            "4: more than 100 minutes without a break"
        ),
        ("title: T\nminutes: 0\nitems:\n  - talk: Short\n    minutes: 0\n", "4: an item takes at least a minute"),
        ("title: T\nminutes: 0\nitems: []\n", "1: the agenda has no items"),
        (
            "title: T\nminutes: 5\nitems:\n  - lesson: m.one\n    talk: both\n    minutes: 5\n",
            "4: an item has one of the keys talk, lesson, exercise, quiz and break"
        ),
        (
            "title: T\nminutes: 5\nitems:\n  - minutes: 5\n",
            "4: an item has one of the keys talk, lesson, exercise, quiz and break"
        ),
        (
            "title: T\nminutes: 5\ndetail: some\nitems:\n  - talk: x\n    minutes: 5\n",
            "3: 'detail' is brief or detailed, not 'some'"
        ),
        (
            "title: T\nminutes: 5\nroom: 7\nitems: []\n",
            "3: unknown key 'room'; known are detail, items, minutes, title"
        ),
    ]

    @Test("what an agenda must be", arguments: rows)
    func rules(_ row: (yaml: String, fault: String?)) {
        #expect(Self.faults(row.yaml) == (row.fault.map { ["Lessons/agendas/a.yaml:\($0)"] } ?? []))
    }
}

import Course
import Terminal
import Testing

/// Lessons and goals fit their width, and a narrow screen loses nothing.
@Suite("The course on screens of 80 and 40 columns")
struct WidthTests {
    private static func lines(_ text: String, _ width: Int) -> [String] {
        MarkdownRenderer(width: width, palette: Palette(TerminalAppearance(colour: false, unicode: true))).lines(
            of: MarkdownDocument(text))
    }

    /// All letters and digits, counted: their order changes when columns become narrow.
    private static func letters(_ lines: [String]) -> [Character: Int] {
        lines.joined().reduce(into: [:]) { counts, letter in
            if letter.isLetter || letter.isNumber { counts[letter, default: 0] += 1 }
        }
    }

    private static let texts: [(name: String, text: String)] = {
        let content = RepositoryTests.content
        var texts = content.exercises.map { ($0.id, $0.goal) } + content.modules.map { ($0.id, $0.cheatSheet) }
        for lesson in content.lessons {
            for page in lesson.pages {
                for case .markdown(let text, _) in page.blocks { texts.append((lesson.id, text)) }
            }
        }
        return texts
    }()

    @Test func fits() {
        for (name, text) in Self.texts {
            let wide = Self.lines(text, 80)
            for line in wide { #expect(DisplayWidth.of(line) <= 80, "\(name): \(line)") }
            let narrow = Self.lines(text, 40)
            // A narrow table repeats its headings, so there may be more.
            let there = Self.letters(narrow)
            let lost = Self.letters(wide).filter { there[$0.key, default: 0] < $0.value }
            #expect(lost.isEmpty, "\(name)")
        }
    }
}

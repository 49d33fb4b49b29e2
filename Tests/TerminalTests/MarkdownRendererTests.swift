import Terminal
import Testing

@Suite("Markdown for the terminal")
struct MarkdownRendererTests {
    private static let appearances: [(name: String, appearance: TerminalAppearance)] = [
        ("plain", .plain), ("colour", .full),
        ("ascii", TerminalAppearance(colour: false, unicode: false)),
        ("accessible", TerminalAppearance(colour: false, unicode: true, accessible: true)),
    ]

    private static func render(_ text: String, _ width: Int, _ appearance: TerminalAppearance) -> [String] {
        MarkdownRenderer(width: width, palette: Palette(appearance)).lines(of: MarkdownDocument(text))
    }

    private func sample() throws -> String {
        try #require(TestFiles.read(TestFiles.path("sample.md")))
    }

    @Test("the sample looks as recorded", arguments: [40, 80, 120], 0..<4)
    func golden(width: Int, index: Int) throws {
        let (name, appearance) = Self.appearances[index]
        expectGolden(Self.render(try sample(), width, appearance), "sample-\(width)-\(name)")
    }

    @Test("no line is wider than asked, except code", arguments: [1, 2, 5, 12, 20, 40, 60, 80, 120])
    func width(width: Int) throws {
        let text = try sample().split(separator: "```").enumerated().filter { $0.offset % 2 == 0 }.map { $0.element }
        for (_, appearance) in Self.appearances {
            for line in Self.render(text.joined(), width, appearance) where !line.contains("indented code") {
                #expect(DisplayWidth.of(line) <= max(width, 2), "\(line)")
            }
        }
    }

    @Test("without colour there is no escape byte")
    func noColourNoEscape() throws {
        for (name, appearance) in Self.appearances where name != "colour" {
            #expect(!Self.render(try sample(), 80, appearance).joined().contains("\u{1B}"))
        }
    }

    @Test("ASCII output of an ASCII text is ASCII")
    func ascii() {
        let text = "# A\n\n- b\n\n> c\n\n***\n\n> [!TIP]\n> d\n\n|a|b|\n|-|-|\n|1|2|\n"
        let lines = Self.render(text, 60, TerminalAppearance(colour: false, unicode: false))
        #expect(lines.joined().allSatisfy { $0.isASCII })
    }

    @Test("every line closes its styles")
    func closed() throws {
        for line in Self.render(try sample(), 40, .full) where line.contains("\u{1B}") {
            let last = line.split(separator: "\u{1B}").last ?? ""
            #expect(last.hasPrefix("[0m"), "\(line)")
        }
    }

    @Test(
        "strange texts do no harm",
        arguments: [
            "", "\n\n", "| a |\n|---|", "> [!NOTE]", "> [!NOPE]\n> x", "- ", "1. ", "```", "# ", "\u{0}a",
            String(repeating: "> ", count: 2000) + "deep", String(repeating: "- ", count: 500) + "deep",
            String(repeating: "*a ", count: 3000), "|a|b|\n|-|-|\n|1|\n|1|2|3|",
        ])
    func strange(text: String) {
        for width in [1, 40] { _ = Self.render(text, width, .full) }
    }
}

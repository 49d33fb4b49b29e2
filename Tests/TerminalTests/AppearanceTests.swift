import Terminal
import Testing

@Suite("What the output may use")
struct AppearanceTests {
    @Test(
        "colour follows the strongest word",
        arguments: [
            ([:], true, false, true), ([:], false, false, false), ([:], true, true, false),
            (["NO_COLOR": "1"], true, false, false), (["NO_COLOR": ""], true, false, true),
            (["DRYDOCK_NO_COLOR": "1"], true, false, false), (["TERM": "dumb"], true, false, false),
            (["CLICOLOR": "0"], true, false, false), (["CLICOLOR": "1"], false, false, false),
            (["CLICOLOR_FORCE": "1"], false, false, true), (["FORCE_COLOR": "1"], false, false, true),
            (["FORCE_COLOR": "0"], true, false, false), (["FORCE_COLOR": ""], true, false, true),
            (["FORCE_COLOR": "1", "NO_COLOR": "1"], true, false, false),
            (["CLICOLOR_FORCE": "1", "TERM": "dumb"], true, false, true), (["FORCE_COLOR": "1"], true, true, false),
        ] as [([String: String], Bool, Bool, Bool)])
    func colour(environment: [String: String], isTerminal: Bool, isRefused: Bool, expected: Bool) {
        let policy = ColourPolicy(environment: environment, isTerminal: isTerminal, isRefused: isRefused)
        #expect(policy.allowsColour == expected)
    }

    @Test(
        "only a UTF-8 locale gets more than ASCII",
        arguments: [
            ([:], false), (["LANG": "C"], false), (["LANG": "en_US.UTF-8"], true), (["LANG": "C.utf8"], true),
            (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LC_CTYPE": "de_DE.UTF-8@euro", "LANG": "C"], true),
            (["LC_ALL": "", "LANG": "C.UTF-8"], true),
        ] as [([String: String], Bool)])
    func unicode(environment: [String: String], expected: Bool) {
        #expect(TerminalAppearance(environment: environment, isTerminal: true).unicode == expected)
    }

    @Test("accessible mode moves no cursor", arguments: [("1", true), ("", false), ("0", false), ("false", false)])
    func accessible(value: String, expected: Bool) {
        let appearance = TerminalAppearance(environment: ["ACCESSIBLE": value], isTerminal: true)
        #expect(appearance.accessible == expected)
        #expect(appearance.cursorControl == !expected)
    }

    @Test("styles nest and write nothing without colour")
    func nesting() {
        let palette = Palette(.full)
        let inner = "a " + palette.apply(.code, "b") + " c"
        #expect(palette.apply(.strong, inner) == "\u{1B}[1ma \u{1B}[36mb\u{1B}[0m\u{1B}[1m c\u{1B}[0m")
        #expect(palette.apply(.strong, palette.apply(.code, "b")) == "\u{1B}[1m\u{1B}[36mb\u{1B}[0m")
        #expect(palette.apply(.done, "") == "")
        #expect(Palette(.plain).apply(.done, "x") == "x")
        #expect(Palette(.plain).mark(.wrong) == "✘")
        #expect(Palette(TerminalAppearance(colour: false, unicode: false)).mark(.wrong) == "wrong:")
    }

    @Test("every theme keeps right, wrong and attention apart, and none uses black or white", arguments: Theme.allCases)
    func themes(_ theme: Theme) {
        let palette = Palette(.full, theme: theme)
        let looks = [Style.done, .attention, .wrong].map { palette.apply($0, "x") }
        #expect(Set(looks).count == 3)
        #expect(looks.allSatisfy { $0 != "x" })
        for style in Style.allCases {
            let parameters = palette.apply(style, "x").dropFirst(2).prefix { $0 != "m" }.split(separator: ";")
            #expect(parameters.allSatisfy { !["30", "37", "90", "97"].contains($0) })
            if theme == .mono { #expect(parameters.allSatisfy { $0.count == 1 }) }
        }
        #expect(Palette(.plain, theme: theme).apply(.wrong, "x") == "x")
    }

    @Test("contrast dims nothing")
    func contrast() {
        #expect(Palette(.full, theme: .contrast).apply(.dim, "x") == "x")
    }

    @Test(
        "a variable names the theme",
        arguments: [([:], nil), (["DRYDOCK_THEME": "Mono"], .mono), (["DRYDOCK_THEME": "pink"], nil)]
            as [([String: String], Theme?)])
    func themeVariable(environment: [String: String], expected: Theme?) {
        #expect(Theme.named(in: environment) == expected)
    }

    @Test("the size comes from the environment, the terminal, or nowhere")
    func size() {
        let measured = TerminalSize(columns: 132, rows: 50)
        #expect(TerminalSize(environment: [:], measured: nil) == TerminalSize(columns: 80, rows: 24))
        #expect(TerminalSize(environment: [:], measured: measured) == measured)
        #expect(TerminalSize(environment: ["COLUMNS": "60"], measured: measured).columns == 60)
        #expect(TerminalSize(environment: ["COLUMNS": "0"], measured: measured).columns == 132)
        #expect([10, 40, 77, 300].map { TerminalSize(columns: $0, rows: 24).textWidth } == [40, 40, 77, 100])
    }
}

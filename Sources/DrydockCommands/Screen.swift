import Terminal

/// What standard output can show.
struct Screen: Sendable {
    var palette: Palette
    var width: Int

    static var current: Screen {
        let environment = StartCommand.environment()
        let appearance = TerminalAppearance(
            environment: environment, isTerminal: TerminalWriter.standardOutput.isTerminal, options: .init())
        let size = TerminalSize(environment: environment, measured: TerminalSize.measure(1))
        return Screen(palette: Palette(appearance, theme: .named(in: environment) ?? .standard), width: size.textWidth)
    }
}

import Insights
import Simulator
import Terminal

/// The words that look behind things: networks, layers, the build cache, Compose.
extension PromptSession {
    func showMap(_ words: [String]) {
        let simulation = timeline.sandbox.simulation
        switch words.count {
        case 0: show(NetworkMap.lines(simulation))
        case 2: show(NetworkMap.way(simulation, from: words[0], to: words[1]))
        default: show(["To whom? For example: map \(words[0]) db:5432"])
        }
    }

    func showVolumes() { show(VolumeMap.lines(timeline.sandbox.simulation)) }

    func showLayers(_ words: [String]) {
        guard let name = words.first else {
            return show(["Of which image? For example: layers nginx. docker images lists what is here."])
        }
        let number = words.count > 1 ? Int(words[1]) : nil
        guard words.count < 2 || number != nil else { return show(["\(words[1]) is no number of a layer."]) }
        show(LayersReport.lines(timeline.sandbox.simulation, name, only: number))
    }

    func showCache(_ words: [String]) {
        guard words == ["why"] else {
            return show(["cache why tells of the last build. docker buildx du lists the cache."])
        }
        show(CacheReport.lines(timeline.sandbox.simulation))
    }

    func showComposeDecisions(_ words: [String]) {
        guard words.first == "why" else {
            return show(["compose why tells of the last up. The command itself is docker compose."])
        }
        show(ComposeReport.lines(timeline.sandbox.simulation, only: words.dropFirst().first))
    }

    /// A sentence or two, wrapped.
    func say(_ text: String) {
        for line in DisplayWidth.wrap(text, width: size.textWidth) { out.writeLine(line) }
    }

    /// Lines of a table or picture, cut off where the screen ends.
    func show(_ lines: [String]) {
        let width = size.columns
        for line in lines {
            out.writeLine(DisplayWidth.of(line) > width ? DisplayWidth.truncate(line, to: width) : line)
        }
    }
}

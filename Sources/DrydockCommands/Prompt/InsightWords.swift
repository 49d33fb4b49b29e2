import Explanations
import Insights
import JSON
import Phrases
import Simulator
import Terminal

/// The words that look behind things: networks, layers, the build cache, Compose.
extension PromptSession {
    func showMap(_ words: [String], as word: String = "map") {
        let simulation = timeline.sandbox.simulation
        switch words.count {
        case 0 where word == "can": refuse("Who, and whom? For example: can web db:5432")
        case 0:
            note("networks", Facts.networks(simulation))
            show(NetworkMap.lines(simulation))
        case 2:
            let way = WayReport(simulation, from: words[0], to: words[1])
            note("reaches", .bool(way.reaches))
            note("why", Facts.texts(way.lines.map(\.english)))
            if !way.reaches { outcome.status = 1 }
            show(way.lines)
        default: refuse("To whom? For example: \(word) \(words[0]) db:5432")
        }
    }

    mutating func showVolumes() {
        note("volumes", Facts.volumes(timeline.sandbox.simulation))
        show(VolumeMap.lines(timeline.sandbox.simulation))
    }

    func showLayers(_ words: [String]) {
        guard let name = words.first else {
            return refuse("Of which image? For example: layers nginx. docker images lists what is here.")
        }
        let number = words.count > 1 ? Int(words[1]) : nil
        guard words.count < 2 || number != nil else { return refuse("\(words[1]) is no number of a layer.") }
        let layers = Facts.layers(timeline.sandbox.simulation, name)
        note("layers", layers)
        if layers == .null || number.map({ !(layers.items ?? []).indices.contains($0 - 1) }) ?? false {
            outcome.status = 1
        }
        show(LayersReport.lines(timeline.sandbox.simulation, name, only: number))
    }

    func showCache(_ words: [String]) {
        guard words == ["why"] else {
            return refuse("cache why tells of the last build. docker buildx du lists the cache.")
        }
        note("steps", Facts.buildSteps(timeline.sandbox.simulation))
        show(CacheReport.lines(timeline.sandbox.simulation))
    }

    func showCompose(_ line: String) {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words.first {
        case "why":
            note("services", Facts.composeServices(timeline.sandbox.simulation))
            show(ComposeReport.lines(timeline.sandbox.simulation, only: rest.isEmpty ? nil : rest))
        case "convert-run": convertRun(rest)
        default:
            say("compose why tells of the last up, compose convert-run writes a docker run as a service and back.")
            say("The command itself is docker compose.")
        }
    }

    /// A `docker run` line as a Compose file, or a service as such a line.
    private func convertRun(_ text: String) {
        guard !text.isEmpty else {
            return refuse("Which? compose convert-run docker run -p 8080:80 nginx, or the name of a service.")
        }
        do throws(RunConversion.Failure) {
            let conversion =
                text.hasPrefix("docker ") || text.contains(" ")
                ? try RunConversion.compose(from: text)
                : try RunConversion.run(
                    of: text, config: timeline.sandbox.trying("docker compose config --format json").output)
            for line in conversion.lines { out.writeLine(line) }
            for note in conversion.notes {
                for line in DisplayWidth.wrap("# " + wording(note), width: size.textWidth) {
                    out.writeLine(palette.apply(.dim, line.hasPrefix("#") ? line : "# " + line))
                }
            }
        } catch {
            let lines = wording(error.message).split(separator: "\n").map(String.init)
            if lines.count == 1 { sayAsIs(lines[0]) } else { show(lines) }
        }
    }

    /// A sentence or two, wrapped.
    func say(_ phrase: Phrase) { sayAsIs(wording(phrase)) }

    /// A text that is in the learner's language already.
    func sayAsIs(_ text: String) {
        for line in DisplayWidth.wrap(text, width: size.textWidth) { out.writeLine(line) }
    }

    func show(_ phrases: [Phrase]) { show(phrases.map(wording)) }

    /// Lines of a report: rows of a table are cut off where the screen ends, sentences are wrapped.
    func show(_ lines: [String]) {
        let width = size.columns
        for line in lines {
            let text = line.drop { $0 == " " }
            // Rows have gaps between their cells; sentences may have a number in front.
            if text.contains("  ") {
                out.writeLine(DisplayWidth.of(line) > width ? DisplayWidth.truncate(line, to: width) : line)
                continue
            }
            let isNumbered = text.first?.isNumber == true && text.dropFirst().hasPrefix(". ")
            let indent = String(line.prefix { $0 == " " }) + (isNumbered ? "   " : "")
            for piece in DisplayWidth.wrap(line, width: width, indent: indent) { out.writeLine(piece) }
        }
    }
}

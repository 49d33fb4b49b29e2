import CommandSyntax
import Engine
import FileTrees
import HashTreeCollections
import Phrases
import WorldModel

/// `layers IMAGE`: what each layer of an image adds, changes and removes, and what is carried along for nothing.
package enum LayersReport {
    /// Entries of a layer that are shown; `layers IMAGE 3` shows all of the third.
    private static let shownEntries = 8

    private struct Change {
        var path: String
        var kind: Kind
        var size: Int
        /// Bytes of lower layers that it hides.
        var hidden: Int
        var note: Phrase?

        enum Kind {
            case added, changed, removed

            var phrase: Phrase {
                switch self {
                case .added: Phrase("added")
                case .changed: Phrase("changed")
                case .removed: Phrase("removed")
                }
            }
        }
    }

    package static func lines(_ simulation: Simulation, _ name: String, only: Int? = nil) -> [Phrase] {
        let image: Image
        do {
            image = try simulation.findImage(name)
        } catch {
            return [Phrase(verbatim: error.message), Phrase("docker images lists the images that are here.")]
        }
        let histories = image.history.filter { !$0.emptyLayer }
        var lines: [Phrase] = []
        var seen: [String: (size: Int, layer: Int)] = [:]
        var wasted = 0
        var total = 0
        for index in image.layers.indices {
            guard let chain = Layer.chainID(of: image.layers[...index]),
                let layer = simulation.world.docker.layers[chain]
            else { continue }
            let changes = changes(of: layer.content, index, &seen)
            total += layer.size
            wasted += changes.reduce(0) { $0 + $1.hidden }
            guard only == nil || only == index + 1 else { continue }
            let command = index < histories.count ? histories[index].createdBy : ""
            let size = pad(ByteSize.humanSize(Double(layer.size), significantDigits: 3), 8)
            lines.append(Phrase(verbatim: " \(index + 1)  \(size) \(shortened(command))"))
            lines += shown(changes, all: only != nil) + [""]
        }
        let efficiency = total == 0 ? 100 : (total - wasted) * 100 / total
        let count = image.layers.count
        let layers = count == 1 ? Phrase("1 layer") : Phrase("\(count) layers")
        let head = Phrase(
            "\(name): \(human(total)) in \(layers), \(human(wasted)) of it for nothing (efficiency \(efficiency) %)")
        guard let only, !image.layers.indices.contains(only - 1) else { return [head, ""] + lines + tail(wasted) }
        return [Phrase("\(name) has \(image.layers.count) layers, no layer \(only).")]
    }

    private static func tail(_ wasted: Int) -> [Phrase] {
        wasted == 0
            ? [Phrase("Nothing is carried along for nothing.")]
            : [
                Phrase("What a later layer changes or removes stays in the layer below and is still sent."),
                Phrase("Make and remove it in one RUN, or leave it behind in a stage of its own."),
            ]
    }

    /// The changes of a layer, largest first. `seen` knows the files of the layers below.
    private static func changes(
        of content: LayerContent, _ index: Int, _ seen: inout [String: (size: Int, layer: Int)]
    ) -> [Change] {
        var changes: [Change] = []
        for (path, entry) in content.entries {
            switch entry {
            case .object(let inode), .hardLink(let inode, _):
                guard !inode.isDirectory else { continue }
                // Another name of a file takes no room of its own.
                let isLink = if case .hardLink = entry { true } else { false }
                let size = isLink ? 0 : inode.body?.count ?? 0
                if let old = seen[path] {
                    let note = Phrase("replaces \(human(old.size)) of layer \(old.layer + 1)")
                    changes.append(Change(path: path, kind: .changed, size: size, hidden: old.size, note: note))
                } else {
                    changes.append(Change(path: path, kind: .added, size: size, hidden: 0))
                }
                seen[path] = (size, index)
            case .whiteout:
                let below = seen.filter { $0.key == path || $0.key.hasPrefix(path + "/") }
                let hidden = below.values.reduce(0) { $0 + $1.size }
                let layers = Set(below.values.map { $0.layer + 1 }).sorted().map(String.init).joined(separator: ", ")
                let note = hidden > 0 ? Phrase("frees nothing: \(human(hidden)) stay in layer \(layers)") : nil
                changes.append(Change(path: path, kind: .removed, size: 0, hidden: hidden, note: note))
                for gone in below.keys { seen[gone] = nil }
            }
        }
        return changes.sorted { ($1.size + $1.hidden, $0.path) < ($0.size + $0.hidden, $1.path) }
    }

    private static func shown(_ changes: [Change], all: Bool) -> [Phrase] {
        let rows = all ? changes[...] : changes.prefix(shownEntries)
        var lines = rows.map { change -> Phrase in
            let size = change.kind == .removed ? "" : human(change.size)
            let line: Phrase = "      \(change.kind.phrase.padded(to: 8))\(pad(size, 9)) /\(change.path)"
            return change.note.map { "\(line)   \($0)" } ?? line
        }
        if rows.count < changes.count { lines.append(Phrase("      and \(changes.count - rows.count) more files")) }
        return lines
    }

    private static func human(_ bytes: Int) -> String { ByteSize.humanSize(Double(bytes), significantDigits: 3) }

    private static func pad(_ text: String, _ width: Int) -> String { text.padded(to: width) }

    private static func shortened(_ command: String) -> String {
        var text = command
        for noise in ["/bin/sh -c #(nop) ", "/bin/sh -c ", " # buildkit"] {
            if let range = text.firstRange(of: noise) { text.removeSubrange(range) }
        }
        return text.count > 60 ? String(text.prefix(59)) + "…" : text
    }
}

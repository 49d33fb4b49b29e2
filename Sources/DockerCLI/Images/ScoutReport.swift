import CommandSyntax
import Engine
import FileTrees
import Kernel
import WorldModel

/// `docker scout` and `docker scan`: commands that look for known vulnerabilities.
///
/// The real ones are plugins that ask servers, and are no part of the command table. Drydock has no list of
/// vulnerabilities and makes none up: it tells what can be seen in the image itself.
enum ScoutReport {
    /// Subcommands of the plugin that get the report.
    private static let subcommands = ["quickview", "cves", "recommendations"]

    /// What is printed for the arguments after `docker`, when they are about a scan; nil otherwise.
    static func run(_ arguments: [String], _ simulation: inout Simulation, _ me: ProcessID) -> Int32? {
        switch arguments.first {
        case "scan":
            simulation.print(scanNote, to: 2, as: me)
            return 1
        case "scout":
            var rest = arguments.dropFirst().filter { !$0.hasPrefix("-") }
            if let first = rest.first, subcommands.contains(first) { rest.removeFirst() }
            guard rest.count == 1, let name = rest.first else {
                simulation.print(usage, to: 2, as: me)
                return 1
            }
            guard let image = try? simulation.findImage(name) else {
                simulation.print(
                    "\(name): no such image here. Pull or build it first: docker pull \(name)\n", to: 2, as: me)
                return 1
            }
            simulation.print(text(name, image, simulation), as: me)
            return 0
        default: return nil
        }
    }

    /// What `docker scan` became.
    private static let scanNote = """
        docker: unknown command: docker scan

        Run 'docker --help' for more information

        docker scan was taken out of Docker in 2023. Its successor is a plugin: docker scout quickview IMAGE

        """

    private static let usage = """
        Usage:  docker scout [quickview|cves|recommendations] IMAGE

        The real docker scout is a plugin that asks Docker's servers for known vulnerabilities.
        Here it tells what can be seen in an image without them.

        """

    private static func text(_ name: String, _ image: Image, _ simulation: Simulation) -> String {
        let tree = simulation.tree(of: image)
        let size = simulation.size(of: image)
        let count = image.layers.count == 1 ? "1 layer" : "\(image.layers.count) layers"
        let user = image.config.user.isEmpty ? "root" : image.config.user
        var lines = [
            "Image      \(name)",
            "Size       \(ByteSize.humanSize(Double(size), significantDigits: 3)) in \(count)",
            "Created    \(Ages.ago(image.created, now: simulation.world.clock.now))",
            "System     \(system(of: tree))", "Packages   \(packages(of: tree))", "User       \(user)", "",
        ]
        let advice = advice(name, image, tree)
        lines.append(advice.isEmpty ? "Nothing stands out." : "What stands out:")
        lines += advice.map { "- " + $0 }
        lines += [
            "", "Known vulnerabilities are not listed: Drydock is offline and has no such data.",
            "On a real machine:  docker scout cves \(name)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func advice(_ name: String, _ image: Image, _ tree: FileTree) -> [String] {
        var advice: [String] = []
        if ["", "root", "0"].contains(image.config.user.prefix { $0 != ":" }) {
            advice.append("It runs as root. Make a user in the Dockerfile and name it with USER.")
        }
        if let reference = try? ImageReference(parsing: name).withDefaultTag, reference.tag == "latest" {
            advice.append("The tag latest moves. A version, or a digest, says what you get.")
        }
        let words = ["PASSWORD", "SECRET", "TOKEN", "API_KEY"]
        for entry in image.config.env {
            let variable = String(entry.prefix { $0 != "=" })
            guard words.contains(where: variable.uppercased().contains) else { continue }
            advice.append("ENV \(variable) is readable by all who have the image. Use RUN --mount=type=secret.")
        }
        let shells = ["bin/sh", "bin/bash", "usr/bin/sh"]
        if !tree.walk().isEmpty, !shells.contains(where: { tree.find($0) != nil }) {
            advice.append("It has no shell: less to attack, and nothing for docker exec to run.")
        }
        return advice
    }

    /// `PRETTY_NAME` of os-release.
    private static func system(of tree: FileTree) -> String {
        let name = lines(of: "etc/os-release", tree, beginning: "PRETTY_NAME=").first ?? ""
        return name.isEmpty ? "not told (no /etc/os-release)" : name.filter { $0 != "\"" }
    }

    private static func packages(of tree: FileTree) -> String {
        let counts = [
            ("apk", lines(of: "lib/apk/db/installed", tree, beginning: "P:").count),
            ("dpkg", lines(of: "var/lib/dpkg/status", tree, beginning: "Package: ").count),
        ]
        return counts.first { $0.1 > 0 }.map { "\($0.1) (\($0.0))" } ?? "none that a package manager knows"
    }

    /// The lines of a file that begin with a word, without it.
    private static func lines(of path: String, _ tree: FileTree, beginning word: String) -> [String] {
        guard let bytes = (tree.inode(at: path) ?? tree.inode(at: "usr/" + path))?.body?.bytes else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix(word) }
            .map { String($0.dropFirst(word.count)) }
    }
}

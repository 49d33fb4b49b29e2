import CommandSyntax
import Phrases

/// What people later wish they had known about a command.
enum Regrets {
    /// A warning, and when it is due: the command's true name, and what its words must hold.
    private struct Regret: Sendable {
        var commands: Set<String>
        var warning: Phrase
        var isDue: @Sendable ([String]) -> Bool
    }

    static func of(_ spec: CommandSpec, _ words: [String]) -> [Phrase] {
        all.filter { $0.commands.contains(spec.path) && $0.isDue(words) }.map(\.warning)
    }

    private static func has(_ words: [String], _ flags: String...) -> Bool {
        words.contains { word in
            flags.contains { flag in
                if flag.hasPrefix("--") { return word == flag || word.hasPrefix(flag + "=") }
                return word.hasPrefix("-") && !word.hasPrefix("--") && word.contains(flag.dropFirst())
            }
        }
    }

    private static let running: Set<String> = ["docker container run", "docker container create"]

    private static let all: [Regret] = [
        Regret(
            commands: running, warning: "--privileged takes nearly all walls away: root inside is root on the machine.",
            isDue: { has($0, "--privileged") }),
        Regret(
            commands: running,
            warning: "-p without an address opens the port to the whole network: 127.0.0.1:8080:80 does not.",
            isDue: { words in
                words.contains { word in
                    let parts = word.split(separator: ":")
                    return parts.count == 2 && parts.allSatisfy { Int($0) != nil }
                }
            }),
        Regret(
            commands: running, warning: "Without -it a shell finds no input and ends at once.",
            isDue: { words in
                ["sh", "bash", "ash"].contains(words.last ?? "") && !has(words, "-i", "--interactive")
                    && !has(words, "-d", "--detach")
            }),
        Regret(
            commands: running, warning: "The whole disk of the machine is open to the container.",
            isDue: { $0.contains { $0.hasPrefix("/:") } }),
        Regret(
            commands: ["docker container rm"], warning: "-f kills a running container without letting it finish.",
            isDue: { has($0, "-f", "--force") }),
        Regret(
            commands: ["docker container rm"], warning: "-v deletes its volumes without a name, too.",
            isDue: { has($0, "-v", "--volumes") }),
        Regret(
            commands: ["docker system prune", "docker image prune"],
            warning: "-a removes every image that no container uses, also those you meant to start tomorrow.",
            isDue: { has($0, "-a", "--all") }),
        Regret(
            commands: ["docker system prune"], warning: "--volumes deletes data.", isDue: { has($0, "--volumes") }),
        Regret(
            commands: ["docker volume prune"], warning: "-a deletes volumes with names, and the data in them.",
            isDue: { has($0, "-a", "--all") }),
        Regret(commands: ["docker volume rm"], warning: "The data in it is gone for good.", isDue: { _ in true }),
        Regret(
            commands: ["docker compose down"], warning: "-v deletes the project's volumes, and the data in them.",
            isDue: { has($0, "-v", "--volumes") }),
        Regret(
            commands: ["docker image build", "docker buildx build"],
            warning: "A value of --build-arg can be read by everybody who has the image: secrets belong into --secret.",
            isDue: { words in
                words.contains { word in
                    let name = word.split(separator: "=").first?.uppercased() ?? ""
                    return word.contains("=") && ["PASSWORD", "SECRET", "TOKEN"].contains { name.contains($0) }
                }
            }),
        Regret(
            commands: ["docker container commit"],
            warning: "Nobody can see later how this image was made: a Dockerfile can be read and repeated.",
            isDue: { _ in true }),
        Regret(
            commands: ["docker container kill"],
            warning: "The process gets no chance to finish: docker stop asks first.",
            isDue: { !has($0, "-s", "--signal") }),
    ]
}

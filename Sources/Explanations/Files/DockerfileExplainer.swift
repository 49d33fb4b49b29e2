import Phrases

/// `explain Dockerfile`: a Dockerfile line by line.
package enum DockerfileExplainer {
    package static func explain(_ text: String) -> [Explanation] {
        var out: [Explanation] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var stage = -1
        while var line = lines.popFirst() {
            if line.allSatisfy(\.isWhitespace) { continue }
            if line.hasPrefix("#") {
                if let meaning = directive(line) { out.append(Explanation(line, meaning)) }
                continue
            }
            // A line that ends with a backslash goes on.
            while line.hasSuffix("\\"), let next = lines.popFirst() {
                line = String(line.dropLast()).trimmingEnd + " " + next.drop(while: \.isWhitespace)
            }
            if let mark = heredoc(line) {
                while let next = lines.popFirst(), next.drop(while: { $0 == "\t" }) != mark {}
            }
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            let rest = words.count > 1 ? words[1] : ""
            if words[0].uppercased() == "FROM" { stage += 1 }
            out.append(explanation(line, words[0].uppercased(), rest, stage))
        }
        return out
    }

    private static func directive(_ line: String) -> Phrase? {
        let text = line.dropFirst().filter { $0 != " " }.lowercased()
        if text.hasPrefix("syntax=") { return Phrase("which version of the Dockerfile language this is") }
        if text.hasPrefix("escape=") { return Phrase("the character that continues lines") }
        return text.hasPrefix("check=") ? Phrase("options of the build checks") : nil
    }

    private static func heredoc(_ line: String) -> String? {
        guard let start = line.firstRange(of: "<<") else { return nil }
        let word = line[start.upperBound...].drop { $0 == "-" }.prefix { !$0.isWhitespace }
        let mark = word.filter { $0 != "'" && $0 != "\"" }
        return mark.isEmpty ? nil : String(mark)
    }

    private static func explanation(_ line: String, _ word: String, _ rest: String, _ stage: Int) -> Explanation {
        var notes: [Phrase] = []
        var meaning = instructions[word] ?? Phrase("no instruction of a Dockerfile")
        switch word {
        case "FROM":
            let name = rest.split(separator: " ").first { !$0.hasPrefix("--") }.map(String.init) ?? ""
            if stage > 0 { meaning = Phrase("begin another stage: only what it copies from the others goes along") }
            let last = name.split(separator: "/").last ?? ""
            if name != "scratch", !last.contains(":"), !name.contains("@"),
                !rest.lowercased().contains(" as ") || stage == 0,
                !name.hasPrefix("$")
            {
                notes.append(Phrase("no tag means :latest: the next build may get another image"))
            }
        case "RUN":
            if rest.contains("apt-get update"), !rest.contains("apt-get install") {
                notes.append(Phrase("update and install belong into one RUN: cached alone, the list grows old"))
            }
            if rest.contains("apt-get install"), !rest.contains("rm -rf /var/lib/apt/lists") {
                notes.append(
                    Phrase("the lists that apt-get update fetched stay in the layer: rm -rf /var/lib/apt/lists/*"))
            }
            if rest.hasPrefix("["), !rest.contains("--") {
                notes.append(Phrase("without a shell: no variables, no &&"))
            }
        case "COPY", "ADD":
            if rest.contains("--from=") { meaning = Phrase("copy from another stage or image") }
            if rest.split(separator: " ").first == "." {
                notes.append(
                    Phrase("any changed file makes this step and all after it run again; .dockerignore keeps files out")
                )
            }
            if word == "ADD", !rest.contains("http"), !rest.contains(".tar") {
                notes.append(Phrase("COPY does the same without surprises"))
            }
        case "CMD", "ENTRYPOINT":
            if !rest.hasPrefix("[") {
                notes.append(
                    Phrase("without brackets a shell runs it as PID 1, and signals such as docker stop's do not arrive")
                )
            }
        case "ENV", "ARG":
            let name = rest.split(whereSeparator: { $0 == "=" || $0 == " " }).first?.uppercased() ?? ""
            if ["PASSWORD", "SECRET", "TOKEN"].contains(where: name.contains) {
                notes.append(Phrase("a secret here can be read in the image by everybody who has it"))
            }
            if word == "ENV", !rest.contains("=") {
                notes.append(Phrase("write ENV NAME=value: the form with a blank is old"))
            }
        case "EXPOSE": notes.append(Phrase("this publishes nothing: docker run -p does"))
        case "USER":
            if ["root", "0"].contains(rest) { notes.append(Phrase("the container runs as root from here on")) }
        default: break
        }
        return Explanation(line, meaning, notes: notes)
    }

    private static let instructions: [String: Phrase] = [
        "FROM": "begin with the files of this image", "RUN": "run a command while building and keep what it changes",
        "CMD": "what the container runs, unless docker run names something else",
        "ENTRYPOINT": "what the container always runs; CMD and words of docker run follow it",
        "COPY": "copy files from the build context into the image",
        "ADD": "like COPY, and it fetches URLs and unpacks archives",
        "ENV": "an environment variable, in the build and in the container",
        "ARG": "a value that the build can be given with --build-arg; gone in the container",
        "WORKDIR": "the folder in which the next steps and the container begin; made if it is not there",
        "EXPOSE": "say which port the program listens on", "USER": "who runs the next steps and the container",
        "VOLUME": "a place whose data goes into a volume; later steps cannot change it",
        "LABEL": "facts about the image, to find it by", "HEALTHCHECK": "how Docker asks whether the container is well",
        "STOPSIGNAL": "the signal that docker stop sends",
        "SHELL": "which shell runs RUN, CMD and ENTRYPOINT without brackets",
        "ONBUILD": "a step for those who build FROM this image",
        "MAINTAINER": "old: write LABEL org.opencontainers.image.authors",
    ]
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

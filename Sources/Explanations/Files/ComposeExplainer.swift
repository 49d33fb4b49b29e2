import Phrases

/// `explain compose.yaml`: a Compose file line by line, by the keys that lead to each.
package enum ComposeExplainer {
    package static func explain(_ text: String) -> [Explanation] {
        var out: [Explanation] = []
        /// The keys that enclose a line, with their columns.
        var path: [(key: String, column: Int)] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.drop { $0 == " " }
            guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { continue }
            let column = line.count - trimmed.count
            let isItem = trimmed.hasPrefix("- ")
            while let last = path.last, isItem ? last.column > column : last.column >= column { path.removeLast() }
            guard !isItem, let colon = trimmed.firstIndex(of: ":") else {
                // Items belong to the key above, even where they are not indented.
                let key = path.last?.key ?? ""
                out.append(Explanation(String(line), items[key] ?? "", level: 0))
                continue
            }
            let key = String(trimmed[..<colon])
            let value = trimmed[trimmed.index(after: colon)...].drop { $0 == " " }
            path.append((key, column))
            let keys = path.map(\.key)
            out.append(Explanation(String(line), meaning(keys, String(value)), notes: notes(keys, String(value))))
        }
        return out
    }

    private static func meaning(_ keys: [String], _ value: String) -> Phrase {
        if keys.count == 1 {
            return top[keys[0]] ?? (keys[0].hasPrefix("x-") ? Phrase("a note of your own; Compose ignores it") : "")
        }
        switch (keys[0], keys.count) {
        case ("services", 2):
            return Phrase("a service: containers named PROJECT-\(keys[1])-1, reached by the name \(keys[1])")
        case ("volumes", 2): return Phrase("a volume, named PROJECT_\(keys[1])")
        case ("networks", 2): return Phrase("a network, named PROJECT_\(keys[1])")
        case ("secrets", 2), ("configs", 2): return Phrase("a file that services can be given")
        case ("services", 3): return services[keys[2]] ?? Phrase("a setting of the service \(keys[1])")
        case ("services", 4):
            switch keys[2] {
            case "environment": return Phrase("an environment variable inside")
            case "build": return builds[keys[3]] ?? Phrase("a setting of the build")
            case "depends_on": return Phrase("start \(keys[3]) before")
            case "healthcheck": return checks[keys[3]] ?? Phrase("a setting of the health check")
            case "deploy": return Phrase("limits and copies")
            case "networks": return Phrase("joined to the network \(keys[3])")
            case "logging": return Phrase("where the output goes")
            default: return ""
            }
        case ("services", 5) where keys[4] == "condition":
            switch value {
            case "service_healthy": return Phrase("wait until its health check says healthy")
            case "service_completed_successfully": return Phrase("wait until it has ended with status 0")
            default: return Phrase("wait until it has started, which is not yet ready")
            }
        case ("volumes", 3), ("networks", 3): return objects[keys[2]] ?? ""
        default: return ""
        }
    }

    private static func notes(_ keys: [String], _ value: String) -> [Phrase] {
        switch (keys.first ?? "", keys.last ?? "") {
        case ("version", "version"): return [Phrase("Compose ignores it since v2; leave it out")]
        case ("services", "container_name") where keys.count == 3:
            return [Phrase("with a fixed name the service cannot be scaled")]
        case ("services", "image") where keys.count == 3:
            let last = value.split(separator: "/").last ?? ""
            return last.contains(":") || value.contains("@") ? [] : [Phrase("no tag means :latest")]
        case ("services", "links"): return [Phrase("not needed: services find each other by name")]
        default: return []
        }
    }

    private static let top: [String: Phrase] = [
        "name": "the project's name, which begins the names of all it makes", "services": "the containers",
        "volumes": "volumes that outlive the containers", "networks": "networks of this project",
        "secrets": "files with secrets", "configs": "files with settings",
        "include": "other Compose files that belong to it",
        "version": "the version of the format",
    ]
    private static let services: [String: Phrase] = [
        "image": "the image, pulled if it is not here", "build": "build the image from a Dockerfile",
        "command": "run this instead of the image's CMD", "entrypoint": "run this instead of the image's ENTRYPOINT",
        "ports": "ports of your machine that lead inside", "expose": "ports for other services only; publishes nothing",
        "environment": "environment variables inside", "env_file": "environment variables from a file",
        "volumes": "what is mounted inside", "networks": "the networks it is on",
        "depends_on": "which services start first",
        "healthcheck": "how to ask whether it is well", "restart": "what happens when it ends",
        "container_name": "a fixed name for its container", "profiles": "only started with one of these profiles",
        "deploy": "limits, and how many copies", "secrets": "secrets it is given, as files in /run/secrets",
        "configs": "settings it is given, as files", "user": "who runs the process",
        "working_dir": "where the process begins",
        "read_only": "its own files cannot be changed", "tmpfs": "places in memory", "cap_drop": "rights taken away",
        "cap_add": "rights added", "extends": "takes the settings of another service", "labels": "facts to find it by",
        "logging": "where its output goes", "stdin_open": "keeps the input open (docker run -i)",
        "tty": "a terminal (docker run -t)",
        "init": "a small PID 1 that passes signals on", "stop_grace_period": "how long it may take to stop",
        "stop_signal": "the signal that stops it", "mem_limit": "at most this much memory",
        "cpus": "at most so many processors",
        "network_mode": "shares a network instead of having its own", "extra_hosts": "names for its /etc/hosts",
        "hostname": "its name as it sees itself", "develop": "what docker compose watch does",
        "scale": "how many copies",
        "pull_policy": "when the image is pulled", "platform": "for which kind of machine",
        "links": "the old way to find others",
        "privileged": "nearly all walls taken away", "ulimits": "limits of its processes",
        "dns": "which name servers it asks",
    ]
    private static let builds: [String: Phrase] = [
        "context": "the folder whose files the build can copy", "dockerfile": "the Dockerfile, if it has another name",
        "args": "values for ARG", "target": "stop after this stage",
        "cache_from": "where else to look for cached steps",
        "secrets": "secrets for RUN --mount", "platforms": "for which machines", "labels": "labels of the image",
    ]
    private static let checks: [String: Phrase] = [
        "test": "the command that asks; status 0 means well", "interval": "how often",
        "timeout": "how long it may take",
        "retries": "after so many failures it is unhealthy",
        "start_period": "failures in the beginning that do not count",
        "start_interval": "how often in the beginning", "disable": "no health check, even if the image has one",
    ]
    private static let objects: [String: Phrase] = [
        "external": "it exists already: Compose neither makes nor removes it", "name": "its exact name",
        "driver": "who makes it", "internal": "no way out of this network", "driver_opts": "options of its driver",
        "labels": "facts to find it by", "ipam": "which addresses it has",
    ]
    private static let items: [String: Phrase] = [
        "ports": "a port of your machine, and the one inside",
        "volumes": "a volume or folder, and where it appears inside",
        "environment": "an environment variable inside", "depends_on": "starts before this one",
        "networks": "joined to this network", "profiles": "a profile", "env_file": "a file of variables",
        "command": "a word of the command", "entrypoint": "a word of the entrypoint", "test": "a word of the check",
        "expose": "a port for other services", "secrets": "a secret, in /run/secrets", "cap_drop": "taken away",
        "cap_add": "added", "tmpfs": "a place in memory", "configs": "a file of settings",
    ]
}

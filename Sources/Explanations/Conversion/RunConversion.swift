import CommandSyntax
import DockerCLI
import JSON
import Phrases

/// `compose convert-run`: what a `docker run` line is as a service of a Compose file, and a service as such a line.
package struct RunConversion: Sendable, Equatable {
    /// The Compose file, or the command.
    package var lines: [String]
    /// What is told beside it: what the other side does in its own way, or not at all.
    package var notes: [Phrase] = []

    /// A line that is no `docker run`.
    package struct Failure: Error, Sendable, Equatable {
        package let message: Phrase
    }

    // MARK: From a command to a file

    /// - Parameter line: `docker run …` or `docker create …`, as it was typed.
    package static func compose(from line: String) throws(Failure) -> RunConversion {
        let words = ShellWord.split(line)
        guard !words.contains(where: \.isOperator) else {
            throw Failure(message: Phrase("One docker run at a time, please."))
        }
        var arguments = words.map(\.value)
        if arguments.first == "docker" { arguments.removeFirst() }
        let invocation: Invocation
        do throws(UsageError) {
            invocation = try CommandLineParser(root: DockerCommandTable.root).parse(arguments)
        } catch {
            throw Failure(message: Phrase(verbatim: error.text))
        }
        guard case .command(let command) = invocation else { throw Failure(message: usage) }
        guard ["docker container run", "docker container create"].contains(command.path),
            let image = command.operands.first
        else { throw Failure(message: usage) }
        var writer = ServiceWriter(command, image: image)
        return writer.conversion()
    }

    private static let usage = Phrase(
        "That is no docker run. For example: compose convert-run docker run -p 8080:80 nginx")
}

/// How a flag of `docker run` is written as a key of a service.
enum ConversionRule: Sendable {
    /// One value.
    case text(String)
    /// One value that YAML takes for a number.
    case number(String)
    /// Each value is an item.
    case list(String)
    /// `true`
    case toggle(String)
    /// `NAME=VALUE` becomes an entry.
    case mapping(String)
    /// There is no key for it; this is why.
    case none(Phrase)

    /// In the order in which a service is written. What needs more than a line of this table is written by itself:
    /// volumes, networks, health checks and logs.
    static let table: [(flag: String, rule: ConversionRule)] = [
        ("name", .text("container_name")), ("platform", .text("platform")), ("pull", .text("pull_policy")),
        ("hostname", .text("hostname")), ("domainname", .text("domainname")), ("user", .text("user")),
        ("group-add", .list("group_add")), ("workdir", .text("working_dir")), ("env-file", .list("env_file")),
        ("env", .list("environment")), ("publish", .list("ports")), ("expose", .list("expose")),
        ("tmpfs", .list("tmpfs")), ("volumes-from", .list("volumes_from")), ("link", .list("links")),
        ("add-host", .list("extra_hosts")), ("dns", .list("dns")), ("dns-option", .list("dns_opt")),
        ("dns-search", .list("dns_search")), ("mac-address", .text("mac_address")), ("restart", .text("restart")),
        ("label", .list("labels")), ("label-file", .list("label_file")), ("annotation", .list("annotations")),
        ("interactive", .toggle("stdin_open")), ("tty", .toggle("tty")), ("init", .toggle("init")),
        ("privileged", .toggle("privileged")), ("read-only", .toggle("read_only")), ("cap-add", .list("cap_add")),
        ("cap-drop", .list("cap_drop")), ("security-opt", .list("security_opt")), ("device", .list("devices")),
        ("device-cgroup-rule", .list("device_cgroup_rules")), ("gpus", .text("gpus")), ("sysctl", .mapping("sysctls")),
        ("ulimit", .mapping("ulimits")), ("memory", .text("mem_limit")),
        ("memory-reservation", .text("mem_reservation")), ("memory-swap", .text("memswap_limit")),
        ("memory-swappiness", .number("mem_swappiness")), ("shm-size", .text("shm_size")), ("cpus", .number("cpus")),
        ("cpu-shares", .number("cpu_shares")), ("cpu-period", .number("cpu_period")),
        ("cpu-quota", .number("cpu_quota")), ("cpuset-cpus", .text("cpuset")), ("pids-limit", .number("pids_limit")),
        ("oom-kill-disable", .toggle("oom_kill_disable")), ("oom-score-adj", .number("oom_score_adj")),
        ("stop-signal", .text("stop_signal")), ("pid", .text("pid")), ("ipc", .text("ipc")), ("uts", .text("uts")),
        ("userns", .text("userns_mode")), ("cgroupns", .text("cgroup")), ("cgroup-parent", .text("cgroup_parent")),
        ("runtime", .text("runtime")), ("isolation", .text("isolation")), ("storage-opt", .mapping("storage_opt")),
        ("detach", .none(Phrase("docker compose up -d starts services in the background"))),
        ("rm", .none(Phrase("docker compose down removes the containers; until then they stay"))),
        ("publish-all", .none(Phrase("name the ports; a port without one of the host gets a random one"))),
        ("cidfile", .none(Phrase("docker compose ps -q tells the ids"))),
        ("attach", .none(Phrase("docker compose up attaches to all, docker compose attach to one"))),
        ("sig-proxy", .none(Phrase("it is an option of docker compose attach"))),
        ("detach-keys", .none(Phrase("it is an option of docker compose attach"))),
        ("quiet", .none(Phrase("it is an option of docker compose pull"))),
    ]
}

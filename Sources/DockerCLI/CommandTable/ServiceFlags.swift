import CommandSyntax

/// The flags of `docker service create` and `docker service update`.
enum ServiceFlags {
    /// The flags of `docker service create`, in the order of the help.
    static let create: [FlagSpec] = merged(ofCreate)

    /// The flags of `docker service update`, in the order of the help.
    static let update: [FlagSpec] = merged(ofUpdate)

    private static func merged(_ own: [FlagSpec]) -> [FlagSpec] {
        (shared + own).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static let shared: [FlagSpec] = [
        .list("cap-add", "Add Linux capabilities"),
        .list("cap-drop", "Drop Linux capabilities"),
        .custom("credential-spec", "credential-spec", "Credential spec for managed service account (Windows only)"),
        .bool("detach", "d", "Exit immediately instead of waiting for the service to converge"),
        .custom("command", "entrypoint", "Overwrite the default ENTRYPOINT of the image"),
        .string("health-cmd", "Command to run to check health"),
        .duration("health-interval", "Time between running the check (ms|s|m|h)"),
        .int("health-retries", "Consecutive failures needed to report unhealthy"),
        .duration("health-start-interval", "Time between running the check during the start period (ms|s|m|h)"),
        .duration(
            "health-start-period",
            """
            Start period for the container to initialize before counting retries towards unstable (ms|s|m|h)
            """),
        .duration("health-timeout", "Maximum time to allow one check to run (ms|s|m|h)"),
        .string("hostname", "Container hostname"),
        .bool("init", "Use an init inside each service container to forward signals and reap processes"),
        .string("isolation", "Service container isolation mode"),
        .custom("decimal", "limit-cpu", "Limit CPUs"),
        .bytes("limit-memory", "Limit Memory"),
        .int("limit-pids", "Limit maximum number of processes", default: "0 = unlimited"),
        .string("log-driver", "Logging driver for service"),
        .list("log-opt", "Logging driver options"),
        .uint("max-concurrent", "Number of job tasks to run concurrently", default: "equal to --replicas"),
        .bool("no-healthcheck", "Disable any container-specified HEALTHCHECK"),
        .bool("no-resolve-image", "Do not query the registry to resolve image digest and supported platforms"),
        .int("oom-score-adj", "Tune host's OOM preferences (-1000 to 1000) "),
        .bool("quiet", "q", "Suppress progress output"),
        .bool("read-only", "Mount the container's root filesystem as read only"),
        .uint("replicas", "Number of tasks"),
        .uint("replicas-max-per-node", "Maximum number of tasks per node", default: "0 = unlimited"),
        .custom("decimal", "reserve-cpu", "Reserve CPUs"),
        .bytes("reserve-memory", "Reserve Memory"),
        .uint("restart-max-attempts", "Maximum number of restarts before giving up"),
        .duration("restart-window", "Window used to evaluate the restart policy (ns|us|ms|s|m|h)"),
        .string("stop-signal", "Signal to stop the container"),
        .bool("tty", "t", "Allocate a pseudo-TTY"),
        .string("user", "u", "Username or UID (format: <name|uid>[:<group|gid>])"),
        .bool("with-registry-auth", "Send registry authentication details to swarm agents"),
        .string("workdir", "w", "Working directory inside the container"),
    ]

    private static let ofCreate: [FlagSpec] = [
        .custom("config", "config", "Specify configurations to expose to the service", repeats: true),
        .list("constraint", "Placement constraints"),
        .list("container-label", "Container labels"),
        .list("dns", "Set custom DNS servers"),
        .list("dns-option", "Set DNS options"),
        .list("dns-search", "Set custom DNS search domains"),
        .string("endpoint-mode", "Endpoint mode (vip or dnsrr)", default: "\"vip\""),
        .list("env", "e", "Set environment variables"),
        .list("env-file", "Read in a file of environment variables"),
        .list("generic-resource", "User defined resources"),
        .list("group", "Set one or more supplementary user groups for the container"),
        .list("host", "Set one or more custom host-to-IP mappings (host:ip)"),
        .list("label", "l", "Service labels"),
        .string(
            "mode",
            """
            Service mode ("replicated", "global", "replicated-job", "global-job")
            """, default: "\"replicated\""),
        .custom("mount", "mount", "Attach a filesystem mount to the service", repeats: true),
        .string("name", "Service name"),
        .custom("network", "network", "Network attachments", repeats: true),
        .custom("pref", "placement-pref", "Add a placement preference", repeats: true),
        .custom("port", "publish", "Publish a port as a node port", repeats: true).short("p"),
        .string(
            "restart-condition",
            "Restart when condition is met (\"none\", \"on-failure\", \"any\")", default: "\"any\""),
        .duration("restart-delay", "Delay between restart attempts (ns|us|ms|s|m|h)", default: "5s"),
        .duration("rollback-delay", "Delay between task rollbacks (ns|us|ms|s|m|h)", default: "0s"),
        .string(
            "rollback-failure-action",
            "Action on rollback failure (\"pause\", \"continue\")", default: "\"pause\""),
        .float("rollback-max-failure-ratio", "Failure rate to tolerate during a rollback", default: "0"),
        .duration(
            "rollback-monitor",
            "Duration after each task rollback to monitor for failure (ns|us|ms|s|m|h)", default: "5s"),
        .string("rollback-order", "Rollback order (\"start-first\", \"stop-first\")", default: "\"stop-first\""),
        .uint(
            "rollback-parallelism",
            "Maximum number of tasks rolled back simultaneously (0 to roll back all at once)", default: "1"),
        .custom("secret", "secret", "Specify secrets to expose to the service", repeats: true),
        .duration(
            "stop-grace-period",
            "Time to wait before force killing a container (ns|us|ms|s|m|h)", default: "10s"),
        .list("sysctl", "Sysctl options"),
        .custom("ulimit", "ulimit", "Ulimit options", default: "[]", repeats: true),
        .duration("update-delay", "Delay between updates (ns|us|ms|s|m|h)", default: "0s"),
        .string(
            "update-failure-action",
            "Action on update failure (\"pause\", \"continue\", \"rollback\")", default: "\"pause\""),
        .float("update-max-failure-ratio", "Failure rate to tolerate during an update", default: "0"),
        .duration(
            "update-monitor",
            "Duration after each task update to monitor for failure (ns|us|ms|s|m|h)", default: "5s"),
        .string("update-order", "Update order (\"start-first\", \"stop-first\")", default: "\"stop-first\""),
        .uint(
            "update-parallelism",
            "Maximum number of tasks updated simultaneously (0 to update all at once)", default: "1"),
    ]

    private static let ofUpdate: [FlagSpec] = [
        .custom("command", "args", "Service command args"),
        .custom("config", "config-add", "Add or update a config file on a service", repeats: true),
        .list("config-rm", "Remove a configuration file"),
        .list("constraint-add", "Add or update a placement constraint"),
        .list("constraint-rm", "Remove a constraint"),
        .list("container-label-add", "Add or update a container label"),
        .list("container-label-rm", "Remove a container label by its key"),
        .list("dns-add", "Add or update a custom DNS server"),
        .list("dns-option-add", "Add or update a DNS option"),
        .list("dns-option-rm", "Remove a DNS option"),
        .list("dns-rm", "Remove a custom DNS server"),
        .list("dns-search-add", "Add or update a custom DNS search domain"),
        .list("dns-search-rm", "Remove a DNS search domain"),
        .string("endpoint-mode", "Endpoint mode (vip or dnsrr)"),
        .list("env-add", "Add or update an environment variable"),
        .list("env-rm", "Remove an environment variable"),
        .bool("force", "Force update even if no changes require it"),
        .list("generic-resource-add", "Add a Generic resource"),
        .list("generic-resource-rm", "Remove a Generic resource"),
        .list("group-add", "Add an additional supplementary user group to the container"),
        .list("group-rm", "Remove a previously added supplementary user group from the container"),
        .list("host-add", "Add a custom host-to-IP mapping (\"host:ip\")"),
        .list("host-rm", "Remove a custom host-to-IP mapping (\"host:ip\")"),
        .string("image", "Service image tag"),
        .list("label-add", "Add or update a service label"),
        .list("label-rm", "Remove a label by its key"),
        .custom("mount", "mount-add", "Add or update a mount on a service", repeats: true),
        .list("mount-rm", "Remove a mount by its target path"),
        .custom("network", "network-add", "Add a network", repeats: true),
        .list("network-rm", "Remove a network"),
        .custom("pref", "placement-pref-add", "Add a placement preference", repeats: true),
        .custom("pref", "placement-pref-rm", "Remove a placement preference", repeats: true),
        .custom("port", "publish-add", "Add or update a published port", repeats: true),
        .custom("port", "publish-rm", "Remove a published port by its target port", repeats: true),
        .string("restart-condition", "Restart when condition is met (\"none\", \"on-failure\", \"any\")"),
        .duration("restart-delay", "Delay between restart attempts (ns|us|ms|s|m|h)"),
        .bool("rollback", "Rollback to previous specification"),
        .duration("rollback-delay", "Delay between task rollbacks (ns|us|ms|s|m|h)"),
        .string("rollback-failure-action", "Action on rollback failure (\"pause\", \"continue\")"),
        .float("rollback-max-failure-ratio", "Failure rate to tolerate during a rollback"),
        .duration("rollback-monitor", "Duration after each task rollback to monitor for failure (ns|us|ms|s|m|h)"),
        .string("rollback-order", "Rollback order (\"start-first\", \"stop-first\")"),
        .uint(
            "rollback-parallelism",
            "Maximum number of tasks rolled back simultaneously (0 to roll back all at once)"),
        .custom("secret", "secret-add", "Add or update a secret on a service", repeats: true),
        .list("secret-rm", "Remove a secret"),
        .duration("stop-grace-period", "Time to wait before force killing a container (ns|us|ms|s|m|h)"),
        .list("sysctl-add", "Add or update a Sysctl option"),
        .list("sysctl-rm", "Remove a Sysctl option"),
        .custom("ulimit", "ulimit-add", "Add or update a ulimit option", default: "[]", repeats: true),
        .list("ulimit-rm", "Remove a ulimit option"),
        .duration("update-delay", "Delay between updates (ns|us|ms|s|m|h)"),
        .string("update-failure-action", "Action on update failure (\"pause\", \"continue\", \"rollback\")"),
        .float("update-max-failure-ratio", "Failure rate to tolerate during an update"),
        .duration("update-monitor", "Duration after each task update to monitor for failure (ns|us|ms|s|m|h)"),
        .string("update-order", "Update order (\"start-first\", \"stop-first\")"),
        .uint("update-parallelism", "Maximum number of tasks updated simultaneously (0 to update all at once)"),
    ]
}

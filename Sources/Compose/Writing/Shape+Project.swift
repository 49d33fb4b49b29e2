/// The parts of a project, with their keys in the order in which Compose writes them.
extension Shape {
    static let network: Shape = .object([
        Field("name", .text), Field("driver", .text), Field("driver_opts", .labels),
        Field(
            "ipam",
            .object([Field("driver", .text), Field("config", .list(.object(pool))), Field("options", .labels)]),
            .always),
        Field("external", .flag), Field("internal", .flag), Field("attachable", .flag), Field("labels", .labels),
        Field("enable_ipv4", .flag, .given), Field("enable_ipv6", .flag, .given),
    ])

    private static let pool: [Field] = [
        Field("subnet", .text), Field("gateway", .text), Field("ip_range", .text), Field("aux_addresses", .labels),
    ]

    static let volume: Shape = .object([
        Field("name", .text), Field("driver", .text), Field("driver_opts", .labels), Field("external", .flag),
        Field("labels", .labels),
    ])

    /// A config or a secret.
    static let file: Shape = .object([
        Field("name", .text), Field("file", .text), Field("environment", .text), Field("content", .text),
        Field("external", .flag), Field("labels", .labels), Field("driver", .text), Field("driver_opts", .labels),
        Field("template_driver", .text),
    ])

    static let model: Shape = .object([
        Field("name", .text), Field("model", .text), Field("context_size", .integer),
        Field("runtime_flags", .texts),
    ])

    // MARK: A service

    static let service: Shape = .object(
        servicePeople + serviceProcessor + serviceStart + serviceFiles + serviceNetworks + serviceLife)

    private static let servicePeople: [Field] = [
        Field("profiles", .texts), Field("annotations", .labels), Field("attach", .flag, .given),
        Field("build", build), Field("develop", development), Field("blkio_config", blockIO),
        Field("cap_add", .texts), Field("cap_drop", .texts), Field("cgroup_parent", .text), Field("cgroup", .text),
    ]

    private static let serviceProcessor: [Field] = [
        Field("cpu_count", .integer), Field("cpu_percent", .number), Field("cpu_period", .integer),
        Field("cpu_quota", .integer), Field("cpu_rt_period", .integer), Field("cpu_rt_runtime", .integer),
        Field("cpus", .number), Field("cpuset", .text), Field("cpu_shares", .integer),
    ]

    private static let serviceStart: [Field] = [
        Field("command", .command, .required), Field("configs", .list(fileReference)),
        Field("container_name", .text),
        Field("credential_spec", .object([Field("config", .text), Field("file", .text), Field("registry", .text)])),
        Field("depends_on", .map(dependency)), Field("deploy", deployment, .given),
        Field("device_cgroup_rules", .texts),
        Field(
            "devices", .list(.object([Field("source", .text), Field("target", .text), Field("permissions", .text)]))),
        Field("dns", .texts), Field("dns_opt", .texts), Field("dns_search", .texts), Field("dockerfile", .text),
        Field("domainname", .text), Field("entrypoint", .command, .required),
        Field("provider", .object([Field("type", .text), Field("options", .any)])),
        Field("environment", .variables),
        Field(
            "env_file",
            .list(.object([Field("path", .text), Field("required", .flag, .required), Field("format", .text)]))),
        Field("expose", .texts), Field("extends", .object([Field("file", .text), Field("service", .text)])),
        Field("external_links", .texts), Field("extra_hosts", .hosts), Field("group_add", .texts),
        Field("gpus", .list(deviceRequest)), Field("hostname", .text), Field("healthcheck", healthcheck),
    ]

    private static let serviceFiles: [Field] = [
        Field("image", .text), Field("init", .flag, .given), Field("ipc", .text), Field("isolation", .text),
        Field("labels", .labels), Field("label_file", .texts), Field("links", .texts),
        Field("logging", .object([Field("driver", .text), Field("options", .labels)])), Field("log_driver", .text),
        Field("log_opt", .labels), Field("mem_limit", .bytes), Field("mem_reservation", .bytes),
        Field("memswap_limit", .bytes), Field("mem_swappiness", .bytes), Field("mac_address", .text),
        Field("models", .map(.object([Field("endpoint_var", .text), Field("model_var", .text)]))),
    ]

    private static let serviceNetworks: [Field] = [
        Field("net", .text), Field("network_mode", .text), Field("networks", .map(endpoint)),
        Field("oom_kill_disable", .flag), Field("oom_score_adj", .integer), Field("pid", .text),
        Field("pids_limit", .integer), Field("platform", .text), Field("ports", .list(port)),
        Field("privileged", .flag), Field("pull_policy", .text), Field("read_only", .flag), Field("restart", .text),
        Field("runtime", .text), Field("scale", .integer, .given), Field("secrets", .list(fileReference)),
        Field("security_opt", .texts), Field("shm_size", .bytes), Field("stdin_open", .flag),
    ]

    private static let serviceLife: [Field] = [
        Field("stop_grace_period", .duration, .given), Field("stop_signal", .text), Field("storage_opt", .labels),
        Field("sysctls", .labels), Field("tmpfs", .texts), Field("tty", .flag), Field("ulimits", .map(.ulimit)),
        Field("use_api_socket", .flag), Field("user", .text), Field("userns_mode", .text), Field("uts", .text),
        Field("volume_driver", .text), Field("volumes", .list(mount)), Field("volumes_from", .texts),
        Field("working_dir", .text), Field("post_start", .list(hook)), Field("pre_stop", .list(hook)),
    ]

    // MARK: Parts of a service

    private static let build: Shape = .object([
        Field("context", .text), Field("dockerfile", .text), Field("dockerfile_inline", .text),
        Field("entitlements", .texts), Field("args", .variables), Field("provenance", .text), Field("sbom", .text),
        Field("ssh", .pairs), Field("labels", .labels), Field("cache_from", .texts), Field("cache_to", .texts),
        Field("no_cache", .flag), Field("additional_contexts", .labels), Field("pull", .flag),
        Field("extra_hosts", .hosts), Field("isolation", .text), Field("network", .text), Field("target", .text),
        Field("secrets", .list(fileReference)), Field("shm_size", .bytes), Field("tags", .texts),
        Field("ulimits", .map(.ulimit)), Field("platforms", .texts), Field("privileged", .flag),
    ])

    private static let development: Shape = .object([
        Field(
            "watch",
            .list(
                .object([
                    Field("path", .text), Field("action", .text), Field("target", .text),
                    Field("exec", hook, .always), Field("include", .texts), Field("ignore", .texts),
                    Field("initial_sync", .flag),
                ])))
    ])

    private static let rates: Shape = .list(.object([Field("path", .text), Field("rate", .bytes)]))

    private static let blockIO: Shape = .object([
        Field("weight", .integer),
        Field("weight_device", .list(.object([Field("path", .text), Field("weight", .integer)]))),
        Field("device_read_bps", rates), Field("device_read_iops", rates), Field("device_write_bps", rates),
        Field("device_write_iops", rates),
    ])

    private static let fileReference: Shape = .object([
        Field("source", .text), Field("target", .text), Field("uid", .text), Field("gid", .text),
        Field("mode", .fileMode, .given),
    ])

    private static let dependency: Shape = .object([
        Field("condition", .text), Field("restart", .flag), Field("required", .flag, .required),
    ])

    private static let deviceRequest: Shape = .object([
        Field("capabilities", .texts), Field("driver", .text), Field("count", .count), Field("device_ids", .texts),
        Field("options", .labels),
    ])

    private static let update: Shape = .object([
        Field("parallelism", .integer, .given), Field("delay", .duration), Field("failure_action", .text),
        Field("monitor", .duration), Field("max_failure_ratio", .number), Field("order", .text),
    ])

    private static let amounts: Shape = .object([
        Field("cpus", .number), Field("memory", .bytes), Field("pids", .integer),
        Field("devices", .list(deviceRequest)), Field("generic_resources", .any),
    ])

    private static let deployment: Shape = .object([
        Field("mode", .text), Field("replicas", .integer, .given), Field("labels", .labels),
        Field("update_config", update), Field("rollback_config", update),
        Field("resources", .object([Field("limits", amounts), Field("reservations", amounts)]), .always),
        Field(
            "restart_policy",
            .object([
                Field("condition", .text), Field("delay", .duration, .given),
                Field("max_attempts", .integer, .given), Field("window", .duration, .given),
            ])),
        Field(
            "placement",
            .object([
                Field("constraints", .texts), Field("preferences", .list(.object([Field("spread", .text)]))),
                Field("max_replicas_per_node", .integer),
            ]), .always),
        Field("endpoint_mode", .text),
    ])

    private static let healthcheck: Shape = .object([
        Field("test", .test), Field("timeout", .duration, .given), Field("interval", .duration, .given),
        Field("retries", .integer, .given), Field("start_period", .duration, .given),
        Field("start_interval", .duration, .given), Field("disable", .flag),
    ])

    private static let endpoint: Shape = .object([
        Field("aliases", .texts), Field("driver_opts", .labels), Field("gw_priority", .integer),
        Field("interface_name", .text), Field("ipv4_address", .text), Field("ipv6_address", .text),
        Field("link_local_ips", .texts), Field("mac_address", .text), Field("priority", .integer),
    ])

    private static let port: Shape = .object([
        Field("name", .text), Field("mode", .text), Field("host_ip", .text), Field("target", .integer),
        Field("published", .text), Field("protocol", .text), Field("app_protocol", .text),
    ])

    private static let mount: Shape = .object([
        Field("type", .text), Field("source", .text), Field("target", .text), Field("read_only", .flag),
        Field("consistency", .text),
        Field(
            "bind",
            .object([
                Field("selinux", .text), Field("propagation", .text), Field("create_host_path", .flag),
                Field("recursive", .text),
            ]), .given),
        Field(
            "volume", .object([Field("labels", .labels), Field("nocopy", .flag), Field("subpath", .text)]), .given),
        Field("tmpfs", .object([Field("size", .bytes), Field("mode", .integer)]), .given),
        Field("image", .object([Field("subpath", .text)]), .given),
    ])

    private static let hook: Shape = .object([
        Field("command", .command, .required), Field("user", .text), Field("privileged", .flag),
        Field("working_dir", .text),
        Field("environment", .variables),
    ])
}

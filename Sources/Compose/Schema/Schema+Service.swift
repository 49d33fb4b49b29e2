/// A service of a Compose file.
extension Schema {
    static let service = object(
        runtime.merging(resources) { $1 }.merging(connections) { $1 }.merging(lifecycle) { $1 })

    // MARK: What runs, and as whom

    private static let runtime: [String: Schema] = [
        "annotations": listOrMap, "attach": flag, "build": build, "cap_add": strings, "cap_drop": strings,
        "cgroup": choice("host", "private"), "cgroup_parent": string, "command": command,
        "container_name": matching("[a-zA-Z0-9][a-zA-Z0-9_.-]+"), "entrypoint": command, "env_file": environmentFile,
        "label_file": oneOf(string, list(of: string)), "environment": listOrMap, "group_add": group,
        "hostname": string, "domainname": string, "image": string, "init": flag, "ipc": string,
        "isolation": string, "labels": listOrMap, "pid": kind(.string, .null), "platform": string,
        "privileged": flag, "profiles": strings, "pull_policy": pullPolicy, "pull_refresh_after": string,
        "read_only": flag, "runtime": string, "security_opt": strings, "stdin_open": flag, "sysctls": listOrMap,
        "tty": flag, "use_api_socket": kind(.boolean), "user": string, "userns_mode": string, "uts": string,
        "working_dir": string, "extends": extends, "provider": provider, "credential_spec": credentials,
    ]

    /// The words may stand anywhere in the text: `whenever` passes for its `never`.
    private static let pullPolicy = matching(
        "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+")

    private static let group = list(of: kind(.string, .number), unique: true)

    private static let extends = oneOf(
        string, object(["service": string, "file": string], required: ["service"], others: .none))

    private static let provider = object(
        [
            "type": string,
            "options": map(
                .all(oneOf(kind(.string, .number, .boolean), list(of: kind(.string, .number, .boolean))))),
        ], required: ["type"])

    private static let credentials = object(["config": string, "file": string, "registry": string])

    private static let environmentFile = oneOf(
        string,
        list(
            of: oneOf(
                string,
                object(["path": string, "format": string, "required": flag], required: ["path"], others: .none))))

    private static let build = oneOf(
        string,
        object([
            "context": string, "dockerfile": string, "dockerfile_inline": string, "entitlements": list(of: string),
            "args": listOrMap, "ssh": listOrMap, "labels": listOrMap, "cache_from": list(of: string),
            "cache_to": list(of: string), "no_cache": flag, "additional_contexts": listOrMap, "network": string,
            "provenance": kind(.string, .boolean), "sbom": kind(.string, .boolean), "pull": flag, "target": string,
            "shm_size": whole, "extra_hosts": extraHosts, "isolation": string, "privileged": flag,
            "secrets": fileReferences, "tags": list(of: string), "ulimits": ulimits, "platforms": list(of: string),
        ]))

    // MARK: How much of the machine

    private static let resources: [String: Schema] = [
        "blkio_config": blockIO, "cpu_count": oneOf(string, between(0)), "cpu_percent": oneOf(string, between(0, 100)),
        "cpu_shares": amount, "cpu_quota": amount, "cpu_period": amount, "cpu_rt_period": amount,
        "cpu_rt_runtime": amount, "cpus": amount, "cpuset": string, "device_cgroup_rules": strings,
        "devices": devices, "gpus": oneOf(choice("all"), list(of: deviceRequest)), "mem_limit": amount,
        "mem_reservation": whole, "mem_swappiness": whole, "memswap_limit": amount, "oom_kill_disable": flag,
        "oom_score_adj": oneOf(string, between(-1000, 1000)), "pids_limit": amount, "scale": whole,
        "shm_size": amount, "storage_opt": kind(.object), "ulimits": ulimits, "deploy": deployment,
    ]

    private static let blockLimit = list(of: object(["path": string, "rate": whole], others: .none))

    private static let blockIO = object(
        [
            "device_read_bps": blockLimit, "device_read_iops": blockLimit, "device_write_bps": blockLimit,
            "device_write_iops": blockLimit, "weight": whole,
            "weight_device": list(of: object(["path": string, "weight": whole], others: .none)),
        ], others: .none)

    private static let devices = list(
        of: oneOf(
            string, object(["source": string, "target": string, "permissions": string], required: ["source"])))

    private static let deviceRequest = object([
        "capabilities": strings, "count": whole, "device_ids": strings, "driver": string, "options": listOrMap,
    ])

    private static let ulimits = map(
        .all(oneOf(whole, object(["hard": whole, "soft": whole], required: ["soft", "hard"]))))

    private static let update = object([
        "parallelism": whole, "delay": string, "failure_action": string, "monitor": string,
        "max_failure_ratio": amount, "order": choice("start-first", "stop-first"),
    ])

    private static let deployment = object(
        [
            "mode": string, "endpoint_mode": string, "replicas": whole, "labels": listOrMap,
            "rollback_config": update, "update_config": update,
            "resources": object([
                "limits": object(["cpus": amount, "memory": string, "pids": whole]),
                "reservations": object([
                    "cpus": amount, "memory": string, "generic_resources": genericResources,
                    "devices": list(of: reservedDevice),
                ]),
            ]),
            "restart_policy": object(
                ["condition": string, "delay": string, "max_attempts": whole, "window": string]),
            "placement": object([
                "constraints": list(of: string), "preferences": list(of: object(["spread": string])),
                "max_replicas_per_node": whole,
            ]),
        ], orNull: true)

    private static let genericResources = list(
        of: object(["discrete_resource_spec": object(["kind": string, "value": amount])]))

    private static let reservedDevice: Schema = {
        var device = deviceRequest
        device.required = ["capabilities"]
        return device
    }()

    // MARK: Files, networks and ports

    private static let connections: [String: Schema] = [
        "configs": fileReferences, "secrets": fileReferences, "dns": stringOrList, "dns_opt": strings,
        "dns_search": stringOrList, "expose": group, "external_links": strings, "extra_hosts": extraHosts,
        "links": strings, "mac_address": string, "network_mode": string, "networks": networks, "ports": ports,
        "models": oneOf(
            strings, map(.namedOrAny(object(["endpoint_var": string, "model_var": string])))),
        "tmpfs": stringOrList, "volumes": volumes, "volumes_from": strings,
    ]

    static let extraHosts = oneOf(map(.all(oneOf(string, list(of: string)))), strings)

    static let fileReferences = list(
        of: oneOf(string, object(["source": string, "target": string, "uid": string, "gid": string, "mode": amount])))

    private static let networks = oneOf(
        strings,
        map(
            .named(
                oneOf(
                    object([
                        "aliases": strings, "interface_name": string, "ipv4_address": string, "ipv6_address": string,
                        "link_local_ips": strings, "mac_address": string,
                        "driver_opts": map(.all(kind(.string, .number))), "priority": kind(.number),
                        "gw_priority": kind(.number),
                    ]), kind(.null)))))

    private static let ports = list(
        of: oneOf(
            kind(.number), string,
            object([
                "name": string, "mode": string, "host_ip": string, "target": whole, "published": whole,
                "protocol": string, "app_protocol": string,
            ])), unique: true)

    private static let volumes = list(
        of: oneOf(
            string,
            object(
                [
                    "type": choice("bind", "volume", "tmpfs", "cluster", "npipe", "image"), "source": string,
                    "target": string, "read_only": flag, "consistency": string,
                    "bind": object([
                        "propagation": string, "create_host_path": flag,
                        "recursive": choice("enabled", "disabled", "writable", "readonly"),
                        "selinux": choice("z", "Z"),
                    ]),
                    "volume": object(["labels": listOrMap, "nocopy": flag, "subpath": string]),
                    "tmpfs": object(["size": oneOf(between(0), string), "mode": amount]),
                    "image": object(["subpath": string]),
                ], required: ["type"])), unique: true)

    // MARK: Life

    private static let lifecycle: [String: Schema] = [
        "depends_on": dependencies, "develop": development, "healthcheck": healthcheck, "logging": logging,
        "post_start": list(of: hook), "pre_stop": list(of: hook), "restart": string, "stop_grace_period": string,
        "stop_signal": string,
    ]

    private static let dependencies = oneOf(
        strings,
        map(
            .named(
                object(
                    [
                        "restart": flag, "required": kind(.boolean),
                        "condition": choice("service_started", "service_healthy", "service_completed_successfully"),
                    ], required: ["condition"]))))

    private static let hook = object(
        [
            "command": command, "user": string, "privileged": flag, "working_dir": string,
            "environment": listOrMap,
        ], required: ["command"])

    private static let development = object(
        [
            "watch": list(
                of: object(
                    [
                        "ignore": stringOrList, "include": stringOrList, "path": string, "target": string,
                        "action": choice("rebuild", "sync", "restart", "sync+restart", "sync+exec"), "exec": hook,
                        "initial_sync": kind(.boolean),
                    ], required: ["path", "action"]))
        ], orNull: true)

    private static let healthcheck = object([
        "disable": flag, "interval": string, "retries": amount, "test": oneOf(string, list(of: string)),
        "timeout": string, "start_period": string, "start_interval": string,
    ])

    private static let logging = object(["driver": string, "options": map(.all(kind(.string, .number, .null)))])
}

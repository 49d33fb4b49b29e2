/// The Compose file as a whole and its top-level resources (Compose specification, `compose-spec.json`).
extension Schema {
    static let composeFile = object([
        "version": string, "name": string, "include": list(of: include), "services": map(.named(service)),
        "models": map(.namedOrAny(model)), "networks": map(.namedOrAny(network)), "volumes": map(.named(volume)),
        "secrets": map(.named(secret)), "configs": map(.named(config)),
    ])

    private static let include = oneOf(
        string,
        object(
            ["path": stringOrList, "env_file": stringOrList, "project_directory": string], others: .none))

    private static let external = Schema(
        kinds: [.boolean, .string, .object], properties: ["name": string], others: .extensions)

    private static let options = map(.all(kind(.string, .number)))

    private static let network = object(
        [
            "name": string, "driver": string, "driver_opts": options, "external": external, "internal": flag,
            "enable_ipv4": flag, "enable_ipv6": flag, "attachable": flag, "labels": listOrMap,
            "ipam": object([
                "driver": string, "options": map(.all(string)),
                "config": list(
                    of: object([
                        "subnet": string, "ip_range": string, "gateway": string, "aux_addresses": map(.all(string)),
                    ])),
            ]),
        ], orNull: true)

    private static let volume = object(
        ["name": string, "driver": string, "driver_opts": options, "external": external, "labels": listOrMap],
        orNull: true)

    private static let secret = object([
        "name": string, "environment": string, "file": string, "external": external, "labels": listOrMap,
        "driver": string, "driver_opts": options, "template_driver": string,
    ])

    private static let config = object([
        "name": string, "content": string, "environment": string, "file": string, "external": external,
        "labels": listOrMap, "template_driver": string,
    ])

    private static let model = object(
        [
            "name": string, "model": string, "context_size": kind(.integer), "runtime_flags": list(of: string),
        ], required: ["model"])

    // MARK: Shared by services and resources

    static let strings = list(of: string, unique: true)
    static let stringOrList = oneOf(string, strings)
    static let listOrMap = oneOf(map(.all(kind(.string, .number, .boolean, .null))), strings)
    static let command = oneOf(kind(.null), string, list(of: string))
}

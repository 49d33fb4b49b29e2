extension Distribution {
    /// A release of Alpine, such as `3.20`. All have the packages of 3.22; of the best known the versions are theirs.
    static func alpine(_ release: String) -> Distribution {
        var index = PackageIndex.alpine
        for (name, version) in alpineVersions[release] ?? [:] {
            for package in alpineFamilies[name] ?? [name] { index.setVersion(version, of: package) }
        }
        return Distribution(family: .alpine, release: release, index: index)
    }

    private static let alpineFamilies = [
        "busybox": ["busybox", "busybox-binsh", "ssl_client"], "musl": ["musl", "musl-utils", "musl-dev"],
        "openssl": ["libcrypto3", "libssl3", "openssl", "openssl-dev"], "curl": ["curl", "libcurl"],
        "apk-tools": ["apk-tools", "libapk2"],
    ]

    private static let alpineVersions: [String: [String: String]] = [
        "3.18": [
            "alpine-release": "3.18.12-r0", "apk-tools": "2.14.4-r0", "busybox": "1.36.1-r7", "musl": "1.2.4-r3",
            "openssl": "3.1.8-r0", "curl": "8.12.1-r0", "python3": "3.11.12-r0", "nodejs": "18.20.1-r0",
            "nginx": "1.24.0-r7", "git": "2.40.4-r0", "bash": "5.2.15-r5",
        ],
        "3.19": [
            "alpine-release": "3.19.8-r0", "apk-tools": "2.14.4-r0", "busybox": "1.36.1-r15",
            "musl": "1.2.4_git20230717-r5", "openssl": "3.1.8-r0", "curl": "8.14.1-r2", "python3": "3.11.9-r0",
            "nodejs": "20.15.1-r0", "nginx": "1.24.0-r16", "git": "2.43.7-r0", "bash": "5.2.21-r0",
        ],
        "3.20": [
            "alpine-release": "3.20.7-r0", "apk-tools": "2.14.4-r1", "busybox": "1.36.1-r29", "musl": "1.2.5-r1",
            "openssl": "3.3.4-r0", "curl": "8.14.1-r2", "python3": "3.12.11-r0", "nodejs": "20.15.1-r0",
            "nginx": "1.26.3-r0", "git": "2.45.4-r0", "bash": "5.2.26-r0",
        ],
        "3.21": [
            "alpine-release": "3.21.4-r0", "apk-tools": "2.14.6-r3", "busybox": "1.37.0-r12", "musl": "1.2.5-r9",
            "openssl": "3.3.4-r0", "curl": "8.14.1-r2", "python3": "3.12.11-r0", "nodejs": "22.15.1-r0",
            "nginx": "1.26.3-r0", "git": "2.47.3-r0", "bash": "5.2.37-r0",
        ],
    ]
}

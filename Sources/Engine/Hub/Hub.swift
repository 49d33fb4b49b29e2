import FileTrees
import WorldModel

/// The simulated Docker Hub.
package enum Hub {
    /// All images that can be pulled.
    package static let registry = Registry(
        [helloWorld] + alpines + busyboxes + debians + ubuntus + nginxes + registries
            + (versioned + catalogue).map(\.recipe))

    /// The search path of most images.
    static let path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    static func date(_ year: Int64, _ month: Int, _ day: Int) -> Instant {
        Instant(seconds: CivilTime.days(year: year, month: month, day: day) * 86_400 + 54_321)
    }

    static func config(cmd: [String], env: [String] = [path], edit: (inout ContainerConfig) -> Void = { _ in })
        -> ContainerConfig
    {
        var config = ContainerConfig()
        config.cmd = cmd
        config.env = env
        edit(&config)
        return config
    }

    static let helloWorld = ImageRecipe(
        repository: "library/hello-world", tags: ["latest", "linux"], config: config(cmd: ["/hello"]),
        layers: [
            LayerRecipe("COPY hello / # buildkit") { tree in
                tree.place(Inode(.file(.program("hello", size: 10_072)), mode: 0o755), at: "/hello")
            },
            LayerRecipe("CMD [\"/hello\"]"),
        ], created: date(2025, 8, 8), summary: "Hello World! (an example of minimal Dockerization)", stars: 2_400)
}

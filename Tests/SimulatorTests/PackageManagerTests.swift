import Simulator
import Testing

/// apk, apt-get, pip and npm at work in containers.
@Suite struct PackageManagerTests {
    /// What a script prints in a container of an image, on both streams together.
    private func run(_ script: String, in image: String, options: String = "") -> String {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q \(image)")
        sandbox.execute("cat >script <<'END'\n\(script)\nEND")
        return sandbox.execute("docker run --rm -i \(options) \(image) sh 2>&1 <script").output
    }

    @Test("apk add")
    func apk() {
        let output = run("curl; apk add curl; curl --version | head -c 4; echo; apk add nosuch; echo $?", in: "alpine")
        #expect(
            output == """
                sh: curl: not found
                fetch https://dl-cdn.alpinelinux.org/alpine/v3.22/main/x86_64/APKINDEX.tar.gz
                fetch https://dl-cdn.alpinelinux.org/alpine/v3.22/community/x86_64/APKINDEX.tar.gz
                (1/9) Installing brotli-libs (1.1.0-r2)
                (2/9) Installing c-ares (1.34.5-r0)
                (3/9) Installing libunistring (1.3-r0)
                (4/9) Installing libidn2 (2.3.7-r0)
                (5/9) Installing nghttp2-libs (1.65.0-r0)
                (6/9) Installing libpsl (0.21.5-r3)
                (7/9) Installing zstd-libs (1.5.7-r0)
                (8/9) Installing libcurl (8.14.1-r1)
                (9/9) Installing curl (8.14.1-r1)
                Executing busybox-1.37.0-r18.trigger
                OK: 12 MiB in 25 packages
                curl
                ERROR: unable to select packages:
                  nosuch (no such package):
                    required by: world[nosuch]
                1

                """)
    }

    @Test("apk del takes away what apk add brought")
    func apkDelete() {
        let output = run(
            "apk info >before; apk add -q curl; apk del -q curl 2>/dev/null; apk info 2>/dev/null | cmp - before"
                + " && ls /usr/bin/curl /usr/share/curl", in: "alpine")
        #expect(output.contains("ls: /usr/bin/curl: No such file or directory"))
        #expect(output.contains("ls: /usr/share/curl: No such file or directory"))
    }

    @Test("apk without a network, and without being root")
    func apkRefused() {
        #expect(
            run("apk add --no-cache curl 2>&1 | tail -3", in: "alpine", options: "--network none") == """
                ERROR: unable to select packages:
                  curl (no such package):
                    required by: world[curl]

                """)
        #expect(
            run("apk add curl; echo $?", in: "alpine", options: "-u nobody")
                == "ERROR: Unable to lock database: Permission denied\n"
                + "ERROR: Failed to open apk database: Permission denied\n99\n")
    }

    @Test("apt-get knows nothing before update, and installs after it")
    func apt() {
        let output = run(
            """
            apt-get install -y jq | tail -1; echo $?
            apt-get update >log; head -1 log
            apt-get install -y jq 2>/dev/null | sed -n '4,9p;$p'
            echo '{"a":[1,2]}' | jq -c .a
            apt-get install -y jq | sed -n 4p
            """, in: "debian")
        #expect(
            output == """
                E: Unable to locate package jq
                Reading state information...
                0
                Get:1 http://deb.debian.org/debian bookworm InRelease [151 kB]
                The following additional packages will be installed:
                  libjq1 libonig5
                The following NEW packages will be installed:
                  jq libjq1 libonig5
                0 upgraded, 3 newly installed, 0 to remove and 0 not upgraded.
                Need to get 389 kB of archives.
                Processing triggers for libc-bin (2.36-9+deb12u14) ...
                [1,2]
                jq is already the newest version (1.6-2.1+deb12u3).

                """)
    }

    @Test("apt-get asks, and takes the end of its input for a no")
    func aptAsks() {
        let output = run("apt-get update -qq; apt-get install vim </dev/null | tail -1; dpkg -s vim", in: "debian")
        #expect(output.hasPrefix("Do you want to continue? [Y/n] Abort.\n"))
        #expect(output.contains("dpkg-query: package 'vim' is not installed"))
    }

    @Test("apt-get remove and autoremove leave nothing behind")
    func aptRemove() {
        let output = run(
            "apt-get update -qq; dpkg -l >before; apt-get install -y -qq jq >/dev/null 2>&1; "
                + "apt-get remove -y --autoremove jq | grep -c '^Removing'; dpkg -l | cmp - before && echo same; jq",
            in: "debian")
        #expect(output == "3\nsame\nsh: 24: jq: not found\n" || output == "3\nsame\nsh: 1: jq: not found\n")
    }

    @Test("pip installs, in the order of the real one")
    func pip() {
        let output = run(
            "pip install flask 2>/dev/null | sed -n '1,3p;/^Installing/p;/^Success/p'; pip freeze; pip install nosuchx 2>&1 | head -1",
            in: "python:3.12-slim")
        #expect(
            output == """
                Collecting flask
                  Downloading flask-3.1.3-py3-none-any.whl.metadata (5.0 kB)
                Collecting blinker>=1.9.0 (from flask)
                Installing collected packages: markupsafe, itsdangerous, click, blinker, werkzeug, jinja2, flask
                Successfully installed blinker-1.9.0 click-8.5.1 flask-3.1.3 itsdangerous-2.2.0 jinja2-3.1.6 \
                markupsafe-3.0.4 werkzeug-3.1.9
                blinker==1.9.0
                click==8.5.1
                Flask==3.1.3
                itsdangerous==2.2.0
                Jinja2==3.1.6
                MarkupSafe==3.0.4
                Werkzeug==3.1.9
                ERROR: Could not find a version that satisfies the requirement nosuchx (from versions: none)

                """)
    }

    @Test("pip uses its cache, and does not with --no-cache-dir")
    func pipCache() {
        let again = "pip uninstall -y -q click 2>/dev/null; pip install click 2>/dev/null | grep -c 'Using cached'"
        #expect(run("pip install -q click 2>/dev/null; \(again)", in: "python:slim") == "2\n")
        #expect(run("pip install -q --no-cache-dir click 2>/dev/null; \(again)", in: "python:slim") == "0\n")
    }

    @Test(
        "npm adds as many packages as the real one",
        arguments: [("express@4.21.2", 69), ("express@5.1.0", 66), ("koa@2.16.1", 56), ("pg", 14), ("axios", 23)])
    func npm(package: String, count: Int) {
        let output = run("cd /tmp; npm init -y >/dev/null; npm install \(package) | sed -n 2p", in: "node")
        #expect(output.hasPrefix("added \(count) packages, and audited \(count + 1) packages in "))
    }

    @Test("npm ci wants a lock file that fits")
    func npmCleanInstall() {
        let output = run(
            """
            mkdir /app; cd /app; npm init -y >/dev/null
            npm ci 2>&1 | sed -n 1p
            npm install ms | sed -n 2p; npm ci | sed -n 2p
            sed -i 's/"ms": ".*"/"ms": "^1.0.0"/' package.json
            npm ci 2>&1 | grep -c Invalid
            """, in: "node")
        #expect(
            output == """
                npm error code EUSAGE
                added 1 package, and audited 2 packages in 1s
                added 1 package, and audited 2 packages in 1s
                1

                """)
    }

    @Test("what a step installs makes its layer larger, and a later removal does not make it smaller")
    func layers() {
        var sandbox = Sandbox()
        sandbox.execute(
            """
            printf 'FROM debian\\nRUN apt-get update && apt-get install -y jq\\nRUN rm -rf /var/lib/apt/lists/*\\n' |
                docker build -q -t two - 2>/dev/null
            printf 'FROM debian\\nRUN apt-get update && apt-get install -y jq && rm -rf /var/lib/apt/lists/*\\n' |
                docker build -q -t one - 2>/dev/null
            """)
        let sizes = sandbox.execute(
            "docker history --format '{{.Size}}' two | head -2; docker history --format '{{.Size}}' one | head -1")
        let lines = sizes.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first == "0B")
        #expect(lines.dropFirst().first?.hasSuffix("MB") == true)
        #expect(lines.last != lines.dropFirst().first)
    }
}

import FileTrees

/// The files of `example.com`: a page, a text, a small tool as an archive with its checksum, and a script that installs it.
enum ExampleSite {
    /// When all of it was put there, in seconds since 1970.
    static let modified = 1_767_607_200

    static let pages: [String: WebPage] = [
        "/": WebPage(index, type: "text/html"),
        "/index.html": WebPage(index, type: "text/html"),
        "/hello.txt": WebPage("Hello from example.com\n"),
        "/greet-1.0.tar.gz": WebPage(archive, type: "application/gzip"),
        "/greet-1.0.tar.gz.sha256": WebPage("\(Digest.sha256(of: archive).hex)  greet-1.0.tar.gz\n"),
        "/install.sh": WebPage(script, type: "application/x-sh"),
    ]

    private static let index = """
        <!doctype html>
        <html lang="en">
        <head><title>Example Domain</title></head>
        <body>
        <h1>Example Domain</h1>
        <p>This domain is for use in examples. Here are some files to fetch:</p>
        <ul>
        <li><a href="/hello.txt">hello.txt</a></li>
        <li><a href="/greet-1.0.tar.gz">greet-1.0.tar.gz</a> (<a href="/greet-1.0.tar.gz.sha256">sha256</a>)</li>
        <li><a href="/install.sh">install.sh</a></li>
        </ul>
        </body>
        </html>

        """

    private static let tool = "#!/bin/sh\necho \"Hello, ${1:-world}! This is greet 1.0.\"\n"

    private static let script = """
        #!/bin/sh
        # Installs greet, a small tool for examples.
        set -e
        cat > /usr/local/bin/greet <<'EOF'
        \(tool)EOF
        chmod +x /usr/local/bin/greet
        echo "greet is installed: $(greet)"

        """

    private static let archive: [UInt8] = {
        func file(_ name: String, _ text: String, mode: UInt16) -> TarArchive.Entry {
            let inode = Inode(.file(FileBody(text)), mode: mode, modified: Int64(modified) * 1_000_000_000)
            return TarArchive.Entry(path: name, inode: inode)
        }
        return Gzip.pack(
            TarArchive(entries: [
                file("greet-1.0/greet", tool, mode: 0o755),
                file("greet-1.0/README", "greet says hello. Put it into a folder of PATH.\n", mode: 0o644),
            ]).bytes)
    }()
}

import Testing

/// What the real tools print (Debian 12, C locale), and ours must.
@Suite struct FileToolTests {
    @Test(
        "tools print what the real ones do",
        arguments: [
            (
                "mkdir x x",
                HostFixture.Outcome(output: "", errors: "mkdir: cannot create directory 'x': File exists\n", status: 1)
            ),
            (
                "rmdir y",
                HostFixture.Outcome(
                    output: "", errors: "rmdir: failed to remove 'y': No such file or directory\n", status: 1)
            ),
            (
                "rm",
                HostFixture.Outcome(
                    output: "", errors: "rm: missing operand\nTry 'rm --help' for more information.\n", status: 1)
            ),
            (
                "rm zz",
                HostFixture.Outcome(
                    output: "", errors: "rm: cannot remove 'zz': No such file or directory\n", status: 1)
            ),
            (
                "cp a",
                HostFixture.Outcome(
                    output: "",
                    errors: "cp: missing destination file operand after 'a'\nTry 'cp --help' for more information.\n",
                    status: 1)
            ),
            (
                "cp zz y",
                HostFixture.Outcome(output: "", errors: "cp: cannot stat 'zz': No such file or directory\n", status: 1)
            ),
            (
                "mkdir x; cp x y",
                HostFixture.Outcome(output: "", errors: "cp: -r not specified; omitting directory 'x'\n", status: 1)
            ),
            (
                "mv q r",
                HostFixture.Outcome(output: "", errors: "mv: cannot stat 'q': No such file or directory\n", status: 1)
            ),
            (
                "touch",
                HostFixture.Outcome(
                    output: "", errors: "touch: missing file operand\nTry 'touch --help' for more information.\n",
                    status: 1)
            ),
            (
                "ls zz",
                HostFixture.Outcome(
                    output: "", errors: "ls: cannot access 'zz': No such file or directory\n", status: 2)
            ),
            (
                "mkdir -p w/a/b && echo hi > w/a/f && ls -R w",
                HostFixture.Outcome(output: "w:\na\n\nw/a:\nb\nf\n\nw/a/b:\n", errors: "", status: 0)
            ),
            (
                "umask 022; touch m; chmod 640 m; stat -c %a m; chmod u+x,g-r m; stat -c %A m; chmod a=r m; stat -c %a m",
                HostFixture.Outcome(output: "640\n-rwx------\n444\n", errors: "", status: 0)
            ),
            (
                "touch m; ln -s m l; readlink l; ln m h; stat -c %h m; ls -l l | cut -c1-10",
                HostFixture.Outcome(output: "m\n2\nlrwxrwxrwx\n", errors: "", status: 0)
            ),
            (
                "touch -d '2020-01-02 03:04:05' m; stat -c %y m",
                HostFixture.Outcome(output: "2020-01-02 03:04:05.000000000 +0000\n", errors: "", status: 0)
            ),
            (
                "mkdir s; echo one > s/a; tar cf s.tar s; tar tf s.tar; mkdir o; tar xf s.tar -C o; cat o/s/a",
                HostFixture.Outcome(output: "s/\ns/a\none\n", errors: "", status: 0)
            ),
            (
                "echo x > f; gzip f; ls; zcat f.gz; gunzip f.gz; cat f",
                HostFixture.Outcome(output: "f.gz\nx\nx\n", errors: "", status: 0)
            ),
            (
                "tar xf nof",
                HostFixture.Outcome(
                    output: "",
                    errors:
                        "tar: nof: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n",
                    status: 2)
            ),
            (
                "touch a b; mkdir d; cp a b d; ls d; rm -rv d",
                HostFixture.Outcome(
                    output: "a\nb\nremoved 'd/a'\nremoved 'd/b'\nremoved directory 'd'\n", errors: "", status: 0)
            ),
            (
                "chmod 999 m",
                HostFixture.Outcome(
                    output: "", errors: "chmod: invalid mode: '999'\nTry 'chmod --help' for more information.\n",
                    status: 1)
            ),
            (
                "truncate -s 10 t; stat -c %s t",
                HostFixture.Outcome(output: "10\n", errors: "", status: 0)
            ),
            (
                "mkdir d; touch d/x; rmdir d",
                HostFixture.Outcome(output: "", errors: "rmdir: failed to remove 'd': Directory not empty\n", status: 1)
            ),
        ])
    func matchesRealTools(script: String, expected: HostFixture.Outcome) {
        var host = HostFixture()
        #expect(host.run(script) == expected)
    }
}

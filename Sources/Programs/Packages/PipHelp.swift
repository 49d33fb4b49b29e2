/// The long texts of `pip`.
enum PipHelp {
    /// What `pip` prints when it is asked for nothing.
    static let text = """

        Usage:
          pip <command> [options]

        Commands:
          install                     Install packages.
          lock                        Generate a lock file.
          download                    Download packages.
          uninstall                   Uninstall packages.
          freeze                      Output installed packages in requirements format.
          inspect                     Inspect the python environment.
          list                        List installed packages.
          show                        Show information about installed packages.
          check                       Verify installed packages have compatible dependencies.
          config                      Manage local and global configuration.
          search                      Search PyPI for packages.
          cache                       Inspect and manage pip's wheel cache.
          index                       Inspect information available from package indexes.
          wheel                       Build wheels from your requirements.
          hash                        Compute hashes of package archives.
          completion                  A helper command used for command completion.
          debug                       Show information useful for debugging.
          help                        Show help for commands.

        General Options:
          -h, --help                  Show help.
          --debug                     Let unhandled exceptions propagate outside the
                                      main subroutine, instead of logging them to
                                      stderr.
          --isolated                  Run pip in an isolated mode, ignoring
                                      environment variables and user configuration.
          --require-virtualenv        Allow pip to only run in a virtual environment;
                                      exit with an error otherwise.
          --python <python>           Run pip with the specified Python interpreter.
          -v, --verbose               Give more output. Option is additive, and can be
                                      used up to 3 times.
          -V, --version               Show version and exit.
          -q, --quiet                 Give less output. Option is additive, and can be
                                      used up to 3 times (corresponding to WARNING,
                                      ERROR, and CRITICAL logging levels).
          --log <path>                Path to a verbose appending log.
          --no-input                  Disable prompting for input.
          --keyring-provider <keyring_provider>
                                      Enable the credential lookup via the keyring
                                      library if user input is allowed. Specify which
                                      mechanism to use [auto, disabled, import,
                                      subprocess]. (default: auto)
          --proxy <proxy>             Specify a proxy in the form
                                      scheme://[user:passwd@]proxy.server:port.
          --retries <retries>         Maximum attempts to establish a new HTTP
                                      connection. (default: 5)
          --timeout <sec>             Set the socket timeout (default 15 seconds).
          --exists-action <action>    Default action when a path already exists:
                                      (s)witch, (i)gnore, (w)ipe, (b)ackup, (a)bort.
          --trusted-host <hostname>   Mark this host or host:port pair as trusted,
                                      even though it does not have valid or any HTTPS.
          --cert <path>               Path to PEM-encoded CA certificate bundle. If
                                      provided, overrides the default. See 'SSL
                                      Certificate Verification' in pip documentation
                                      for more information.
          --client-cert <path>        Path to SSL client certificate, a single file
                                      containing the private key and the certificate
                                      in PEM format.
          --cache-dir <dir>           Store the cache data in <dir>.
          --no-cache-dir              Disable the cache.
          --disable-pip-version-check
                                      Don't periodically check PyPI to determine
                                      whether a new version of pip is available for
                                      download. Implied with --no-index.
          --no-color                  Suppress colored output.
          --use-feature <feature>     Enable new functionality, that may be backward
                                      incompatible.
          --use-deprecated <feature>  Enable deprecated functionality, that will be
                                      removed in the future.
          --resume-retries <resume_retries>
                                      Maximum attempts to resume or restart an
                                      incomplete download. (default: 5)

        """

    /// What pip prints when a project cannot be built because a program is missing.
    static func buildFailure(of missing: String) -> String {
        let reason = missing == "pg_config" ? pgConfig : "error: command '\(missing)' failed: No such file or directory"
        let lines = reason.split(separator: "\n", omittingEmptySubsequences: false)
        return """
              error: subprocess-exited-with-error

              × Getting requirements to build wheel did not run successfully.
              │ exit code: 1
              ╰─> [\(lines.count) lines of output]
            \(lines.map { "      " + $0 }.joined(separator: "\n"))
                  [end of output]

              note: This error originates from a subprocess, and is likely not a problem with pip.
            error: subprocess-exited-with-error

            × Getting requirements to build wheel did not run successfully.
            │ exit code: 1
            ╰─> See above for output.

            note: This error originates from a subprocess, and is likely not a problem with pip.
            """
    }

    private static let pgConfig = """
        running egg_info
        writing psycopg2.egg-info/PKG-INFO
        writing dependency_links to psycopg2.egg-info/dependency_links.txt
        writing top-level names to psycopg2.egg-info/top_level.txt

        Error: pg_config executable not found.

        pg_config is required to build psycopg2 from source.  Please add the directory
        containing pg_config to the $PATH or specify the full executable path with the
        option:

            python setup.py build_ext --pg-config /path/to/pg_config build ...

        or with the pg_config option in 'setup.cfg'.

        If you prefer to avoid building psycopg2 from source, please install the PyPI
        'psycopg2-binary' package instead.

        For further information please check the 'doc/src/install.rst' file (also at
        <https://www.psycopg.org/docs/install.html>).

        """
}

import Packages
import WorldModel

/// `npm`, as npm 10 with the registry of npmjs.org
enum NpmManager {
    static let version = "10.8.2"

    static func plan(_ arguments: [String], _ scene: PackageScene) -> PackagePlan {
        let words = Array(arguments.dropFirst())
        var session = NpmSession(scene, words)
        if PathText.baseName(arguments.first ?? "") == "npx" {
            session.execute(words)
            return session.plan
        }
        guard let command = session.command else {
            if session.has("version", "v") {
                session.plan.say(version)
            } else {
                session.plan.write(help)
                session.plan.status = 1
            }
            return session.plan
        }
        guard let run = commands[command] else {
            session.plan.say(
                "Unknown command: \"\(command)\"\n\nTo see a list of supported npm commands, run:\n  npm help")
            session.plan.status = 1
            return session.plan
        }
        run(&session)
        return session.plan
    }

    private static let commands: [String: @Sendable (inout NpmSession) -> Void] = [
        "install": { $0.install() }, "i": { $0.install() }, "add": { $0.install() }, "ci": { $0.cleanInstall() },
        "clean-install": { $0.cleanInstall() }, "uninstall": { $0.uninstall() }, "remove": { $0.uninstall() },
        "rm": { $0.uninstall() }, "un": { $0.uninstall() }, "init": { $0.initialise() }, "ls": { $0.list() },
        "list": { $0.list() }, "run": { $0.run() }, "run-script": { $0.run() }, "exec": { $0.execute($0.operands) },
        "start": { $0.run("start") },
        "test": { $0.run("test") }, "t": { $0.run("test") }, "stop": { $0.run("stop") },
        "restart": { $0.run("restart") }, "audit": { $0.audit() }, "prune": { $0.cleanUp() },
        "cache": { $0.cache() }, "version": { $0.plan.say(NpmManager.version) }, "config": { _ in }, "fund": { _ in },
        "help": { $0.plan.write(NpmManager.help) },
    ]

    static let help = """
        npm <command>

        Usage:

        npm install        install all the dependencies in your project
        npm install <foo>  add the <foo> dependency to your project
        npm test           run this project's tests
        npm run <foo>      run the script named <foo>
        npm <command> -h   quick help on <command>
        npm -l             display usage info for all commands
        npm help <term>    search for help on <term>
        npm help npm       more involved overview

        All commands:

            access, adduser, audit, bugs, cache, ci, completion,
            config, dedupe, deprecate, diff, dist-tag, docs, doctor,
            edit, exec, explain, explore, find-dupes, fund, get, help,
            help-search, hook, init, install, install-ci-test,
            install-test, link, ll, login, logout, ls, org, outdated,
            owner, pack, ping, pkg, prefix, profile, prune, publish,
            query, rebuild, repo, restart, root, run-script, sbom,
            search, set, shrinkwrap, star, stars, start, stop, team,
            test, token, uninstall, unpublish, unstar, update, version,
            view, whoami

        Specify configs in the ini-formatted file:
            /root/.npmrc
        or on the command line via: npm <command> --key=value

        More configuration info: npm help config
        Configuration fields: npm help 7 config

        npm@\(version) /usr/local/lib/node_modules/npm

        """
}

import Packages
import WorldModel

/// `dpkg`, as far as it answers questions
enum DpkgManager {
    static func plan(_ arguments: [String], _ scene: PackageScene) -> PackagePlan {
        var plan = PackagePlan()
        guard let status = scene.text(DpkgDatabase.path) else {
            plan.fail(
                "dpkg: error: failed to open package info file '\(DpkgDatabase.path)' for reading: No such file or directory",
                status: 2)
            return plan
        }
        let database = DpkgDatabase(status)
        let words = Array(arguments.dropFirst())
        let names = words.filter { !$0.hasPrefix("-") }
        switch words.first ?? "" {
        case "-l", "--list": list(names, database, scene, &plan)
        case "-s", "--status": show(names, database, &plan)
        case "-L", "--listfiles": files(names, database, scene, &plan)
        case "-S", "--search": owners(names, database, scene, &plan)
        case "--get-selections":
            for record in database.sorted { plan.say("\(record.title)".left(47) + "\tinstall") }
        case "--print-architecture": plan.say("amd64")
        case "--version": plan.say("Debian 'dpkg' package management program version 1.21.22 (amd64).")
        case "-i", "--install", "-r", "--remove", "-P", "--purge", "--configure", "--unpack":
            plan.fail("dpkg: \(words[0]) is not simulated in Drydock; use apt-get", status: 2)
        case "":
            plan.fail(
                "dpkg: error: need an action option\n\nType dpkg --help for help about installing and deinstalling packages [*];",
                status: 2)
        default:
            plan.fail(
                "dpkg: error: unknown option \(words[0])\n\nType dpkg --help for help about installing and deinstalling packages [*];",
                status: 2)
        }
        return plan
    }

    private static func list(
        _ names: [String], _ database: DpkgDatabase, _ scene: PackageScene, _ plan: inout PackagePlan
    ) {
        let records = database.sorted.filter { names.isEmpty || names.contains($0.name) }
        for name in names where database[name] == nil {
            plan.complain("dpkg-query: no packages found matching \(name)")
            plan.status = 1
        }
        guard !records.isEmpty else { return }
        let rows = records.map { [$0.title, $0.version, $0.architecture, $0.summary] }
        let widths = (0..<3).map { column in
            max([14, 12, 12][column], rows.map { $0[column].count }.max() ?? 0)
        }
        let summary = max(40, rows.map { $0[3].count }.max() ?? 0)
        plan.say(
            """
            Desired=Unknown/Install/Remove/Purge/Hold
            | Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
            |/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
            """)
        let titles = zip(["Name", "Version", "Architecture"], widths).map { $0.left($1) }.joined(separator: " ")
        plan.say("||/ \(titles) Description")
        plan.say("+++-" + (widths + [summary]).map { String(repeating: "=", count: $0) }.joined(separator: "-"))
        for (record, row) in zip(records, rows) {
            let cells = zip(row, widths).map { $0.left($1) }.joined(separator: " ")
            plan.say("\(record.isInstalled ? "ii" : "rc")  \(cells) \(row[3])")
        }
    }

    private static func show(_ names: [String], _ database: DpkgDatabase, _ plan: inout PackagePlan) {
        for name in names {
            guard let record = database[name] else {
                plan.complain("dpkg-query: package '\(name)' is not installed and no information is available")
                plan.complain("Use dpkg --info (= dpkg-deb --info) to examine archive files.")
                plan.status = 1
                continue
            }
            plan.write(record.text)
        }
    }

    private static func files(
        _ names: [String], _ database: DpkgDatabase, _ scene: PackageScene, _ plan: inout PackagePlan
    ) {
        for name in names {
            guard database[name] != nil else {
                plan.complain("dpkg-query: package '\(name)' is not installed")
                plan.complain("Use dpkg --contents (= dpkg-deb --contents) to list archive files contents.")
                plan.status = 1
                continue
            }
            var shown: Set<String> = []
            for path in (scene.text("/var/lib/dpkg/info/\(name).list") ?? "/.\n").split(separator: "\n") {
                var directory = ""
                for part in path.split(separator: "/").dropLast() {
                    directory += "/" + part
                    if shown.insert(directory).inserted { plan.say(directory) }
                }
                if shown.insert(String(path)).inserted { plan.say(String(path)) }
            }
        }
    }

    private static func owners(
        _ paths: [String], _ database: DpkgDatabase, _ scene: PackageScene, _ plan: inout PackagePlan
    ) {
        for path in paths {
            let owner = database.sorted.first { record in
                let list = scene.text("/var/lib/dpkg/info/\(record.name).list") ?? ""
                return list.split(separator: "\n").contains(Substring(path))
            }
            if let owner {
                plan.say("\(owner.title): \(path)")
            } else {
                plan.complain("dpkg-query: no path found matching pattern \(path)")
                plan.status = 1
            }
        }
    }
}

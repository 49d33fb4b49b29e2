import Kernel
import Shell
import WorldModel

/// The worker processes of nginx. The master answers requests itself; workers are there to be seen, counted and killed.
struct NginxWorkers: Equatable {
    private var workers: [ProcessID] = []

    /// What the configuration says of the processes themselves.
    struct Settings: Equatable {
        var count = 1
        var user = "nobody"
        var pidFile = "/run/nginx.pid"

        init(_ main: [String: [String]]) {
            let count = main["worker_processes"]?.first ?? "1"
            self.count = count == "auto" ? HostFacts.processors : Int(count) ?? 1
            if let name = main["user"]?.first { user = name }
            if let path = main["pid"]?.first { pidFile = path }
        }
    }

    /// Takes the place of the workers that there were with new ones.
    mutating func begin(
        _ settings: Settings, closing descriptors: [Int], _ simulation: inout Simulation, _ me: ProcessID
    ) {
        NginxLog.notice("start worker processes", &simulation, me)
        let old = workers
        workers = []
        for _ in 0..<settings.count { addOne(settings, closing: descriptors, &simulation, me) }
        end(old, graceful: true, &simulation, me)
    }

    private mutating func addOne(
        _ settings: Settings, closing descriptors: [Int], _ simulation: inout Simulation, _ me: ProcessID
    ) {
        guard let worker = simulation.fork(me, as: Worker()) else { return }
        for number in descriptors { simulation.close(number, of: worker) }
        if simulation.view(of: me).credentials.user == 0 {
            let accounts = Accounts(simulation, me)
            let user = accounts.userID(settings.user) ?? 65_534
            simulation.world.processes.table[worker]?.credentials = Credentials(
                user: user, group: accounts.groupID(settings.user) ?? user)
        }
        simulation.world.processes.table[worker]?.title = "nginx: worker process"
        NginxLog.notice("start worker process \(number(worker, simulation))", &simulation, me)
        workers.append(worker)
    }

    /// Learns of workers that have ended, and starts others in their places.
    mutating func replaceEnded(
        _ settings: Settings, closing descriptors: [Int], _ simulation: inout Simulation, _ me: ProcessID
    ) {
        for worker in workers {
            let number = number(worker, simulation)
            guard let status = simulation.reap(worker, parent: me) else { continue }
            workers.removeAll { $0 == worker }
            NginxLog.notice("signal 17 (SIGCHLD) received from \(number)", &simulation, me)
            switch status {
            case .signal(let signal):
                NginxLog.write("alert", "worker process \(number) exited on signal \(signal.number)", &simulation, me)
            case .code(let code):
                NginxLog.notice("worker process \(number) exited with code \(code)", &simulation, me)
            }
            addOne(settings, closing: descriptors, &simulation, me)
        }
    }

    /// Ends all.
    mutating func end(graceful: Bool, _ simulation: inout Simulation, _ me: ProcessID) {
        end(workers, graceful: graceful, &simulation, me)
        workers = []
    }

    private func end(_ ended: [ProcessID], graceful: Bool, _ simulation: inout Simulation, _ me: ProcessID) {
        guard !ended.isEmpty else { return }
        let numbers = ended.map { number($0, simulation) }
        func say(_ text: String, _ number: Int) { NginxLog.notice(text, as: number, &simulation, me) }
        if graceful { for number in numbers { say("gracefully shutting down", number) } }
        for number in numbers {
            say("exiting", number)
            say("exit", number)
        }
        for worker in ended {
            simulation.end(worker, .code(0))
            _ = simulation.reap(worker, parent: me)
        }
        NginxLog.notice("signal 17 (SIGCHLD) received from \(numbers[0])", &simulation, me)
        for number in numbers { NginxLog.notice("worker process \(number) exited with code 0", &simulation, me) }
    }

    private func number(_ process: ProcessID, _ simulation: Simulation) -> Int {
        simulation.world.processes[process]?.localNumber ?? 0
    }
}

private struct Worker: Program {
    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step { .wait([.signal]) }
}

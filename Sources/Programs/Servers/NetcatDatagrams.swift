import Kernel
import WorldModel

/// `nc -u`: what is read goes out in datagrams, and what comes in is printed. Nobody tells the end of such a talk: it lasts
/// until `-w` seconds are quiet, or a signal comes.
struct NetcatDatagrams: Equatable {
    let descriptor: Int
    let isBusybox: Bool
    /// `-w`: how many seconds of silence end it.
    let patience: Int64?
    /// With `-l`, whoever sends first is the other side.
    private var isAwaitingFirst: Bool
    private let isVerbose: Bool
    private var outbox = Outbox()
    private var hasInput = true
    private var deadline: Instant?

    init(_ descriptor: Int, _ options: ParsedOptions, isBusybox: Bool) {
        self.descriptor = descriptor
        self.isBusybox = isBusybox
        patience = options.value("w").flatMap { Int64($0) }.map { min(max($0, 0), 1 << 30) }
        isAwaitingFirst = options.has("l")
        isVerbose = options.has("v")
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        do throws(Errno) {
            if isAwaitingFirst {
                switch try simulation.receiveDatagram(descriptor, keeping: true, as: me) {
                case .blocked(let reason): return .wait([reason])
                case .datagram(let first):
                    let sender = first.sender
                    try simulation.connectDatagrams(descriptor, to: sender.address, port: sender.port, as: me)
                    isAwaitingFirst = false
                    if isVerbose, !isBusybox {
                        simulation.print("Connection received on \(sender.address) \(sender.port)\n", to: 2, as: me)
                    }
                }
            }
            return try talk(&simulation, me)
        } catch {
            // Nobody is there.
            return .exit(isBusybox ? 1 : 0)
        }
    }

    private mutating func talk(_ simulation: inout Simulation, _ me: ProcessID) throws(Errno) -> Step {
        var reasons: [WaitReason] = []
        if hasInput {
            switch (try? simulation.read(0, as: me, limit: 8_192)) ?? .end {
            case .bytes(let bytes):
                try simulation.sendDatagram(bytes, from: descriptor, as: me)
                deadline = nil
                return .again
            case .blocked(let reason): reasons.append(reason)
            case .end: hasInput = false
            }
        }
        switch try simulation.receiveDatagram(descriptor, as: me) {
        case .datagram(let datagram):
            outbox.add(datagram.bytes)
            deadline = nil
            return .again
        case .blocked(let reason): reasons.append(reason)
        }
        // busybox counts the seconds once its input has ended.
        guard let patience, !hasInput || !isBusybox else { return .wait(reasons) }
        let end = deadline ?? simulation.world.clock.now + patience * 1_000_000_000
        deadline = end
        return simulation.world.clock.now >= end ? .exit(0) : .wait(reasons + [.time(end)])
    }
}

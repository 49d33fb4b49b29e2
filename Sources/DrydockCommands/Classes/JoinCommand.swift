import ArgumentParser
import ClassLink
import Classroom
import CourseFiles
import Learner
import Terminal

/// `drydock join`: into an instructor's class.
struct JoinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join", abstract: "Join a class, and open the prompt.",
        discussion: """
            The instructor shows the address and the code. Later drydock alone goes on in the class; drydock leave ends
            it. Whatever you do is kept on your own machine first, so a lost connection loses nothing.

            The instructor sees which lesson or exercise you are in, whether commands succeed, what of the exercise holds,
            your answers to questions, and what you hand in with check. Your commands are seen only after share on.
            """)

    @OptionGroup var learner: LearnerOptions
    @Argument(help: "Where the class is, such as https://192.168.1.5:7373.") var address: String?
    @Argument(help: "The code of the class.") var code: String?
    @Option(help: "Your name, as the instructor knows it.") var name: String?
    @Option(help: "Your id on the roster, if the instructor asks for it.") var student: String?
    @Option(help: "The fingerprint of the server's certificate, as the instructor shows it.") var fingerprint: String?
    @Flag(help: "Show your commands and errors to the instructor from the beginning.") var share = false
    @Flag(help: "Without a network: note your work, to be handed in as a file.") var offline = false

    mutating func validate() throws {
        if offline {
            guard address == nil else { throw ValidationError("--offline joins no server: leave the address out.") }
        } else {
            guard let address, code != nil else {
                throw ValidationError("Say where and with which code: drydock join ADDRESS CODE --name NAME")
            }
            guard ClassAddress(address) != nil else {
                throw ValidationError("\(address) is no address of a class. It looks like https://192.168.1.5:7373.")
            }
        }
    }

    func run() throws {
        let (database, person) = try learner.open()
        let membership = offline ? try offlineMembership(database, person) : try join(database, person)
        do {
            let joined = try database.join(membership, of: person, now: WallClock.milliseconds())
            if share, !joined.shares {
                try database.setShares(true, in: joined)
                try ClassNotes(database: database, membership: joined).note(.shares(true))
            }
        } catch {
            Self.say("\(error)")
            throw ExitCode(4)
        }
        if offline {
            TerminalWriter.standardOutput.write("Your work is noted from now on. handin writes it into a file.\n")
        } else {
            TerminalWriter.standardOutput.write("You are in the class \(membership.title) as \(membership.name).\n")
        }
        try StartCommand.open(learner, .init())
    }

    /// A class without a server. Who is in one goes on with it; after leaving it the next one begins anew.
    private func offlineMembership(_ database: LearnerDatabase, _ person: Profile) throws -> Membership {
        let present = try? database.membership(of: person)
        let isGoingOn = present?.isOffline == true
        return Membership(
            identity: isGoingOn ? present?.identity ?? "" : "offline-\(WallClock.milliseconds())", title: "",
            address: "", fingerprint: nil, code: "", name: name ?? person.name, student: student, token: "")
    }

    private func join(_ database: LearnerDatabase, _ person: Profile) throws -> Membership {
        guard let address = address.flatMap({ ClassAddress($0) }), let code else { throw ExitCode(64) }
        // Who comes back to the class that they are in goes on as who they were.
        if let present = try? database.membership(of: person), present.address == address.description,
            present.code == code.uppercased(), name == nil || name == present.name
        {
            return present
        }
        guard let name = name ?? askName() else {
            Self.say("Say who you are: --name \"Ada Lovelace\"")
            throw ExitCode(64)
        }
        // From an earlier time in this class, perhaps under another address.
        let earlier = try? database.membership(code: code.uppercased(), of: person)
        let message = ClassMessage.Join(
            code: code.uppercased(), name: name, student: student, token: earlier?.token)
        let (joined, print) = try join(address, message, fingerprint: fingerprint)
        return Membership(
            identity: joined.classroom, title: joined.title, address: address.description, fingerprint: print,
            code: message.code, name: name, student: student, token: joined.token, seen: joined.before)
    }

    /// Joins; a server that nobody vouches for is shown to the learner first.
    private func join(
        _ address: ClassAddress, _ message: ClassMessage.Join, fingerprint: String?
    ) throws -> (ClassMessage.Joined, String?) {
        do throws(ClassLink.JoinFailure) {
            return (try ClassLink.join(address, message, fingerprint: fingerprint), fingerprint)
        } catch {
            switch error {
            case .unknownServer(let print):
                guard confirm(print) else {
                    Self.say("Not joined. With the instructor's fingerprint: --fingerprint \(print)")
                    throw ExitCode(1)
                }
                return try join(address, message, fingerprint: print)
            case .otherServer(let print):
                Self.say("The server is not the one with that fingerprint; its own is \(print). Ask the instructor.")
            case .refused(let text): Self.say(text)
            case .unreachable(let text):
                Self.say("\(address) cannot be reached: \(text). Is the class open, and are you in the same network?")
            }
            throw ExitCode(1)
        }
    }

    private func askName() -> String? {
        guard TerminalWriter.inputIsTerminal, TerminalWriter.standardOutput.isTerminal else { return nil }
        TerminalWriter.standardOutput.write("Your name: ")
        guard case .line(let text) = PlainLineReader(descriptor: 0).readLine(),
            text.contains(where: { !$0.isWhitespace })
        else { return nil }
        return text
    }

    private func confirm(_ fingerprint: String) -> Bool {
        guard TerminalWriter.inputIsTerminal, TerminalWriter.standardOutput.isTerminal else { return false }
        TerminalWriter.standardOutput.write(
            """
            The server shows this fingerprint:

              \(fingerprint)

            Is it the one on the instructor's screen? [y/N]
            """ + " ")
        guard case .line(let text) = PlainLineReader(descriptor: 0).readLine() else { return false }
        return text.lowercased().hasPrefix("y")
    }

    private static func say(_ text: String) { TerminalWriter.standardError.write("drydock join: \(text)\n") }
}

/// `drydock leave`: out of the class.
struct LeaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leave", abstract: "Leave the class. What you did in it stays with you.")

    @OptionGroup var learner: LearnerOptions

    func run() throws {
        let (database, person) = try learner.open()
        guard let membership = try database.membership(of: person) else {
            TerminalWriter.standardOutput.write("You are in no class.\n")
            return
        }
        // What was not sent yet is sent before.
        let session = ClassSession(membership, database, news: NewsPipe())
        session.stop()
        try database.leaveClass(of: person)
        TerminalWriter.standardOutput.write(
            membership.isOffline
                ? "Your work is no longer noted for a class.\n" : "You have left the class \(membership.title).\n")
    }
}

import FileTrees
import Kernel
import WorldModel

/// `htpasswd` of Apache: makes and changes files of users and passwords.
///
/// The password comes from the command line (`-b`) or from standard input (`-i`). MD5 and DES, which nobody should use,
/// are refused.
enum PasswordFileCommand {
    static let utility = Utility(readsInput: { ParsedOptions($0, spec).has("i") }, run)

    private static let spec = OptionSpec("cnbimB25dspDv", values: "Cr")

    private static let usage = """
        Usage:
        \thtpasswd [-cimB25dpsDv] [-C cost] [-r rounds] passwordfile username
        \thtpasswd -b[cmB25dpsDv] [-C cost] [-r rounds] passwordfile username password

        \thtpasswd -n[imB25dps] [-C cost] [-r rounds] username
        \thtpasswd -nb[mB25dps] [-C cost] [-r rounds] username password
         -c  Create a new file.
         -n  Don't update file; display results on stdout.
         -b  Use the password from the command line rather than prompting for it.
         -i  Read password from stdin without verification (for script usage).
         -m  Force MD5 hashing of the password (default).
         -2  Force SHA-256 hashing of the password (secure).
         -5  Force SHA-512 hashing of the password (secure).
         -B  Force bcrypt hashing of the password (very secure).
         -C  Set the computing time used for the bcrypt algorithm
             (higher is more secure but slower, default: 5, valid: 4 to 17).
         -r  Set the number of rounds used for the SHA-256, SHA-512 algorithms
             (higher is more secure but slower, default: 5000).
         -d  Force CRYPT hashing of the password (8 chars max, insecure).
         -s  Force SHA-1 hashing of the password (insecure).
         -p  Do not hash the password (plaintext, insecure).
         -D  Delete the specified user.
         -v  Verify password for the specified user.
        On other systems than Windows and NetWare the '-p' flag will probably not work.
        The SHA-1 algorithm does not use a salt and is less secure than the MD5 algorithm.

        """

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let options = ParsedOptions(call.arguments, spec)
        let isListing = options.has("n")
        let needsPassword = !options.has("D")
        let count = (isListing ? 1 : 2) + (options.has("b") && needsPassword ? 1 : 0)
        guard options.failure == nil, options.operands.count == count else {
            simulation.print(usage, to: 2, as: call.me)
            return 2
        }
        let user = options.operands[isListing ? 0 : 1]
        if user.contains(":") {
            call.complain("username contains illegal character ':'", &simulation)
            return 6
        }
        if isListing {
            guard let entry = entry(user, options, &call, &simulation) else { return 3 }
            call.print(entry + "\n")
            return 0
        }
        return change(options.operands[0], user, options, &call, &simulation)
    }

    /// Changes a file, or looks a password up in it.
    private static func change(
        _ path: String, _ user: String, _ options: ParsedOptions, _ call: inout UtilityCall,
        _ simulation: inout Simulation
    ) -> Int32 {
        var lines: [String] = []
        if !options.has("c") {
            guard let bytes = try? simulation.contents(of: path, as: call.me) else {
                call.complain("cannot modify file \(path); use '-c' to create it", &simulation)
                return 1
            }
            lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        }
        let index = lines.firstIndex { $0.hasPrefix(user + ":") }
        func say(_ text: String) { simulation.print(text + "\n", to: 2, as: call.me) }
        if options.has("v") {
            guard let index else {
                say("User \(user) not found")
                return 6
            }
            let hash = String(lines[index].dropFirst(user.utf8.count + 1))
            let isRight = PasswordHash.matches(password(options, call), hash)
            say(isRight ? "Password for user \(user) correct." : "password verification failed")
            return isRight ? 0 : 3
        }
        if options.has("D") {
            guard let index else {
                say("User \(user) not found")
                return 0
            }
            lines.remove(at: index)
            say("Deleting password for user \(user)")
        } else {
            guard let entry = entry(user, options, &call, &simulation) else { return 3 }
            if let index { lines[index] = entry } else { lines.append(entry) }
            say("\(index == nil ? "Adding" : "Updating") password for user \(user)")
        }
        do {
            try simulation.put(.bytes(Array(lines.map { $0 + "\n" }.joined().utf8)), at: path, as: call.me)
            return 0
        } catch {
            call.complain("cannot create file \(path)", &simulation)
            return 1
        }
    }

    private static func password(_ options: ParsedOptions, _ call: UtilityCall) -> String {
        if options.has("b") { return options.operands.last ?? "" }
        return String(decoding: call.input.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    /// A line of the file. Says what is wrong and gives `nil` when there can be none.
    private static func entry(
        _ user: String, _ options: ParsedOptions, _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> String? {
        guard options.has("b", "i") else {
            call.complain(
                "asking for a password is not simulated: give it with -b, or on standard input with -i", &simulation)
            return nil
        }
        let password = password(options, call)
        switch options.last(of: "m", "B", "2", "5", "d", "s", "p") {
        case "p":
            simulation.print(
                "Warning: storing passwords as plain text might just not work on this platform.\n", to: 2, as: call.me)
            return "\(user):\(password)"
        case "s":
            let hash = HashFunction.sha1.hash(Array(password.utf8))
            return "\(user):{SHA}" + String(decoding: Base64.encode(hash), as: UTF8.self)
        case "B":
            return hashed(user, password, .bcrypt, options.value("C").map { UInt($0) ?? 0 } ?? 5, &call, &simulation)
        case "2": return hashed(user, password, .sha256, UInt(options.number("r") ?? 5_000), &call, &simulation)
        case "5": return hashed(user, password, .sha512, UInt(options.number("r") ?? 5_000), &call, &simulation)
        default:
            call.complain("MD5 and CRYPT hashes are not simulated: use -B for bcrypt", &simulation)
            return nil
        }
    }

    private static func hashed(
        _ user: String, _ password: String, _ method: PasswordHash.Method, _ cost: UInt, _ call: inout UtilityCall,
        _ simulation: inout Simulation
    ) -> String? {
        // More would take seconds of the learner's own time.
        guard method != .bcrypt || cost <= 12 else {
            call.complain("a cost above 12 is not simulated", &simulation)
            return nil
        }
        let salt = (0..<16).map { _ in UInt8(truncatingIfNeeded: simulation.world.random.next()) }
        guard let hash = PasswordHash.hash(password, method, cost: cost, salt: salt) else {
            call.complain("Unable to encode with bcrypt: Invalid argument", &simulation)
            return nil
        }
        return "\(user):\(hash)"
    }
}

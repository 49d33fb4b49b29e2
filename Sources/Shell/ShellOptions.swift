import ShellSyntax

/// The switches of `set`.
extension ShellState.Options {
    /// A switch: its letter, its long name, and where it is kept. Those without a place are accepted and do nothing.
    struct Switch: Sendable {
        var letter: Character?
        var name: String
        var flavours: Set<ShellFlavour>
        var isOn: @Sendable (ShellState.Options) -> Bool
        var set: @Sendable (inout ShellState.Options, Bool) -> Void

        init(
            _ letter: Character?, _ name: String, _ flavours: Set<ShellFlavour> = [.bash, .dash, .ash],
            isOn: @escaping @Sendable (ShellState.Options) -> Bool = { _ in false },
            set: @escaping @Sendable (inout ShellState.Options, Bool) -> Void = { _, _ in }
        ) {
            self.letter = letter
            self.name = name
            self.flavours = flavours
            self.isOn = isOn
            self.set = set
        }
    }

    /// All switches in the order in which dash lists them; bash sorts them by name.
    static let switches: [Switch] = [
        Switch("e", "errexit", isOn: \.exitsOnError, set: { $0.exitsOnError = $1 }),
        Switch("f", "noglob", isOn: \.skipsGlobbing, set: { $0.skipsGlobbing = $1 }),
        Switch("I", "ignoreeof", [.dash, .ash]),
        Switch(nil, "ignoreeof", [.bash]),
        Switch("i", "interactive", [.dash]),
        Switch("m", "monitor", isOn: \.monitors, set: { $0.monitors = $1 }),
        Switch("n", "noexec", isOn: \.onlyParses, set: { $0.onlyParses = $1 }),
        Switch("s", "stdin", [.dash]),
        Switch("x", "xtrace", isOn: \.traces, set: { $0.traces = $1 }),
        Switch("v", "verbose", isOn: \.isVerbose, set: { $0.isVerbose = $1 }),
        Switch("V", "vi", [.dash]),
        Switch(nil, "vi", [.bash]),
        Switch("E", "emacs", [.dash]),
        Switch(nil, "emacs", [.bash]),
        Switch("C", "noclobber", isOn: \.keepsFiles, set: { $0.keepsFiles = $1 }),
        Switch("a", "allexport", isOn: \.exportsAll, set: { $0.exportsAll = $1 }),
        Switch("b", "notify", isOn: \.notifies, set: { $0.notifies = $1 }),
        Switch("u", "nounset", isOn: \.failsOnUnset, set: { $0.failsOnUnset = $1 }),
        Switch("p", "privileged", [.dash]),
        Switch(nil, "errtrace", [.ash], isOn: \.inheritsTraps, set: { $0.inheritsTraps = $1 }),
        Switch(nil, "vi", [.ash]),
        Switch(nil, "nolog", [.dash, .bash]),
        Switch(nil, "debug", [.dash]),
        Switch(nil, "pipefail", [.bash, .ash], isOn: \.pipeFails, set: { $0.pipeFails = $1 }),
        Switch("B", "braceexpand", [.bash], isOn: \.expandsBraces, set: { $0.expandsBraces = $1 }),
        Switch("E", "errtrace", [.bash], isOn: \.inheritsTraps, set: { $0.inheritsTraps = $1 }),
        Switch("T", "functrace", [.bash]),
        Switch("h", "hashall", [.bash], isOn: { _ in true }),
        Switch("H", "histexpand", [.bash]),
        Switch(nil, "history", [.bash]),
        Switch(nil, "interactive-comments", [.bash], isOn: { _ in true }),
        Switch("k", "keyword", [.bash]),
        Switch("t", "onecmd", [.bash]),
        Switch("P", "physical", [.bash]),
        Switch(nil, "posix", [.bash], isOn: \.isPosix, set: { $0.isPosix = $1 }),
        Switch("p", "privileged", [.bash]),
    ]

    static func table(for flavour: ShellFlavour) -> [Switch] {
        let table = switches.filter { $0.flavours.contains(flavour) }
        return flavour == .bash ? table.sorted { $0.name < $1.name } : table
    }

    /// The long names of what is on.
    static func names(in state: ShellState) -> [String] {
        table(for: state.flavour).filter { $0.isOn(state.options) }.map(\.name)
    }

    /// Sets a switch by its letter or long name; false if the shell has none such.
    mutating func set(_ name: String, to isOn: Bool, flavour: ShellFlavour) -> Bool {
        let found = Self.switches.first { candidate in
            candidate.flavours.contains(flavour)
                && (candidate.name == name || candidate.letter.map(String.init) == name)
        }
        guard let found else { return false }
        found.set(&self, isOn)
        return true
    }
}

extension ShellState {
    /// The value of `$-`.
    var optionLetters: String {
        var letters = Options.table(for: flavour).compactMap { $0.isOn(options) ? $0.letter : nil }
        if isInteractive { letters.append("i") }
        if flavour != .bash {
            letters.reverse()
            if flavour == .ash, isCommandString {
                // `c` has its place among the letters, as in ash's table.
                let place = letters.firstIndex { "nmiIfe".contains($0) } ?? letters.endIndex
                letters.insert("c", at: place)
            }
            return String(letters)
        }
        if flavour == .bash {
            letters.sort { a, b in
                a.isLowercase == b.isLowercase ? a < b : a.isLowercase
            }
            if isCommandString { letters.append("c") } else if !isInteractive, readsInput { letters.append("s") }
        }
        return String(letters)
    }

    /// What `shopt` has on at the start.
    package static let standardShopts: Set<String> = [
        "checkwinsize", "cmdhist", "complete_fullquote", "extquote", "force_fignore", "globasciiranges",
        "globskipdots", "hostcomplete", "interactive_comments", "patsub_replacement", "progcomp", "promptvars",
        "sourcepath",
    ]

    /// All switches of `shopt`.
    static let shoptNames = [
        "assoc_expand_once", "autocd", "cdable_vars", "cdspell", "checkhash", "checkjobs", "checkwinsize", "cmdhist",
        "compat31", "compat32", "compat40", "compat41", "compat42", "compat43", "compat44", "complete_fullquote",
        "direxpand", "dirspell", "dotglob", "execfail", "expand_aliases", "extdebug", "extglob", "extquote",
        "failglob", "force_fignore", "globasciiranges", "globskipdots", "globstar", "gnu_errfmt", "histappend",
        "histreedit", "histverify", "hostcomplete", "huponexit", "inherit_errexit", "interactive_comments", "lastpipe",
        "lithist", "localvar_inherit", "localvar_unset", "login_shell", "mailwarn", "no_empty_cmd_completion",
        "nocaseglob", "nocasematch", "noexpand_translation", "nullglob", "patsub_replacement", "progcomp",
        "progcomp_alias", "promptvars", "restricted_shell", "shift_verbose", "sourcepath", "varredir_close",
        "xpg_echo",
    ]
}

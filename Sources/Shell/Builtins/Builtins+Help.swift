import Kernel
import ShellSyntax
import WorldModel

/// How bash's builtins are used.
extension Builtins {
    static let help: [String: Builtin] = [
        "help": Builtin([.bash]) { shell, words, simulation, me in
            showHelp(shell, Array(words.dropFirst()), &simulation, me)
        }
    ]

    /// How builtins are used. What each option does stands in `man bash`, which is not simulated.
    private static func showHelp(
        _ shell: ShellProgram, _ names: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        guard !names.isEmpty else {
            for name in synopses.keys.sorted() { simulation.print(" \(synopses[name]?.usage ?? name)\n", as: me) }
            return 0
        }
        var status: Int32 = 1
        for name in names {
            if let synopsis = synopses[name] {
                simulation.print("\(name): \(synopsis.usage)\n    \(synopsis.purpose)\n", as: me)
                status = 0
            }
        }
        if status != 0, let last = names.last {
            shell.complain(
                "no help topics match `\(last)'.  Try `help help' or `man -k \(last)' or `info \(last)'.",
                from: "help", &simulation, me)
        }
        return status
    }

    /// The line that follows a complaint about a builtin's options.
    static func usage(of name: String) -> String { "\(name): usage: \(synopses[name]?.usage ?? name)\n" }

    private static let synopses: [String: (usage: String, purpose: String)] = [
        ":": (":", "Null command."),
        ".": (". filename [arguments]", "Runs the commands of a file in this shell."),
        "[": ("[ arg... ]", "Tests a condition; the last argument is `]'."),
        "alias": ("alias [-p] [name[=value] ... ]", "Defines or shows aliases."),
        "bg": ("bg [job_spec ...]", "Lets jobs go on in the background."),
        "break": ("break [n]", "Leaves for, while or until loops."),
        "builtin": ("builtin [shell-builtin [arg ...]]", "Runs a builtin, whatever function has its name."),
        "cd": ("cd [-L|[-P [-e]] [-@]] [dir]", "Changes the shell's working directory."),
        "command": ("command [-pVv] command [arg ...]", "Runs a command, whatever function has its name."),
        "continue": ("continue [n]", "Goes on with the next round of a loop."),
        "declare": (
            "declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]",
            "Sets variables and what is known about them."
        ),
        "echo": ("echo [-neE] [arg ...]", "Writes its arguments."),
        "enable": ("enable [-a] [-dnps] [-f filename] [name ...]", "Switches builtins on and off."),
        "eval": ("eval [arg ...]", "Runs its arguments as a command."),
        "exec": ("exec [-cl] [-a name] [command [argument ...]] [redirection ...]", "Becomes the command."),
        "exit": ("exit [n]", "Leaves the shell."),
        "export": ("export [-fn] [name[=value] ...] or export -p", "Gives variables to the commands that follow."),
        "false": ("false", "Fails."),
        "fg": ("fg [job_spec]", "Brings a job to the foreground."),
        "getopts": ("getopts optstring name [arg ...]", "Reads options from the arguments."),
        "hash": ("hash [-lr] [-p pathname] [-dt] [name ...]", "Remembers or shows where programs are."),
        "help": ("help [-dms] [pattern ...]", "Shows how builtins are used."),
        "history": (
            "history [-c] [-d offset] [n] or history -anrw [filename] or history -ps arg [arg...]",
            "Shows the commands that were typed."
        ),
        "jobs": ("jobs [-lnprs] [jobspec ...] or jobs -x command [args]", "Shows jobs and their states."),
        "kill": (
            "kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]",
            "Sends a signal to processes or jobs."
        ),
        "let": ("let arg [arg ...]", "Evaluates arithmetic expressions."),
        "local": ("local [option] name[=value] ...", "Makes variables of a function."),
        "mapfile": (
            "mapfile [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]",
            "Reads lines into an array."
        ),
        "printf": ("printf [-v var] format [arguments]", "Writes its arguments in a format."),
        "pwd": ("pwd [-LP]", "Shows the working directory."),
        "read": (
            "read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] "
                + "[name ...]",
            "Reads a line and splits it into variables."
        ),
        "readarray": (
            "readarray [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]",
            "Reads lines into an array."
        ),
        "readonly": ("readonly [-aAf] [name[=value] ...] or readonly -p", "Makes variables unchangeable."),
        "return": ("return [n]", "Leaves a function."),
        "set": ("set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]", "Sets switches and parameters."),
        "shift": ("shift [n]", "Drops the first parameters."),
        "shopt": ("shopt [-pqsu] [-o] [optname ...]", "Sets bash's own switches."),
        "source": ("source filename [arguments]", "Runs the commands of a file in this shell."),
        "test": ("test [expr]", "Tests a condition."),
        "times": ("times", "Shows how much time was used."),
        "trap": ("trap [-lp] [[arg] signal_spec ...]", "Says what happens when signals come."),
        "true": ("true", "Succeeds."),
        "type": ("type [-afptP] name [name ...]", "Shows what a name stands for."),
        "typeset": (
            "typeset [-aAfFgiIlnrtux] [name[=value] ...] or typeset -p [-aAfFilnrtux] [name ...]",
            "Sets variables and what is known about them."
        ),
        "ulimit": ("ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]", "Shows or sets limits."),
        "umask": ("umask [-p] [-S] [mode]", "Shows or sets the mask of new files' modes."),
        "unalias": ("unalias [-a] name [name ...]", "Forgets aliases."),
        "unset": ("unset [-f] [-v] [-n] [name ...]", "Forgets variables and functions."),
        "wait": ("wait [-fn] [-p var] [id ...]", "Waits for background jobs."),
    ]
}

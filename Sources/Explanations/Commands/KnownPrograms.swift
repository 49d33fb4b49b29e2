import Phrases

/// What the usual programs of a command line do, in a few words.
enum KnownPrograms {
    static let meanings: [String: Phrase] = [
        "awk": "works on text field by field", "cat": "prints files", "cd": "goes into a folder",
        "chmod": "changes who may do what with a file", "cp": "copies files", "curl": "fetches from a URL",
        "cut": "takes columns out of lines", "date": "prints the time", "df": "shows how full disks are",
        "echo": "prints its words", "env": "shows or sets environment variables",
        "export": "sets an environment variable",
        "find": "looks for files", "grep": "keeps the lines that match", "head": "keeps the first lines",
        "id": "tells which user this is", "jq": "works on JSON", "ls": "lists files", "mkdir": "makes a folder",
        "mv": "moves or renames files", "nc": "talks over a raw connection", "ping": "asks whether a machine answers",
        "printf": "prints by a pattern", "ps": "lists processes", "pwd": "tells where you are", "rm": "removes files",
        "sed": "edits text line by line", "sh": "a shell", "sleep": "waits", "sort": "sorts lines",
        "sudo": "runs the rest as root", "tail": "keeps the last lines", "tar": "packs and unpacks archives",
        "tee": "writes what it reads into a file, too", "touch": "makes an empty file", "tr": "replaces letters",
        "uniq": "drops repeated lines", "wc": "counts lines, words and letters", "wget": "fetches from a URL",
        "xargs": "hands what it reads to a command as words",
    ]
}

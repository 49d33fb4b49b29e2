/// Command lines.
extension Library {
    static let commandlines: [String: String] = [
        "argparse": ##"""
        import os
        import sys

        SUPPRESS, REMAINDER, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "==SUPPRESS==", "...", "?", "*", "+"


        class ArgumentError(Exception):
            pass


        class ArgumentTypeError(Exception):
            pass


        class HelpFormatter:
            pass


        class RawDescriptionHelpFormatter(HelpFormatter):
            pass


        class RawTextHelpFormatter(HelpFormatter):
            pass


        class ArgumentDefaultsHelpFormatter(HelpFormatter):
            pass


        class Namespace:
            def __init__(self, **kwargs):
                for name, value in kwargs.items():
                    setattr(self, name, value)

            def __repr__(self):
                return f"Namespace({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"

            def __eq__(self, other):
                return isinstance(other, Namespace) and vars(self) == vars(other)

            def __contains__(self, name):
                return name in self.__dict__


        class Action:
            def __init__(self, flags, dest, action, nargs, const, default, type, choices, required, help, metavar, version):
                self.option_strings, self.dest, self.action, self.nargs, self.const = flags, dest, action, nargs, const
                self.default, self.type, self.choices, self.required = default, type, choices, required
                self.help, self.metavar, self.version = help, metavar, version

            @property
            def takes_value(self):
                return self.action in ("store", "append", "extend")

            def shown(self):
                if self.metavar is not None:
                    return self.metavar
                if self.choices is not None:
                    return "{" + ",".join(str(c) for c in self.choices) + "}"
                return self.dest.upper() if self.option_strings else self.dest

            def arguments(self):
                name = self.shown()
                return {None: name, "?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} [{name} ...]", "...": "..."}.get(
                    self.nargs, " ".join([name] * self.nargs) if isinstance(self.nargs, int) else name)


        class _Group:
            def __init__(self, parser, exclusive=False, required=False):
                self.parser, self.exclusive, self.required, self.actions = parser, exclusive, required, []

            def add_argument(self, *flags, **options):
                action = self.parser.add_argument(*flags, **options)
                self.actions.append(action)
                return action


        class _SubParsers:
            def __init__(self, parser, dest, required, metavar, help):
                self.parser, self.dest, self.required, self.metavar, self.help, self.choices = parser, dest, required, metavar, help, {}
                self.helps = []

            def add_parser(self, name, *, help=None, aliases=(), **options):
                positionals = "".join(" " + a.arguments() for a in self.parser._positionals)
                made = ArgumentParser(prog=f"{self.parser.prog}{positionals} {name}", **options)
                self.choices[name] = made
                self.helps.append((name, help))
                return made


        class ArgumentParser:
            def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None,
                         prefix_chars="-", add_help=True, allow_abbrev=True, exit_on_error=True, **options):
                self.prog = prog or os.path.basename(sys.argv[0] if sys.argv else "")
                self.usage, self.description, self.epilog = usage, description, epilog
                self._options, self._positionals, self._groups, self._defaults, self._sub = [], [], [], {}, None
                if add_help:
                    self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")

            def add_argument(self, *flags, action="store", nargs=None, const=None, default=None, type=None, choices=None,
                             required=False, help=None, metavar=None, dest=None, version=None):
                if not flags or not flags[0].startswith("-"):
                    if not flags:
                        flags = (dest,)
                    made = Action((), flags[0], action, nargs, const, default, type, choices, nargs not in ("?", "*"), help,
                                  metavar, version)
                    self._positionals.append(made)
                    return made
                if dest is None:
                    long = [f for f in flags if f.startswith("--")]
                    dest = (long[0] if long else flags[0]).lstrip("-").replace("-", "_")
                if action == "store_true" and default is None:
                    default = False
                if action == "store_false" and default is None:
                    default = True
                made = Action(flags, dest, action, nargs, const, default, type, choices, required, help, metavar, version)
                self._options.append(made)
                return made

            def add_argument_group(self, title=None, description=None):
                return _Group(self)

            def add_mutually_exclusive_group(self, required=False):
                group = _Group(self, True, required)
                self._groups.append(group)
                return group

            def add_subparsers(self, *, dest=None, required=False, title=None, description=None, help=None, metavar=None, **options):
                self._sub = _SubParsers(self, dest, required, metavar, help)
                return self._sub

            def set_defaults(self, **values):
                self._defaults.update(values)

            def get_default(self, dest):
                for action in self._options + self._positionals:
                    if action.dest == dest:
                        return action.default
                return self._defaults.get(dest)

            def format_usage(self):
                if self.usage:
                    return f"usage: {self.usage}\n"
                parts = []
                exclusive = {id(a): g for g in self._groups for a in g.actions}
                done = []
                for a in self._options:
                    text = a.option_strings[0] + (" " + a.arguments() if a.takes_value else "")
                    group = exclusive.get(id(a))
                    if group is not None:
                        if group in done:
                            continue
                        done.append(group)
                        inner = " | ".join(b.option_strings[0] + (" " + b.arguments() if b.takes_value else "") for b in group.actions)
                        parts.append(f"({inner})" if group.required else f"[{inner}]")
                    else:
                        parts.append(text if a.required else f"[{text}]")
                parts += [a.arguments() for a in self._positionals]
                if self._sub:
                    parts.append((self._sub.metavar or "{" + ",".join(self._sub.choices) + "}") + " ...")
                line = "usage: " + " ".join([self.prog] + parts)
                if len(line) > 78:
                    indent = " " * (len("usage: " + self.prog) + 1)
                    lines, current = [], "usage: " + self.prog
                    for part in parts:
                        if len(current) + 1 + len(part) > 78:
                            lines.append(current)
                            current = indent + part
                        else:
                            current += " " + part
                    line = "\n".join(lines + [current])
                return line + "\n"

            def format_help(self):
                out = self.format_usage()
                if self.description:
                    out += "\n" + self.description + "\n"

                def rows(title, items):
                    nonlocal out
                    if items:
                        out += f"\n{title}:\n"
                        for left, text in items:
                            left = "  " + left
                            if not text:
                                out += left + "\n"
                            elif len(left) + 2 <= width:
                                out += left.ljust(width) + text + "\n"
                            else:
                                out += left + "\n" + " " * width + text + "\n"
                items = [(a.shown(), self._text(a)) for a in self._positionals]
                if self._sub:
                    items.append((self._sub.metavar or "{" + ",".join(self._sub.choices) + "}", self._sub.help))
                    items += [("  " + n, h) for n, h in self._sub.helps if h]
                options = [(", ".join(f + (" " + a.arguments() if a.takes_value else "") for f in a.option_strings),
                            self._text(a)) for a in self._options if a.help != SUPPRESS]
                # All texts stand in one column.
                width = min(max([len(i[0]) for i in items + options] or [0]) + 4, 24)
                rows("positional arguments", items)
                rows("options", options)
                if self.epilog:
                    out += "\n" + self.epilog + "\n"
                return out

            def _text(self, action):
                if not action.help:
                    return action.help
                return action.help % {"default": action.default, "prog": self.prog, "dest": action.dest, "type": action.type}

            def print_help(self, file=None):
                print(self.format_help(), end="", file=file or sys.stdout)

            def print_usage(self, file=None):
                print(self.format_usage(), end="", file=file or sys.stdout)

            def exit(self, status=0, message=None):
                if message:
                    print(message, end="", file=sys.stderr)
                sys.exit(status)

            def error(self, message):
                self.print_usage(sys.stderr)
                self.exit(2, f"{self.prog}: error: {message}\n")

            def _convert(self, action, text):
                value = text
                if action.type is not None:
                    try:
                        value = action.type(text)
                    except ArgumentTypeError as e:
                        self.error(f"argument {self._name(action)}: {e}")
                    except (TypeError, ValueError):
                        name = getattr(action.type, "__name__", repr(action.type))
                        self.error(f"argument {self._name(action)}: invalid {name} value: {text!r}")
                if action.choices is not None and value not in action.choices:
                    choices = ", ".join(repr(c) for c in action.choices)
                    self.error(f"argument {self._name(action)}: invalid choice: {value!r} (choose from {choices})")
                return value

            def _name(self, action):
                return "/".join(action.option_strings) or action.shown()

            def parse_args(self, args=None, namespace=None):
                space, extra = self.parse_known_args(args, namespace)
                if extra:
                    self.error(f"unrecognized arguments: {' '.join(extra)}")
                return space

            def parse_known_args(self, args=None, namespace=None):
                args = list(sys.argv[1:] if args is None else args)
                space = namespace or Namespace()
                for action in self._positionals + self._options:
                    if action.default != SUPPRESS and not hasattr(space, action.dest):
                        default = action.default
                        if isinstance(default, str) and action.type is not None:
                            default = self._convert(action, default)
                        setattr(space, action.dest, default)
                if self._sub and self._sub.dest:
                    setattr(space, self._sub.dest, None)
                for name, value in self._defaults.items():
                    if not hasattr(space, name):
                        setattr(space, name, value)
                seen, words, extra = [], [], []
                i = 0
                while i < len(args):
                    word = args[i]
                    i += 1
                    if word == "--":
                        words += args[i:]
                        break
                    if not word.startswith("-") or word == "-" or self._is_number(word):
                        if self._sub and len(words) >= len(self._positionals):
                            if word not in self._sub.choices:
                                choices = ", ".join(repr(c) for c in self._sub.choices)
                                name = self._sub.dest or "{" + ",".join(self._sub.choices) + "}"
                                self.error(f"argument {name}: invalid choice: {word!r} (choose from {choices})")
                            if self._sub.dest:
                                setattr(space, self._sub.dest, word)
                            inner, more = self._sub.choices[word].parse_known_args(args[i:])
                            for name, value in vars(inner).items():
                                setattr(space, name, value)
                            extra += more
                            break
                        words.append(word)
                        continue
                    value, action = None, None
                    head = word
                    if word.startswith("--"):
                        head, sign, value = word.partition("=")
                        value = value if sign else None
                    action = self._find(head)
                    if action is None and not word.startswith("--") and len(word) > 2:
                        action = self._find(word[:2])
                        if action is not None:
                            if action.takes_value:
                                value = word[2:]
                                value = value[1:] if value.startswith("=") else value
                            else:
                                args.insert(i, "-" + word[2:])
                    if action is None:
                        extra.append(word)
                        continue
                    for group in self._groups:
                        for other in group.actions:
                            if action in group.actions and other is not action and other in seen:
                                self.error(f"argument {self._name(action)}: not allowed with argument {self._name(other)}")
                    seen.append(action)
                    i = self._apply(action, value, args, i, space)
                self._place(words, space, extra)
                missing = [self._name(a) for a in self._options if a.required and a not in seen]
                missing = self._missing + missing
                if self._sub and self._sub.required and getattr(space, self._sub.dest or "", None) is None:
                    missing.append(self._sub.dest or "{" + ",".join(self._sub.choices) + "}")
                if missing:
                    self.error(f"the following arguments are required: {', '.join(missing)}")
                for group in self._groups:
                    if group.required and not any(a in seen for a in group.actions):
                        self.error(f"one of the arguments {' '.join(self._name(a) for a in group.actions)} is required")
                return space, extra

            def _is_number(self, word):
                try:
                    float(word)
                except ValueError:
                    return False
                return not any(f[1:2].isdigit() for a in self._options for f in a.option_strings)

            def _find(self, head):
                near = []
                for action in self._options:
                    for flag in action.option_strings:
                        if flag == head:
                            return action
                        if head.startswith("--") and flag.startswith(head):
                            near.append(action)
                return near[0] if len(near) == 1 else None

            def _apply(self, action, value, args, i, space):
                kind = action.action
                if kind == "help":
                    self.print_help()
                    self.exit()
                elif kind == "version":
                    print((action.version or "").replace("%(prog)s", self.prog))
                    self.exit()
                elif kind == "store_true":
                    setattr(space, action.dest, True)
                elif kind == "store_false":
                    setattr(space, action.dest, False)
                elif kind == "store_const":
                    setattr(space, action.dest, action.const)
                elif kind == "count":
                    setattr(space, action.dest, (getattr(space, action.dest, None) or 0) + 1)
                elif kind == "append_const":
                    setattr(space, action.dest, list(getattr(space, action.dest, None) or []) + [action.const])
                else:
                    values = [value] if value is not None else []
                    if value is None:
                        most = {None: 1, "?": 1}.get(action.nargs, action.nargs if isinstance(action.nargs, int) else 10 ** 9)
                        while i < len(args) and len(values) < most and (not args[i].startswith("-") or self._is_number(args[i])):
                            values.append(args[i])
                            i += 1
                    if action.nargs is None and not values:
                        self.error(f"argument {self._name(action)}: expected one argument")
                    if action.nargs == "+" and not values:
                        self.error(f"argument {self._name(action)}: expected at least one argument")
                    if isinstance(action.nargs, int) and len(values) < action.nargs:
                        self.error(f"argument {self._name(action)}: expected {action.nargs} argument{'s' if action.nargs > 1 else ''}")
                    converted = [self._convert(action, v) for v in values]
                    if action.nargs in (None, "?"):
                        result = converted[0] if converted else action.const
                    else:
                        result = converted
                    if kind in ("append", "extend"):
                        old = list(getattr(space, action.dest, None) or [])
                        result = old + (result if kind == "extend" else [result])
                    setattr(space, action.dest, result)
                return i

            def _place(self, words, space, extra):
                self._missing = []
                rest = list(words)
                for index, action in enumerate(self._positionals):
                    later = sum(1 if a.nargs is None else a.nargs if isinstance(a.nargs, int) else 1 if a.nargs == "+" else 0
                                for a in self._positionals[index + 1:])
                    if action.nargs is None:
                        if not rest:
                            self._missing.append(action.shown())
                            continue
                        setattr(space, action.dest, self._convert(action, rest.pop(0)))
                    elif action.nargs == "?":
                        if len(rest) > later:
                            setattr(space, action.dest, self._convert(action, rest.pop(0)))
                    else:
                        count = action.nargs if isinstance(action.nargs, int) else max(0, len(rest) - later)
                        taken, rest = rest[:count], rest[count:]
                        if action.nargs == "+" and not taken or isinstance(action.nargs, int) and len(taken) < count:
                            self._missing.append(action.shown())
                            continue
                        if taken or action.default is None:
                            setattr(space, action.dest, [self._convert(action, w) for w in taken])
                extra[:0] = rest

        """##
    ]
}

extension Library {
    /// What every program has without asking: `process`, `console`, timers.
    static let globals: [String: String] = [
        // process, console, timers and the other globals.
        "internal/globals": #"""
        const { inspect, format, formatWithOptions } = require('internal/inspect');
        const EventEmitter = require('events');
        const { hide } = binding;

        const [pid, ppid, uid, gid, directory, processors] = binding.facts();
        const started = binding.now();
        const version = binding.version();

        // Variables are texts, whatever is assigned.
        const environment = () => new Proxy(binding.environment(), {
          set(target, key, value) { target[key] = String(value); return true; },
          getOwnPropertyDescriptor(target, key) { return Object.getOwnPropertyDescriptor(target, key); },
        });
        class Process extends EventEmitter {}
        Object.defineProperty(Process, 'name', { value: 'process' });
        const process = new Process();
        const signals = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGUSR1: 10, SIGUSR2: 12, SIGTERM: 15, SIGCONT: 18, SIGWINCH: 28, SIGKILL: 9, SIGSTOP: 19 };
        Object.assign(process, {
          title: 'node', version: 'v' + version,
          versions: { node: version, v8: '11.3.244.8-node.33', uv: '1.46.0', modules: '115' },
          arch: 'x64', platform: 'linux', release: { name: 'node', lts: 'Iron' },
          argv: binding.arguments(), execArgv: [], execPath: '/usr/local/bin/node', pid, ppid, exitCode: undefined,
          env: environment(), config: {}, features: {},
          cwd: () => current,
          chdir(path) {
            const target = require('path').resolve(path);
            if (!binding.isDirectory(target)) {
              const error = new Error(`ENOENT: no such file or directory, chdir ${current} -> '${path}'`);
              throw Object.assign(error, { errno: -2, code: 'ENOENT', syscall: 'chdir', path: current, dest: path });
            }
            current = target;
            binding.changeDirectory(target);
          },
          exit(code) {
            if (code !== undefined) process.exitCode = code;
            if (!process._exiting) { process._exiting = true; process.emit('exit', process.exitCode ?? 0); }
            binding.exit(process.exitCode ?? 0);
          },
          abort() { binding.exit(134); },
          uptime: () => (binding.now() - started) / 1e9 + 0.03,
          hrtime: Object.assign((before) => {
            const now = binding.now();
            let seconds = Math.floor(now / 1e9);
            let nanos = now % 1e9;
            if (before) { seconds -= before[0]; nanos -= before[1]; if (nanos < 0) { seconds--; nanos += 1e9; } }
            return [seconds, nanos];
          }, { bigint: () => BigInt(binding.now()) }),
          memoryUsage: Object.assign(() => ({ rss: binding.memory() + 20e6, heapTotal: binding.memory(), heapUsed: Math.floor(binding.memory() * 0.6), external: 1e6, arrayBuffers: 1e4 }), { rss: () => binding.memory() + 20e6 }),
          cpuUsage: () => ({ user: 30000, system: 8000 }),
          nextTick(callback, ...args) {
            if (typeof callback !== 'function') throw invalidType('callback', 'function', callback);
            binding.tick(callback, args);
          },
          kill(target, signal = 'SIGTERM') {
            const number = typeof signal === 'number' ? signal : signals[signal];
            if (number === undefined) throw Object.assign(new TypeError(`Unknown signal: ${signal}`), { code: 'ERR_UNKNOWN_SIGNAL' });
            const code = binding.kill(target, number);
            if (code) throw Object.assign(new Error(`kill ${code}`), { errno: -3, code, syscall: 'kill' });
            return true;
          },
          getuid: () => uid, geteuid: () => uid, getgid: () => gid, getegid: () => gid, umask: () => 0o22,
          emitWarning(warning) {
            const text = typeof warning === 'string' ? `Warning: ${warning}` : `${warning.name}: ${warning.message}`;
            binding.print(2, `(node:${pid}) ${text}\n(Use \`node --trace-warnings ...\` to show where the warning was created)\n`);
          },
          binding() { throw new Error('No such module'); },
        });
        let current = directory;
        Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });
        const on = process.on;
        const listen = (name) => { if (signals[name]) binding.handleSignal(signals[name], true); };
        hide(process, {
          on(name, listener) { listen(name); return on.call(process, name, listener); },
          once(name, listener) { listen(name); return EventEmitter.prototype.once.call(process, name, listener); },
        });
        process.addListener = process.on;
        binding.hook('signal', (number) => {
          const name = Object.keys(signals).find((key) => signals[key] === number);
          if (!process.emit(name, name, number)) process.exit(128 + number);
        });

        // Standard streams.
        const { Writable, Readable } = require('stream');
        const output = (fd) => {
          const stream = new Writable({ decodeStrings: false, write(chunk, encoding, done) { binding.write(fd, typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk); done(); } });
          stream._writeNow = true;
          stream.fd = fd;
          stream.isTTY = binding.isTerminal(fd) || undefined;
          if (stream.isTTY) { stream.columns = 80; stream.rows = 24; stream.getColorDepth = () => 8; stream.hasColors = () => true; stream.getWindowSize = () => [80, 24]; }
          stream._type = 'pipe';
          return stream;
        };
        const lazy = (name, make) => {
          let made;
          Object.defineProperty(process, name, { get: () => (made ??= make()), enumerable: true, configurable: true });
        };
        lazy('stdout', () => output(1));
        lazy('stderr', () => output(2));
        lazy('stdin', () => {
          let isOpen = false;
          const stream = new Readable({
            read() {
              if (isOpen) return;
              isOpen = true;
              binding.watch(0, false, false, (chunk) => { stream.push(chunk); });
            },
          });
          stream.fd = 0;
          stream.isTTY = binding.isTerminal(0) || undefined;
          stream.setRawMode = () => stream;
          stream.ref = () => stream;
          stream.unref = () => stream;
          const pause = stream.pause;
          stream.pause = () => { binding.unwatch(0); isOpen = false; return pause.call(stream); };
          const destroy = stream.destroy;
          stream.destroy = (error) => { binding.unwatch(0); return destroy.call(stream, error); };
          return stream;
        });

        function invalidType(name, expected, value) {
          const { received } = require('internal/errors');
          const list = Array.isArray(expected) ? expected : [expected];
          return binding.makeError('TypeError', `The "${name}" argument must be of type ${list.join(' or ')}. Received ${received(value)}`, 'ERR_INVALID_ARG_TYPE');
        }

        // The console.
        class Console {
          constructor(out, err) {
            const options = out && out.stdout ? out : { stdout: out, stderr: err ?? out };
            this._print = (fd, text) => {
              const stream = fd === 1 ? options.stdout : options.stderr ?? options.stdout;
              stream.write(text);
            };
          }
        }
        const indents = new WeakMap();
        const counts = new WeakMap();
        const labels = new WeakMap();
        const state = (map, key, make) => { if (!map.has(key)) map.set(key, make()); return map.get(key); };
        function print(self, fd, args) {
          const group = state(indents, self, () => ({ text: '' })).text;
          let text = formatWithOptions({ colors: colored(fd) }, ...args);
          if (group) text = text.split('\n').map((line) => group + line).join('\n');
          if (self._print) self._print(fd, text + '\n'); else binding.print(fd, text + '\n');
        }
        let isColored = [];
        const colored = (fd) => (isColored[fd] ??= binding.isTerminal(fd) && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
        const methods = {
          log(...args) { print(this, 1, args); },
          info(...args) { print(this, 1, args); },
          debug(...args) { print(this, 1, args); },
          error(...args) { print(this, 2, args); },
          warn(...args) { print(this, 2, args); },
          trace(...args) {
            const error = { name: 'Trace', message: format(...args) };
            Error.captureStackTrace(error, methods.trace);
            print(this, 2, [error.stack]);
          },
          dir(value, options) { print(this, 1, [inspect(value, { customInspect: false, ...options })]); },
          dirxml(...args) { print(this, 1, args); },
          assert(condition, ...args) {
            if (condition) return;
            args[0] = `Assertion failed${args.length === 0 ? '' : `: ${args[0]}`}`;
            print(this, 2, args);
          },
          group(...args) {
            if (args.length) print(this, 1, args);
            state(indents, this, () => ({ text: '' })).text += '  ';
          },
          groupEnd() { const group = state(indents, this, () => ({ text: '' })); group.text = group.text.slice(2); },
          count(label = 'default') {
            const map = state(counts, this, () => new Map());
            map.set(`${label}`, (map.get(`${label}`) ?? 0) + 1);
            print(this, 1, [`${label}: ${map.get(`${label}`)}`]);
          },
          clear() { if (colored(1)) binding.print(1, '\u001b[1;1H\u001b[0J'); },
          countReset(label = 'default') { state(counts, this, () => new Map()).delete(`${label}`); },
          time(label = 'default') { state(labels, this, () => new Map()).set(`${label}`, binding.now()); },
          timeEnd(label = 'default') {
            const map = state(labels, this, () => new Map());
            if (!map.has(`${label}`)) return process.emitWarning(`No such label '${label}' for console.timeEnd()`);
            print(this, 1, [`${label}: ${duration(binding.now() - map.get(`${label}`))}`]);
            map.delete(`${label}`);
          },
          timeLog(label = 'default', ...args) {
            const map = state(labels, this, () => new Map());
            if (map.has(`${label}`)) print(this, 1, [`${label}: ${duration(binding.now() - map.get(`${label}`))}`, ...args]);
          },
          table(data, columns) {
            if (data === null || typeof data !== 'object') return print(this, 1, [data]);
            print(this, 1, [table(data, columns)]);
          },
        };
        methods.groupCollapsed = methods.group;
        const duration = (nanoseconds) => {
          const ms = nanoseconds / 1e6;
          return ms >= 1000 ? `${(ms / 1000).toFixed(3)}s` : `${Number(ms.toFixed(3))}ms`;
        };
        function table(data, columns) {
          const show = (value) => inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth: value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0 });
          const kind = binding.kindOf(data);
          let rows;
          let head = '(index)';
          if (kind === 'map') { head = '(iteration index)'; rows = [...data].map(([key, value], i) => [i, { Key: key, Values: value }, true]); }
          else if (kind === 'set') { head = '(iteration index)'; rows = [...data].map((value, i) => [i, value]); }
          else rows = Object.keys(data).map((key) => [key, data[key]]);
          const names = {};
          let hasValues = false;
          for (const [, row] of rows) {
            if (row === null || typeof row !== 'object') { hasValues = true; continue; }
            for (const key of Object.keys(row)) names[key] = true;
          }
          const used = columns ?? Object.keys(names);
          const header = [head, ...used, ...(hasValues ? ['Values'] : [])];
          const lines = rows.map(([key, row]) => {
            const isObject = row !== null && typeof row === 'object';
            return [String(key), ...used.map((name) => (isObject && Object.hasOwn(row, name) ? show(row[name]) : '')), ...(hasValues ? [isObject ? '' : show(row)] : [])];
          });
          const widths = header.map((name, i) => Math.max(name.length, ...lines.map((line) => line[i].length)) + 2);
          const center = (text, size) => ' ' + text + ' '.repeat(size - text.length - 1);
          const rule = (a, b, c) => a + widths.map((size) => '─'.repeat(size)).join(b) + c;
          const row = (cells) => '│' + cells.map((cell, i) => center(cell, widths[i])).join('│') + '│';
          return [rule('┌', '┬', '┐'), row(header), rule('├', '┼', '┤'), ...lines.map(row), rule('└', '┴', '┘')].join('\n');
        }
        hide(Console.prototype, methods);
        const console = {};
        const order = ['log', 'warn', 'dir', 'time', 'timeEnd', 'timeLog', 'trace', 'assert', 'clear', 'count', 'countReset', 'group', 'groupEnd', 'table', 'debug', 'info', 'dirxml', 'error', 'groupCollapsed'];
        for (const name of order) console[name] = methods[name].bind(console);
        for (const name of Object.keys(methods)) Object.defineProperty(console[name], 'name', { value: name });
        console.Console = Console;
        Object.defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });

        // Timers.
        class Timeout {
          constructor(callback, delay, args, repeats) {
            if (typeof callback !== 'function') throw invalidType('callback', 'function', callback);
            this._idleTimeout = delay >= 1 ? delay : 1;
            this._onTimeout = callback;
            this._repeat = repeats ? this._idleTimeout : null;
            Object.defineProperty(this, 'number', { value: binding.startTimer(callback, delay, repeats, args, this), enumerable: false, writable: true });
            Object.defineProperty(this, 'isRelaxed', { value: false, enumerable: false, writable: true });
          }
          ref() { binding.relaxTimer(this.number, false); this.isRelaxed = false; return this; }
          unref() { binding.relaxTimer(this.number, true); this.isRelaxed = true; return this; }
          hasRef() { return !this.isRelaxed; }
          refresh() { binding.stopTimer(this.number); this.number = binding.startTimer(this._onTimeout, this._idleTimeout, this._repeat !== null, [], this); return this; }
          close() { binding.stopTimer(this.number); return this; }
          [Symbol.toPrimitive]() { return this.number; }
        }
        class Immediate {
          constructor(callback, args) {
            if (typeof callback !== 'function') throw invalidType('callback', 'function', callback);
            Object.defineProperty(this, 'number', { value: binding.immediate(callback, args), enumerable: false });
          }
          ref() { return this; }
          unref() { return this; }
        }
        const clear = (timer) => {
          if (timer === null || timer === undefined) return;
          if (timer instanceof Timeout) binding.stopTimer(timer.number);
          else if (timer instanceof Immediate) binding.stopImmediate(timer.number);
          else if (typeof timer === 'number' || typeof timer === 'string') binding.stopTimer(Number(timer));
        };
        const timers = {
          setTimeout(callback, delay, ...args) { return new Timeout(callback, Number(delay), args, false); },
          setInterval(callback, delay, ...args) { return new Timeout(callback, Number(delay), args, true); },
          setImmediate(callback, ...args) { return new Immediate(callback, args); },
          clearTimeout(timer) { clear(timer); },
          clearInterval(timer) { clear(timer); },
          clearImmediate(timer) { clear(timer); },
        };
        const promisify = Symbol.for('nodejs.util.promisify.custom');
        Object.defineProperty(timers.setTimeout, promisify, { value: (delay, value) => new Promise((resolve) => timers.setTimeout(resolve, delay, value)) });
        Object.defineProperty(timers.setImmediate, promisify, { value: (value) => new Promise((resolve) => timers.setImmediate(resolve, value)) });

        const clone = (value, seen = new Map()) => {
          if (typeof value === 'function' || typeof value === 'symbol') {
            const error = new Error(`${String(value)} could not be cloned.`);
            error.name = 'DataCloneError';
            throw error;
          }
          if (value === null || typeof value !== 'object') return value;
          if (seen.has(value)) return seen.get(value);
          const kind = binding.kindOf(value);
          const keep = (made) => { seen.set(value, made); return made; };
          if (kind === 'array') { const made = keep(new Array(value.length)); for (const key of Object.keys(value)) made[key] = clone(value[key], seen); return made; }
          if (kind === 'map') { const made = keep(new Map()); for (const [key, item] of value) made.set(clone(key, seen), clone(item, seen)); return made; }
          if (kind === 'set') { const made = keep(new Set()); for (const item of value) made.add(clone(item, seen)); return made; }
          if (kind === 'date') return keep(new Date(value.getTime()));
          if (kind === 'regexp') return keep(new RegExp(value.source, value.flags));
          if (kind === 'arraybuffer') return keep(value.slice(0));
          if (kind === 'bytes') return keep(value instanceof Buffer ? new Uint8Array(value) : value.slice());
          if (kind === 'dataview') return keep(new DataView(clone(value.buffer, seen), value.byteOffset, value.byteLength));
          if (kind === 'error') { const made = keep(new (globalThis[value.name] ?? Error)(value.message)); made.stack = value.stack; return made; }
          const made = keep({});
          for (const key of Object.keys(value)) made[key] = clone(value[key], seen);
          return made;
        };

        const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
        for (const [name, value] of Object.entries({ process, console, ...timers, global: globalThis })) define(name, value);
        define('queueMicrotask', function queueMicrotask(callback) { if (typeof callback !== 'function') throw invalidType('callback', 'function', callback); binding.enqueue(callback); });
        define('structuredClone', function structuredClone(value) { return clone(value); });
        define('performance', { now: () => (binding.now() - started) / 1e6 + 25, timeOrigin: started / 1e6, mark() {}, measure() {} });
        define('Buffer', require('buffer').Buffer);
        Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true });
        const late = (names, module) => {
          for (const name of names) {
            Object.defineProperty(globalThis, name, {
              get: () => { const value = require(module)[name]; define(name, value); return value; },
              set: (value) => define(name, value), configurable: true, enumerable: false,
            });
          }
        };
        late(['URL', 'URLSearchParams'], 'url');
        late(['fetch', 'Headers', 'Request', 'Response', 'FormData'], 'internal/fetch');
        late(['AbortController', 'AbortSignal', 'Event', 'EventTarget', 'CustomEvent'], 'internal/abort');
        late(['TextEncoder', 'TextDecoder'], 'util');
        late(['btoa', 'atob'], 'buffer');
        late(['crypto'], 'internal/webcrypto');
        late(['Intl'], 'internal/intl');
        for (const name of ['SharedArrayBuffer', 'Atomics', 'WebAssembly']) {
          late([name], 'internal/missing');
        }
        Object.assign(exports, { process, console, timers, Timeout, invalidType, signals });
        """#
    ]
}

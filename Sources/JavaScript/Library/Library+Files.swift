extension Library {
    static let files: [String: String] = [
        "fs": #"""
        const { invalidType } = require('internal/errors');
        const path = require('path');
        const toPath = (value, name = 'path') => {
          if (typeof value === 'string') {
            if (value.includes('\0')) throw require('internal/errors').invalidValue(name, value, 'must be a string, Uint8Array, or URL without null bytes');
            return value;
          }
          if (value && value.href && value.protocol === 'file:') return decodeURIComponent(value.pathname);
          if (binding.kindOf(value) === 'bytes') return binding.textFromBytes(value);
          throw invalidType(name, 'of type string or an instance of Buffer or URL', value);
        };
        const encodingOf = (options, usual) => (typeof options === 'string' ? options : options?.encoding ?? usual);
        const toBytes = (data, encoding) => {
          if (typeof data === 'string') return binding.bytesFromText(data, encoding ?? 'utf8');
          if (binding.kindOf(data) === 'bytes') return data;
          throw invalidType('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
        };
        class Stats {
          constructor(facts) {
            const [mode, size, modified, uid, gid, nlink] = facts;
            Object.assign(this, { dev: 64, mode, nlink, uid, gid, rdev: 0, blksize: 4096, ino: 1, size, blocks: Math.ceil(size / 512), atimeMs: modified, mtimeMs: modified, ctimeMs: modified, birthtimeMs: modified });
            for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) this[name] = new Date(modified);
          }
          isFile() { return (this.mode & 0o170000) === 0o100000; }
          isDirectory() { return (this.mode & 0o170000) === 0o040000; }
          isSymbolicLink() { return (this.mode & 0o170000) === 0o120000; }
          isFIFO() { return (this.mode & 0o170000) === 0o010000; }
          isSocket() { return (this.mode & 0o170000) === 0o140000; }
          isBlockDevice() { return false; }
          isCharacterDevice() { return (this.mode & 0o170000) === 0o020000; }
        }
        class Dirent {
          constructor(name, folder, mode) {
            this.name = name;
            this.parentPath = folder;
            this.path = folder;
            this[Symbol.for('type')] = mode;
            Object.defineProperty(this, Symbol.for('type'), { enumerable: false });
          }
          get mode() { return this[Symbol.for('type')]; }
        }
        for (const name of ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket', 'isBlockDevice', 'isCharacterDevice']) {
          Object.defineProperty(Dirent.prototype, name, { value() { return Stats.prototype[name].call({ mode: this.mode }); } });
        }
        Object.defineProperty(Dirent.prototype, 'mode', { enumerable: false });
        const open = new Map();

        const sync = {
          readFile(file, options) {
            const name = typeof file === 'number' ? file : toPath(file);
            const encoding = encodingOf(options, null);
            let bytes;
            try { bytes = binding.readFile(name); } catch (error) {
              if (error.syscall === 'open') {
                const own = /^utf-?8$/i.test(encoding ?? '') ? ['Object.readFileSync (node:fs:448:20)'] : ['Object.openSync (node:fs:573:18)', 'Object.readFileSync (node:fs:452:35)'];
                const [first, ...frames] = error.stack.split('\n');
                error.stack = [first, ...[...own.map((line) => '    at ' + line), ...frames].slice(0, 10)].join('\n');
              }
              throw error;
            }
            if (encoding && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw require('internal/errors').invalidValue('encoding', encoding, 'is invalid encoding');
            return encoding && encoding !== 'buffer' ? binding.textFromBytes(bytes, encoding.toLowerCase()) : bytes;
          },
          writeFile(file, data, options) {
            const name = typeof file === 'number' ? file : toPath(file);
            binding.writeFile(name, toBytes(data, encodingOf(options)), options?.flag ?? 'w', options?.mode);
          },
          appendFile(file, data, options) { sync.writeFile(file, data, { ...(typeof options === 'string' ? { encoding: options } : options), flag: 'a' }); },
          access(file, mode = 0) {
            const name = toPath(file);
            const facts = binding.stat(name, true, 'access');
            if (mode & 2 && process.getuid() !== 0 && !(facts[0] & 0o222)) {
              throw Object.assign(new Error(`EACCES: permission denied, access '${name}'`), { errno: -13, code: 'EACCES', syscall: 'access', path: name });
            }
          },
          stat(file, options) {
            if (options?.throwIfNoEntry === false && !binding.exists(toPath(file))) return undefined;
            return new Stats(binding.stat(toPath(file), true, 'stat'));
          },
          lstat(file) { return new Stats(binding.stat(toPath(file), false, 'lstat')); },
          readdir(folder, options) {
            const base = toPath(folder);
            const list = (at, prefix) => binding.list(at).flatMap((name) => {
              const full = path.join(at, name);
              const mode = binding.stat(full, false, 'lstat')[0];
              const own = options?.withFileTypes ? new Dirent(name, at, mode) : prefix + name;
              if (options?.recursive && (mode & 0o170000) === 0o040000) return [own, ...list(full, `${prefix}${name}/`)];
              return [own];
            });
            if (options?.withFileTypes || options?.recursive) return list(base, '');
            return binding.list(base);
          },
          mkdir(folder, options) {
            const name = toPath(folder);
            const mode = typeof options === 'number' ? options : options?.mode;
            if (!options?.recursive) { binding.makeDirectory(name, mode); return; }
            let first;
            const make = (at) => {
              if (binding.exists(at)) {
                if (!binding.isDirectory(at)) binding.makeDirectory(at, mode);
                return;
              }
              make(path.dirname(at));
              binding.makeDirectory(at, mode);
              first ??= at;
            };
            make(path.resolve(name));
            return first;
          },
          mkdtemp(prefix) {
            const name = prefix + binding.textFromBytes(binding.randomBytes(3), 'hex');
            binding.makeDirectory(name, 0o700);
            return name;
          },
          rmdir(folder, options) { if (options?.recursive) return sync.rm(folder, { recursive: true, force: true }); binding.removeDirectory(toPath(folder)); },
          rm(file, options) {
            const name = toPath(file);
            let facts;
            try { facts = binding.stat(name, false, 'lstat'); } catch (error) { if (options?.force && error.code === 'ENOENT') return; throw error; }
            if ((facts[0] & 0o170000) !== 0o040000) return binding.unlink(name);
            if (!options?.recursive) {
              const error = binding.makeError('Error', `Path is a directory: rm returned EISDIR (is a directory) ${name}`, 'ERR_FS_EISDIR');
              error.name = 'SystemError';
              throw error;
            }
            for (const inner of binding.list(name)) sync.rm(path.join(name, inner), options);
            binding.removeDirectory(name);
          },
          unlink(file) { binding.unlink(toPath(file)); },
          rename(from, to) { binding.rename(toPath(from), toPath(to)); },
          copyFile(from, to, mode = 0) {
            const target = toPath(to, 'dest');
            const facts = binding.exists(toPath(from)) ? binding.stat(toPath(from), true, 'stat') : null;
            if (!facts) throw Object.assign(new Error(`ENOENT: no such file or directory, copyfile '${toPath(from)}' -> '${target}'`), { errno: -2, code: 'ENOENT', syscall: 'copyfile', path: toPath(from), dest: target });
            if (mode & 1 && binding.exists(target)) throw Object.assign(new Error(`EEXIST: file already exists, copyfile '${toPath(from)}' -> '${target}'`), { errno: -17, code: 'EEXIST', syscall: 'copyfile', path: toPath(from), dest: target });
            binding.writeFile(target, binding.readFile(toPath(from)), 'w', facts[0] & 0o777);
          },
          cp(from, to, options) {
            const [source, target] = [toPath(from), toPath(to)];
            if (!binding.isDirectory(source)) return sync.copyFile(source, target);
            if (!options?.recursive) throw binding.makeError('Error', `Recursive option not enabled, cannot copy a directory: cp returned EISDIR (${source} is a directory (not copied)) ${source}`, 'ERR_FS_EISDIR');
            sync.mkdir(target, { recursive: true });
            for (const name of binding.list(source)) sync.cp(path.join(source, name), path.join(target, name), options);
          },
          symlink(target, file) { binding.symlink(toPath(target), toPath(file)); },
          readlink(file) { return binding.readlink(toPath(file)); },
          realpath(file) {
            const target = path.resolve(toPath(file));
            binding.stat(target, true, 'lstat');
            let result = '/';
            for (const part of target.split('/').filter(Boolean)) {
              let next = path.join(result, part);
              while ((binding.stat(next, false, 'lstat')[0] & 0o170000) === 0o120000) next = path.resolve(path.dirname(next), binding.readlink(next));
              result = next;
            }
            return result;
          },
          chmod(file, mode) { binding.chmod(toPath(file), typeof mode === 'string' ? parseInt(mode, 8) : mode); },
          chown() {},
          utimes(file, accessed, modified) { binding.setTime(toPath(file), typeof modified === 'number' ? modified * 1000 : new Date(modified).getTime()); },
          truncate(file, size = 0) {
            const bytes = binding.readFile(toPath(file));
            binding.writeFile(toPath(file), binding.sliceBytes(bytes, 0, size), 'w');
          },
          open(file, flags = 'r') {
            const name = toPath(file);
            const fd = binding.openFile(name, flags);
            open.set(fd, { name, position: 0, flags });
            return fd;
          },
          close(fd) { open.delete(fd); binding.close(fd, true); },
          write(fd, data, ...rest) {
            const bytes = typeof data === 'string' ? binding.bytesFromText(data, 'utf8') : binding.sliceBytes(data, rest[0] ?? 0, rest[1] === undefined ? undefined : (rest[0] ?? 0) + rest[1]);
            binding.write(fd, bytes);
            return bytes.length;
          },
          read(fd, buffer, offset = 0, length = buffer.length, position = null) {
            if (typeof offset === 'object' && offset !== null) ({ offset = 0, length = buffer.length - offset, position = null } = offset);
            const file = open.get(fd);
            const bytes = file ? binding.readFile(file.name) : binding.readFile(fd);
            const from = position ?? file?.position ?? 0;
            const piece = binding.sliceBytes(bytes, from, from + length);
            for (let i = 0; i < piece.length; i++) buffer[offset + i] = piece[i];
            if (file && position === null) file.position += piece.length;
            return piece.length;
          },
          fstat(fd) { return open.has(fd) ? sync.stat(open.get(fd).name) : new Stats([0o020620, 0, 0, 0, 0, 1]); },
          opendir(folder) {
            const list = sync.readdir(folder, { withFileTypes: true });
            return { path: folder, readSync: () => list.shift() ?? null, closeSync() {}, async *[Symbol.asyncIterator]() { yield* list; } };
          },
        };
        const existsSync = (file) => { try { return binding.exists(toPath(file)); } catch { return false; } };

        const promises = {};
        for (const name of Object.keys(sync)) {
          exports[name + 'Sync'] = { [name + 'Sync'](...args) { return sync[name](...args); } }[name + 'Sync'];
          // Callbacks are called when the program at work has ended.
          exports[name] = {
            [name](...args) {
              const callback = args.pop();
              if (typeof callback !== 'function') throw invalidType('cb', 'of type function', callback);
              let error = null;
              let result;
              try { result = sync[name](...args); } catch (caught) { if (caught.code?.startsWith('ERR_INVALID')) throw caught; error = caught; }
              setImmediate(() => (error ? callback(error) : result === undefined ? callback(null) : callback(null, result)));
            },
          }[name];
          promises[name] = { async [name](...args) { await later(); try { return sync[name](...args); } catch (error) { if (error.code?.startsWith('E') && !error.code.startsWith('ERR')) binding.noteStack(error, `Error: ${error.message}`); throw error; } } }[name];
        }
        const later = () => new Promise((resolve) => setImmediate(resolve));
        class FileHandle {
          constructor(fd, file) { this.fd = fd; this.file = file; }
          async readFile(options) { await later(); return sync.readFile(this.file, options); }
          async writeFile(data) { await later(); return sync.write(this.fd, data); }
          async appendFile(data) { await later(); return sync.write(this.fd, data); }
          async write(data, ...rest) { await later(); return { bytesWritten: sync.write(this.fd, data, ...rest), buffer: data }; }
          async read(buffer, ...rest) { await later(); return { bytesRead: sync.read(this.fd, buffer, ...rest), buffer }; }
          async stat() { await later(); return sync.stat(this.file); }
          async close() { await later(); sync.close(this.fd); }
          async *readLines() { yield* sync.readFile(this.file, 'utf8').replace(/\n$/, '').split('\n'); }
        }
        promises.open = async (file, flags) => { await later(); return new FileHandle(sync.open(file, flags), toPath(file)); };
        promises.constants = undefined;
        exports.existsSync = existsSync;
        exports.exists = (file, callback) => { const found = existsSync(file); setImmediate(() => callback(found)); };
        exports.realpathSync.native = exports.realpathSync;
        exports.constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, COPYFILE_EXCL: 1, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_APPEND: 1024 };
        promises.constants = exports.constants;
        Object.assign(exports, { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, Stats, Dirent, promises });

        exports.createReadStream = (file, options) => {
          const { Readable } = require('stream');
          const encoding = encodingOf(options, null);
          let isOpen = false;
          const stream = new Readable({
            highWaterMark: options?.highWaterMark ?? 65536, encoding: encoding ?? undefined,
            read(size) {
              if (isOpen) return;
              isOpen = true;
              setImmediate(() => {
                let bytes;
                try { bytes = sync.readFile(file); } catch (error) { stream.destroy(error); return; }
                bytes = binding.sliceBytes(bytes, options?.start ?? 0, options?.end === undefined ? undefined : options.end + 1);
                stream.emit('open', 3);
                stream.emit('ready');
                const step = options?.highWaterMark ?? 65536;
                for (let at = 0; at < bytes.length; at += step) { stream.bytesRead += Math.min(step, bytes.length - at); stream.push(binding.sliceBytes(bytes, at, at + step)); }
                stream.push(null);
              });
            },
          });
          stream.path = file;
          stream.bytesRead = 0;
          setImmediate(() => { if (isOpen) return; try { binding.readFile(toPath(file)); } catch (error) { stream.destroy(error); } });
          return stream;
        };
        exports.createWriteStream = (file, options) => {
          const { Writable } = require('stream');
          const flag = options?.flags ?? 'w';
          let isOpen = false;
          const begin = () => { if (!isOpen) { binding.writeFile(toPath(file), binding.bytesFromText(''), flag); isOpen = true; } };
          const stream = new Writable({
            decodeStrings: true,
            write(chunk, encoding, done) {
              try { begin(); binding.writeFile(toPath(file), chunk, 'a'); stream.bytesWritten += chunk.length; } catch (error) { return done(error); }
              setImmediate(done);
            },
            final(done) { try { begin(); } catch (error) { return done(error); } done(); },
          });
          setImmediate(() => { try { begin(); stream.emit('open', 3); stream.emit('ready'); } catch (error) { stream.destroy(error); } });
          stream.path = file;
          stream.bytesWritten = 0;
          return stream;
        };
        exports.watch = () => { throw new Error('Drydock: fs.watch is not simulated'); };
        exports.watchFile = (file, options, listener) => {
          const callback = listener ?? options;
          const look = () => { try { return sync.stat(file); } catch { return new Stats([0, 0, 0, 0, 0, 0]); } };
          let before = look();
          const timer = setInterval(() => { const now = look(); if (now.mtimeMs !== before.mtimeMs) { callback(now, before); before = now; } }, options?.interval ?? 5007);
          watched.set(file, timer);
        };
        const watched = new Map();
        exports.unwatchFile = (file) => { clearInterval(watched.get(file)); watched.delete(file); };
        """#,
        "fs/promises": #"""
        module.exports = require('fs').promises;
        """#,
    ]

    static let paths: [String: String] = [
        "path": #"""
        const { invalidType } = require('internal/errors');
        const check = (value, name) => { if (typeof value !== 'string') throw invalidType(name, 'of type string', value); };
        const simplify = (text, mayLeave) => {
          const result = [];
          for (const part of text.split('/')) {
            if (part === '' || part === '.') continue;
            if (part !== '..') result.push(part);
            else if (result.length && result[result.length - 1] !== '..') result.pop();
            else if (mayLeave) result.push('..');
          }
          return result.join('/');
        };
        const path = {
          sep: '/', delimiter: ':',
          resolve(...parts) {
            let result = '';
            for (let i = parts.length - 1; i >= -1 && !result.startsWith('/'); i--) {
              const part = i >= 0 ? parts[i] : process.cwd();
              check(part, `paths[${i}]`);
              if (part) result = result ? `${part}/${result}` : part;
            }
            return '/' + simplify(result, false);
          },
          normalize(name) {
            check(name, 'path');
            if (name === '') return '.';
            const isAbsolute = name.startsWith('/');
            let result = simplify(name, !isAbsolute);
            if (!result && !isAbsolute) result = '.';
            if (result && name.endsWith('/')) result += '/';
            return isAbsolute ? '/' + result.replace(/^\/$/, '') : result;
          },
          isAbsolute(name) { check(name, 'path'); return name.startsWith('/'); },
          join(...parts) {
            for (const part of parts) check(part, 'path');
            const joined = parts.filter((part) => part !== '').join('/');
            return joined === '' ? '.' : path.normalize(joined);
          },
          relative(from, to) {
            check(from, 'from');
            check(to, 'to');
            const [a, b] = [path.resolve(from), path.resolve(to)].map((name) => name.split('/').filter(Boolean));
            let same = 0;
            while (same < a.length && same < b.length && a[same] === b[same]) same++;
            return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
          },
          dirname(name) {
            check(name, 'path');
            if (name === '') return '.';
            const plain = name.replace(/\/+$/, '');
            if (plain === '') return '/';
            const at = plain.lastIndexOf('/');
            if (at < 0) return '.';
            return plain.slice(0, at).replace(/\/+$/, '') || '/';
          },
          basename(name, suffix) {
            check(name, 'path');
            const plain = name.replace(/\/+$/, '');
            const base = plain.slice(plain.lastIndexOf('/') + 1);
            return suffix && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
          },
          extname(name) {
            check(name, 'path');
            const base = path.basename(name);
            const at = base.lastIndexOf('.');
            return at <= 0 || base === '..' ? '' : base.slice(at);
          },
          parse(name) {
            check(name, 'path');
            const root = name.startsWith('/') ? '/' : '';
            const base = path.basename(name);
            const ext = path.extname(name);
            const folder = path.dirname(name);
            const dir = name.replace(/\/+$/, '').includes('/') ? folder : root;
            return { root, dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
          },
          format(parts) {
            const dir = parts.dir ?? parts.root;
            const base = parts.base ?? `${parts.name ?? ''}${parts.ext ? (parts.ext.startsWith('.') ? '' : '.') + parts.ext : ''}`;
            if (!dir) return base;
            return dir === parts.root ? dir + base : `${dir}/${base}`;
          },
          toNamespacedPath: (name) => name,
          matchesGlob: undefined,
        };
        delete path.matchesGlob;
        path.posix = path;
        module.exports = path;
        """#,
        "path/posix": "module.exports = require('path');",
        "os": #"""
        const [, , uid, gid, , processors] = binding.facts();
        // What the kernel tells, as libuv asks it.
        const kernel = (name) => binding.textFromBytes(binding.readFile('/proc/' + name));
        const memory = (name) => 1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(kernel('meminfo'))?.[1] ?? 0);
        module.exports = {
          EOL: '\n', hostname: () => binding.hostname(), platform: () => 'linux', type: () => 'Linux', arch: () => 'x64', machine: () => 'x86_64',
          release: () => /version (\S+)/.exec(kernel('version'))?.[1] ?? '', version: () => /#.*/.exec(kernel('version'))?.[0] ?? '', homedir: () => process.env.HOME ?? '/root', tmpdir: () => process.env.TMPDIR ?? '/tmp',
          endianness: () => 'LE', uptime: () => Number(kernel('uptime').split(' ')[0]), loadavg: () => kernel('loadavg').split(' ').slice(0, 3).map(Number), totalmem: () => memory('MemTotal'), freemem: () => memory('MemAvailable'),
          availableParallelism: () => processors,
          cpus: () => Array.from({ length: processors }, () => ({ model: 'Drydock CPU', speed: 2400, times: { user: 1000, nice: 0, sys: 500, idle: 100000, irq: 0 } })),
          networkInterfaces: () => ({
            lo: [{ address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal: true, cidr: '127.0.0.1/8' }],
            eth0: [{ address: binding.ownAddress(), netmask: '255.255.0.0', family: 'IPv4', mac: '02:42:ac:11:00:02', internal: false, cidr: binding.ownAddress() + '/16' }],
          }),
          userInfo: () => ({ uid, gid, username: uid === 0 ? 'root' : process.env.USER ?? 'node', homedir: process.env.HOME ?? '/root', shell: '/bin/sh' }),
          constants: { signals: { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 } },
        };
        """#,
    ]
}

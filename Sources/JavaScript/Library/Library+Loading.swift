extension Library {
    static let loading: [String: String] = [
        "internal/intl": #"""
        // English alone, as everywhere here.
        const formatter = (method) => class {
          #options;
          constructor(locale, options) { this.#options = options; this.format = (value) => (value ?? Date.now())[method]('en-US', this.#options); }
          resolvedOptions() { return { locale: 'en-US', numberingSystem: 'latn', timeZone: 'UTC', ...this.#options }; }
        };
        const NumberFormat = formatter('toLocaleString');
        const Dates = formatter('toLocaleDateString');
        const DateTimeFormat = class DateTimeFormat extends Dates { constructor(locale, options) { super(locale, options); const write = this.format; this.format = (value) => write(typeof value === 'number' ? new Date(value) : value ?? new Date()); } };
        const Collator = class Collator { constructor(locale, options) { this.compare = (a, b) => a.localeCompare(b, 'en', options); } };
        const Intl = new Proxy({ NumberFormat, DateTimeFormat, Collator }, { get(target, name) { if (name in target || typeof name === 'symbol') return target[name]; throw new ReferenceError(`Drydock: Intl.${name} is not simulated`); } });
        module.exports = { Intl };
        """#,
        "internal/missing": #"""
        module.exports = new Proxy({}, { get(target, name) { throw new ReferenceError(`Drydock: ${String(name)} is not simulated`); } });
        """#,
        "internal/errors": #"""
        const { inspect } = require('internal/inspect');
        exports.received = (value) => {
          if (value == null) return `${value}`;
          if (typeof value === 'function') return `function ${value.name}`;
          if (typeof value === 'object') {
            if (value.constructor && value.constructor.name) return `an instance of ${value.constructor.name}`;
            return inspect(value, { depth: -1 });
          }
          let text = inspect(value, { colors: false });
          if (text.length > 28) text = text.slice(0, 25) + '...';
          return `type ${typeof value} (${text})`;
        };
        exports.invalidType = (name, expected, value) => {
          const kind = name.includes('.') ? 'property' : 'argument';
          const subject = name.endsWith(' argument') ? `The ${name}` : `The "${name}" ${kind}`;
          return binding.makeError('TypeError', `${subject} must be ${expected}. Received ${exports.received(value)}`, 'ERR_INVALID_ARG_TYPE');
        };
        exports.invalidValue = (name, value, reason = 'is invalid') => binding.makeError('TypeError', `The argument '${name}' ${reason}. Received ${inspect(value)}`, 'ERR_INVALID_ARG_VALUE');
        exports.outOfRange = (name, range, value) => binding.makeError('RangeError', `The value of "${name}" is out of range. It must be ${range}. Received ${typeof value === 'number' ? String(value).replace(/\B(?=(\d{3})+$)/g, Math.abs(value) >= 1e4 ? '_' : '') : inspect(value)}`, 'ERR_OUT_OF_RANGE');
        exports.coded = (type, code, message) => binding.makeError(type, message, code);
        """#,
        // require, import, and the beginning of a program.
        "internal/loader": #"""
        const path = require('path');
        const { process } = require('internal/globals');
        const names = binding.libraryNames();
        const builtins = [...names.filter((name) => !name.startsWith('internal/') && !name.startsWith('package/')), 'module'];
        const packages = new Set(names.filter((name) => name.startsWith('package/')).map((name) => name.slice(8)));

        const loaded = new Map();
        function library(name) {
          if (loaded.has(name)) return loaded.get(name).exports;
          const module = { exports: {} };
          loaded.set(name, module);
          binding.library(name).call(module.exports, module.exports, libraryRequire, module, binding, {});
          return module.exports;
        }
        function libraryRequire(name) { return internalRequire(name); }
        const internalRequire = internal.require;
        const builtin = (name) => {
          const plain = name.startsWith('node:') ? name.slice(5) : name;
          if (builtins.includes(plain)) return plain;
          if (missing.includes(plain)) {
            const error = new Error(`Drydock: Node's module '${plain}' is not simulated`);
            error.code = 'ERR_NOT_SIMULATED';
            throw error;
          }
          if (name.startsWith('node:')) throw Object.assign(new Error(`No such built-in module: ${name}`), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
          return null;
        };
        const missing = ['child_process', 'cluster', 'dgram', 'http2', 'https', 'inspector', 'repl', 'tls', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib', 'diagnostics_channel', 'test', 'sqlite'];

        class Module {
          constructor(id, parent) {
            this.id = id;
            this.path = path.dirname(id);
            this.exports = {};
            this.filename = id;
            this.loaded = false;
            this.children = [];
            this.paths = lookupPaths(this.path);
            if (parent) { Object.defineProperty(this, 'parent', { value: parent, enumerable: false, configurable: true }); parent.children.push(this); }
          }
          require(name) { return load(name, this); }
        }
        Module.builtinModules = builtins;
        Module.createRequire = (from) => makeRequire(new Module(String(from).replace(/^file:\/\//, '')));
        Module._cache = Object.create(null);
        loaded.set('module', { exports: Module });
        internal.cache.set('module', { exports: Module });

        function lookupPaths(from) {
          const result = [];
          let place = from;
          while (true) {
            if (path.basename(place) !== 'node_modules') result.push(path.join(place, 'node_modules'));
            if (place === '/' || place === '.') break;
            place = path.dirname(place);
          }
          return result;
        }

        const isFile = (name) => binding.exists(name) && !binding.isDirectory(name);
        const asFile = (name) => {
          if (isFile(name)) return name;
          for (const extension of ['.js', '.json', '.cjs', '.node']) if (extension !== '.cjs' && isFile(name + extension)) return name + extension;
          return null;
        };
        const manifest = (folder) => {
          const file = path.join(folder, 'package.json');
          if (!isFile(file)) return null;
          try { return JSON.parse(binding.textFromBytes(binding.readFile(file))); } catch (error) { return null; }
        };
        const asFolder = (folder) => {
          if (!binding.isDirectory(folder)) return null;
          const main = manifest(folder)?.main;
          if (typeof main === 'string') {
            const found = asFile(path.join(folder, main)) ?? asFile(path.join(folder, main, 'index'));
            if (found) return found;
          }
          return asFile(path.join(folder, 'index'));
        };
        const real = (name) => {
          let result = '/';
          for (const part of name.split('/').filter(Boolean)) {
            let next = path.join(result, part);
            for (let i = 0; i < 20; i++) {
              const info = binding.exists(next) ? binding.stat(next, false, 'lstat') : null;
              if (!info || (info[0] & 0o170000) !== 0o120000) break;
              next = path.resolve(path.dirname(next), binding.readlink(next));
            }
            result = next;
          }
          return result;
        };
        // What a package of node_modules stands for: `package/…` of the library, or a file.
        const asPackage = (name, paths, conditions) => {
          const parts = name.split('/');
          const owner = name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
          const rest = parts.slice(owner.split('/').length).join('/');
          for (const folder of paths) {
            const place = path.join(folder, owner);
            if (!binding.isDirectory(place)) continue;
            const info = manifest(place);
            if (info && stands(place)) {
              const file = path.join(place, info.main ?? 'index.js');
              const known = packages.has(name) ? name : rest.endsWith('.js') && packages.has(name.slice(0, -3)) ? name.slice(0, -3) : null;
              return known ? { file, package: known, folder: place } : { file, folder: place, isMissing: true };
            }
            const entry = info?.exports;
            if (entry !== undefined) {
              const key = rest ? './' + rest : '.';
              const table = typeof entry === 'string' || Array.isArray(entry) || !Object.keys(entry)[0]?.startsWith('.') ? { '.': entry } : entry;
              const pick = (value) => {
                if (typeof value === 'string') return value;
                if (!value) return null;
                for (const condition of Object.keys(value)) if (conditions.includes(condition)) { const found = pick(value[condition]); if (found) return found; }
                return null;
              };
              const target = pick(table[key]);
              if (target && isFile(path.join(place, target))) return { file: path.join(place, target), folder: place };
            }
            const found = rest ? asFile(path.join(place, rest)) ?? asFolder(path.join(place, rest)) : asFolder(place);
            if (found) return { file: found, folder: place };
            if (info) return { file: path.join(place, rest || info.main || 'index.js'), folder: place, isMissing: true };
          }
          return null;
        };
        // Whether the files of a package only stand for the real ones.
        const stands = (folder) => {
          const main = asFolder(folder);
          if (!main) return true;
          return /^\S+ \d+\.\d+[^\u0000]*\u0000{4}/.test(binding.textFromBytes(binding.readFile(main), 'utf8', 0, 200));
        };

        function resolve(name, parent) {
          if (name === '') throw Object.assign(new Error("The argument 'id' must be a non-empty string. Received ''"), { code: 'ERR_INVALID_ARG_VALUE' });
          if (name.startsWith('./') || name.startsWith('../') || name.startsWith('/') || name === '.' || name === '..') {
            const target = path.resolve(parent.path, name);
            const found = (name.endsWith('/') ? null : asFile(target)) ?? asFolder(target);
            if (found) return { file: real(found) };
          } else {
            const found = asPackage(name, parent.paths, ['node', 'require', 'default']);
            if (found) return found.isMissing ? notSimulated(found, name) : { ...found, file: found.package ? found.file : real(found.file) };
          }
          const chain = [];
          for (let at = parent; at && at.filename; at = at.parent) chain.push(at.filename);
          const error = new Error(`Cannot find module '${name}'` + (chain.length ? `\nRequire stack:\n- ${chain.join('\n- ')}` : ''));
          const frames = error.stack.split('\n').filter((line) => line.startsWith('    at'));
          const lines = ['Module._resolveFilename (node:internal/modules/cjs/loader:1207:15)', 'Module._load (node:internal/modules/cjs/loader:1038:27)', 'Module.require (node:internal/modules/cjs/loader:1289:19)', 'require (node:internal/modules/helpers:182:18)'];
          error.stack = [`Error: ${error.message}`, ...[...lines.map((line) => '    at ' + line), ...frames].slice(0, 10)].join('\n');
          error.code = 'MODULE_NOT_FOUND';
          error.requireStack = chain;
          throw error;
        }
        const notSimulated = (found, name) => {
          const error = new Error(`Drydock: the package '${name}' is installed, but what it does is not simulated`);
          error.code = 'ERR_NOT_SIMULATED';
          throw error;
        };

        // Files that only their text shows to be ES modules.
        const seen = new Set();
        function typeOf(file) {
          if (seen.has(file)) return 'module';
          if (file.endsWith('.mjs')) return 'module';
          if (file.endsWith('.cjs')) return 'commonjs';
          for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
            const info = manifest(folder);
            if (info) return info.type === 'module' ? 'module' : 'commonjs';
            if (folder === '/' || folder === '.') return 'commonjs';
          }
        }

        function load(name, parent) {
          if (typeof name !== 'string') throw require('internal/errors').invalidType('id', 'of type string', name);
          const known = builtin(name);
          if (known !== null) return internalRequire(known);
          const found = resolve(name, parent);
          if (found.package) return internalRequire('package/' + found.package);
          return loadFile(found.file, parent).exports;
        }
        function loadFile(file, parent) {
          const cached = Module._cache[file];
          if (cached) return cached;
          if (typeOf(file) === 'module' && !file.endsWith('.json')) {
            const error = new Error(`require() of ES Module ${file} from ${parent?.filename ?? '.'} not supported.\nInstead change the require of ${path.basename(file)} in ${parent?.filename ?? '.'} to a dynamic import() which is available in all CommonJS modules.`);
            error.code = 'ERR_REQUIRE_ESM';
            throw error;
          }
          const module = new Module(file, parent);
          Module._cache[file] = module;
          try { run(module); } catch (error) { delete Module._cache[file]; throw error; }
          module.loaded = true;
          return module;
        }
        const wrapper = ['exports', 'require', 'module', '__filename', '__dirname'];
        function run(module) {
          let text = binding.textFromBytes(binding.readFile(module.filename));
          if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
          if (module.filename.endsWith('.json')) {
            try { module.exports = JSON.parse(text); } catch (error) { error.message = `${module.filename}: ${error.message}`; throw error; }
            return;
          }
          const code = binding.compile(text, module.filename, wrapper);
          code.call(module.exports, module.exports, makeRequire(module), module, module.filename, module.path);
        }
        function makeRequire(module) {
          const require = function require(name) { return load(name, module); };
          require.resolve = (name) => builtin(name) ?? resolve(name, module).file;
          require.main = main;
          require.cache = Module._cache;
          require.extensions = { '.js': () => {}, '.json': () => {}, '.node': () => {} };
          return require;
        }
        let main;

        // ES modules, by address.
        const modules = new Map();
        const toFile = (address) => decodeURIComponent(address.replace(/^file:\/\//, ''));
        const toAddress = (file) => 'file://' + encodeURI(file).replace(/[?#]/g, encodeURIComponent);
        function resolveImport(name, from) {
          const known = builtin(name);
          if (known !== null) return 'node:' + known;
          if (name.startsWith('file:')) name = toFile(name);
          const base = toFile(from);
          if (name.startsWith('./') || name.startsWith('../') || name.startsWith('/')) {
            const file = path.resolve(path.dirname(base), name.replace(/[?#].*$/, ''));
            if (binding.isDirectory(file)) throw coded('ERR_UNSUPPORTED_DIR_IMPORT', `Directory import '${file}' is not supported resolving ES modules imported from ${base}`, { url: toAddress(file) });
            if (!binding.exists(file)) throw coded('ERR_MODULE_NOT_FOUND', `Cannot find module '${file}' imported from ${base}`, { url: toAddress(file) });
            return toAddress(real(file));
          }
          const found = asPackage(name, lookupPaths(path.dirname(base)), ['node', 'import', 'default']);
          if (!found) throw coded('ERR_MODULE_NOT_FOUND', `Cannot find package '${name}' imported from ${base}`);
          if (found.package) return 'package:' + found.package;
          if (found.isMissing) notSimulated(found, name);
          return toAddress(real(found.file));
        }
        const coded = (code, message, extra) => Object.assign(binding.makeError('Error', message, code), extra);

        function open(address) {
          if (modules.has(address)) return modules.get(address);
          const entry = { address, needs: {}, state: 'new' };
          modules.set(address, entry);
          try { prepare(entry, address); } catch (error) { modules.delete(address); throw error; }
          return entry;
        }
        function prepare(entry, address) {
          if (address.startsWith('node:')) {
            entry.state = 'done';
            binding.moduleSynthetic(address, internalRequire(address.slice(5)));
            return;
          }
          if (address.startsWith('package:')) {
            entry.state = 'done';
            binding.moduleSynthetic(address, internalRequire('package/' + address.slice(8)));
            return;
          }
          const file = toFile(address);
          if (file.endsWith('.json') || typeOf(file) === 'commonjs') {
            entry.state = 'done';
            binding.moduleSynthetic(address, loadFile(file, undefined).exports);
            return;
          }
          const text = binding.textFromBytes(binding.readFile(file));
          for (const name of binding.moduleParse(text, address)) entry.needs[name] = resolveImport(name, address);
          for (const name of Object.keys(entry.needs)) open(entry.needs[name]);
        }
        function link(entry) {
          if (entry.state !== 'new') return;
          entry.state = 'linking';
          for (const name of Object.keys(entry.needs)) link(modules.get(entry.needs[name]));
          entry.code = binding.moduleLink(entry.address, entry.needs);
          entry.state = 'linked';
        }
        function evaluate(entry) {
          if (entry.state === 'done') return entry.promise;
          entry.state = 'done';
          entry.promise = (async () => {
            for (const name of Object.keys(entry.needs)) {
              const waiting = evaluate(modules.get(entry.needs[name]));
              if (waiting) await waiting;
            }
            const { code } = entry;
            await code();
          })();
          return entry.promise;
        }
        async function importAddress(address) {
          const entry = open(address);
          link(entry);
          const waiting = evaluate(entry);
          if (waiting) await waiting;
          return binding.moduleNamespace(address);
        }
        binding.hook('import', async (name, file) => importAddress(resolveImport(String(name), file.startsWith('file:') ? file : toAddress(file))));
        binding.hook('importMeta', (address) => {
          const file = toFile(address);
          const meta = Object.create(null);
          meta.dirname = path.dirname(file);
          meta.filename = file;
          meta.resolve = (name) => resolveImport(name, address);
          meta.url = address;
          return meta;
        });

        // A text that only an ES module may be, in a file that does not tell.
        function isCommonJS(file) {
          if (file.endsWith('.cjs')) return true;
          for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
            const info = manifest(folder);
            if (info) { if (info.type === 'commonjs') return true; break; }
            if (folder === '/' || folder === '.') break;
          }
          const [major, minor] = process.versions.node.split('.').map(Number);
          if (major < 20 || (major === 20 && minor < 19)) return true;
          return !binding.isModuleText(binding.textFromBytes(binding.readFile(file)));
        }

        // How a program begins.
        exports.runMain = (name) => {
          const target = path.resolve(name);
          const found = asFile(target) ?? asFolder(target);
          if (!found) {
            const error = new Error(`Cannot find module '${target}'`);
            const lines = ['Module._resolveFilename (node:internal/modules/cjs/loader:1207:15)', 'Module._load (node:internal/modules/cjs/loader:1038:27)', 'Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)', 'node:internal/main/run_main_module:28:49'];
            error.stack = [`Error: ${error.message}`, ...lines.map((line) => '    at ' + line)].join('\n');
            error.code = 'MODULE_NOT_FOUND';
            error.requireStack = [];
            throw error;
          }
          const file = real(found);
          process.argv[1] = file;
          if (file.includes('/node_modules/') && binding.textFromBytes(binding.readFile(file)).trim() === '#!/usr/bin/env node') {
            throw Object.assign(new Error(`Drydock: the command '${path.basename(file)}' of npm's packages is not simulated`), { code: 'ERR_NOT_SIMULATED' });
          }
          if (typeOf(file) === 'module') { importAddress(toAddress(file)).catch(internal.fail); return; }
          if (!isCommonJS(file)) { seen.add(file); importAddress(toAddress(file)).catch(internal.fail); return; }
          const module = new Module(file);
          module.id = '.';
          main = process.mainModule = module;
          Module._cache[file] = module;
          run(module);
          module.loaded = true;
        };
        exports.runText = (text, prints) => {
          const module = new Module(path.join(process.cwd(), '[eval]'));
          module.paths = lookupPaths(process.cwd());
          module.path = process.cwd();
          for (const name of builtins) {
            if (name.includes('/') || name in globalThis) continue;
            Object.defineProperty(globalThis, name, { get: () => internalRequire(name), configurable: true, enumerable: false });
          }
          const code = binding.compile(text, '[eval]', wrapper, prints);
          const value = code.call(globalThis, module.exports, makeRequire(module), module, '[eval]', '.');
          if (prints) console.log(value);
        };
        exports.runModuleText = (text) => {
          const address = toAddress(path.join(process.cwd(), '[eval1]'));
          const entry = { address, needs: {}, state: 'new' };
          modules.set(address, entry);
          for (const name of binding.moduleParse(text, address)) entry.needs[name] = resolveImport(name, address);
          for (const name of Object.keys(entry.needs)) open(entry.needs[name]);
          link(entry);
          evaluate(entry).catch(internal.fail);
        };
        """#,
    ]

    /// Begins the library: `internal.require` finds its modules.
    static let beginning = #"""
        const cache = new Map();
        const require = (name) => {
          const known = cache.get(name);
          if (known) return known.exports;
          const module = { exports: {} };
          cache.set(name, module);
          const code = binding.library(name);
          if (!code) throw new Error(`Drydock: the library has no module '${name}'`);
          code.call(module.exports, module.exports, require, module, binding, internal);
          return module.exports;
        };
        const internal = { require, cache, fail: (error) => { binding.enqueue(() => { throw error; }); } };
        require('internal/globals');
        const loader = require('internal/loader');
        binding.hook('main', loader.runMain);
        binding.hook('text', loader.runText);
        binding.hook('moduleText', loader.runModuleText);
        binding.hook('emit', (name, ...args) => process.emit(name, ...args));
        binding.hook('listens', (name) => process.listenerCount(name) > 0);
        binding.hook('process', process);
        binding.hook('inspectFatal', require('internal/inspect').inspectFatal);
        """#
}

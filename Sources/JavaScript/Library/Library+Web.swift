extension Library {
    static let web: [String: String] = [
        "internal/fetch": #"""
        const http = require('http');
        const custom = Symbol.for('nodejs.util.inspect.custom');
        class Headers {
          #map = new Map();
          constructor(init) {
            if (!init) return;
            if (typeof init[Symbol.iterator] === 'function') for (const [name, value] of init) this.append(name, value);
            else for (const name of Object.keys(init)) this.append(name, init[name]);
          }
          append(name, value) { const key = String(name).toLowerCase(); this.#map.set(key, this.#map.has(key) ? `${this.#map.get(key)}, ${value}` : String(value)); }
          set(name, value) { this.#map.set(String(name).toLowerCase(), String(value)); }
          get(name) { return this.#map.get(String(name).toLowerCase()) ?? null; }
          has(name) { return this.#map.has(String(name).toLowerCase()); }
          delete(name) { this.#map.delete(String(name).toLowerCase()); }
          getSetCookie() { const value = this.get('set-cookie'); return value === null ? [] : value.split(', '); }
          *entries() { for (const key of [...this.#map.keys()].sort()) yield [key, this.#map.get(key)]; }
          *keys() { for (const [key] of this.entries()) yield key; }
          *values() { for (const [, value] of this.entries()) yield value; }
          forEach(callback, self) { for (const [key, value] of this.entries()) callback.call(self, value, key, this); }
          [Symbol.iterator]() { return this.entries(); }
          [custom](depth, options, inspect) { return `Headers ${inspect(Object.fromEntries(this.entries()), options)}`; }
        }
        class Body {
          #bytes;
          #used = false;
          _fill(bytes) { this.#bytes = bytes; }
          get bodyUsed() { return this.#used; }
          get body() {
            const bytes = this.#bytes;
            if (!bytes) return null;
            return { async *[Symbol.asyncIterator]() { yield new Uint8Array(bytes); }, getReader() { let isDone = false; return { read: async () => (isDone ? { done: true, value: undefined } : ((isDone = true), { done: false, value: new Uint8Array(bytes) })), releaseLock() {} }; } };
          }
          async #take() {
            if (this.#used) throw new TypeError('Body is unusable: Body has already been read');
            this.#used = true;
            return this.#bytes ?? Buffer.alloc(0);
          }
          async text() { return (await this.#take()).toString(); }
          async json() { return JSON.parse((await this.#take()).toString()); }
          async arrayBuffer() { return await this.#take(); }
          async bytes() { return new Uint8Array(await this.#take()); }
          _copy() { return this.#bytes; }
        }
        const toBody = (body, headers) => {
          if (body === undefined || body === null) return null;
          const type = (value) => { if (!headers.has('content-type')) headers.set('content-type', value); };
          if (typeof body === 'string') { type('text/plain;charset=UTF-8'); return Buffer.from(body); }
          if (body instanceof URLSearchParams) { type('application/x-www-form-urlencoded;charset=UTF-8'); return Buffer.from(body.toString()); }
          if (binding.kindOf(body) === 'bytes') return Buffer.from(body);
          return Buffer.from(String(body));
        };
        class Response extends Body {
          constructor(body = null, init = {}) {
            super();
            this.status = init.status ?? 200;
            this.statusText = init.statusText ?? '';
            this.headers = new Headers(init.headers);
            this.url = init.url ?? '';
            this.redirected = init.redirected ?? false;
            this.type = init.type ?? 'default';
            this._fill(toBody(body, this.headers));
          }
          get ok() { return this.status >= 200 && this.status < 300; }
          clone() { return new Response(this._copy(), this); }
          static json(data, init = {}) { return new Response(JSON.stringify(data), { ...init, headers: { 'content-type': 'application/json', ...init.headers } }); }
          static error() { const made = new Response(null, { type: 'error' }); made.status = 0; return made; }
          static redirect(url, status = 302) { return new Response(null, { status, headers: { location: String(url) } }); }
        }
        class Request extends Body {
          constructor(input, init = {}) {
            super();
            this.url = typeof input === 'string' ? new URL(input).href : input.url ?? String(input);
            this.method = (init.method ?? input.method ?? 'GET').toUpperCase();
            this.headers = new Headers(init.headers ?? input.headers);
            this.signal = init.signal;
            this.redirect = init.redirect ?? 'follow';
            if (init.body && ['GET', 'HEAD'].includes(this.method)) throw new TypeError('Request with GET/HEAD method cannot have body.');
            this._fill(toBody(init.body, this.headers));
          }
        }
        const agent = new http.Agent({ keepAlive: true });
        async function fetch(input, init) {
          let made;
          try { made = new Request(input, init); } catch (error) { if (error.code === 'ERR_INVALID_URL') { const failure = new TypeError(`Failed to parse URL from ${input}`); failure.cause = error; throw failure; } throw error; }
          let [url, method, body] = [made.url, made.method, made._copy()];
          for (let count = 0; ; count++) {
            const target = new URL(url);
            if (target.protocol !== 'http:') { const failure = new TypeError('fetch failed'); failure.cause = new Error(`Drydock: fetch of ${target.protocol}// is not simulated`); throw failure; }
            const headers = { host: target.host, connection: 'keep-alive', ...Object.fromEntries(made.headers) };
            for (const [name, value] of [['accept', '*/*'], ['accept-language', '*'], ['sec-fetch-mode', 'cors'], ['user-agent', 'node'], ['accept-encoding', 'gzip, deflate']]) headers[name] ??= value;
            if (body) headers['content-length'] = body.length;
            const { response, bytes } = await new Promise((resolve, reject) => {
              const fail = (error) => { if (made.signal?.aborted) return reject(made.signal.reason); const failure = new TypeError('fetch failed'); failure.cause = error; reject(failure); };
              if (made.signal?.aborted) return reject(made.signal.reason);
              const request = http.request({ hostname: target.hostname, port: target.port || 80, path: target.pathname + target.search, method, headers, agent }, (response) => {
                const list = [];
                response.on('data', (chunk) => list.push(chunk));
                response.on('end', () => resolve({ response, bytes: Buffer.concat(list) }));
                response.on('error', fail);
              });
              request.on('error', fail);
              made.signal?.addEventListener('abort', () => { request.destroy(made.signal.reason); reject(made.signal.reason); });
              request.end(body ?? undefined);
            });
            if ([301, 302, 303, 307, 308].includes(response.statusCode) && response.headers.location && made.redirect === 'follow') {
              if (count >= 20) { const failure = new TypeError('fetch failed'); failure.cause = new Error('redirect count exceeded'); throw failure; }
              url = new URL(response.headers.location, url).href;
              if (response.statusCode === 303 || ([301, 302].includes(response.statusCode) && method === 'POST')) { method = 'GET'; body = null; }
              continue;
            }
            const list = [];
            for (let i = 0; i < response.rawHeaders.length; i += 2) list.push([response.rawHeaders[i], response.rawHeaders[i + 1]]);
            const result = new Response(null, { status: response.statusCode, statusText: response.statusMessage, headers: list, url, redirected: count > 0, type: 'basic' });
            result._fill(bytes);
            return result;
          }
        }
        class FormData { constructor() { throw new Error('Drydock: FormData is not simulated'); } }
        Object.assign(exports, { fetch, Headers, Request, Response, FormData });
        """#,
        "internal/webcrypto": #"""
        const crypto = require('crypto');
        exports.crypto = { randomUUID: () => crypto.randomUUID(), getRandomValues(list) { const bytes = binding.randomBytes(list.length); for (let i = 0; i < list.length; i++) list[i] = bytes[i]; return list; } };
        """#,
    ]

    static let tools: [String: String] = [
        "crypto": #"""
        const known = { md5: 'md5', sha1: 'sha1', sha224: 'sha224', sha256: 'sha256', sha384: 'sha384', sha512: 'sha512', blake2b512: 'blake2b512' };
        const plain = (name) => {
          const found = known[String(name).toLowerCase().replace(/^sha-/, 'sha').replace(/^rsa-/, '')];
          if (!found) throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
          return found;
        };
        const bytesOf = (data, encoding, name = 'data') => {
          if (typeof data === 'string') return binding.bytesFromText(data, encoding ?? 'utf8');
          if (binding.kindOf(data) === 'bytes') return data;
          throw require('internal/errors').invalidType(name, 'of type string or an instance of Buffer, TypedArray, or DataView', data);
        };
        class Hash {
          #name;
          #list = [];
          #key;
          #isDone = false;
          constructor(name, key) { this.#name = plain(name); this.#key = key; }
          update(data, encoding) {
            if (this.#isDone) throw binding.makeError('Error', 'Digest already called', 'ERR_CRYPTO_HASH_FINALIZED');
            this.#list.push(bytesOf(data, encoding));
            return this;
          }
          digest(encoding) {
            if (this.#isDone) throw binding.makeError('Error', 'Digest already called', 'ERR_CRYPTO_HASH_FINALIZED');
            this.#isDone = true;
            const all = binding.joinBytes(this.#list);
            const bytes = this.#key ? binding.keyedDigest(this.#name, this.#key, all) : binding.digest(this.#name, all);
            return encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes;
          }
          copy() { const made = new Hash(this.#name, this.#key); for (const item of this.#list) made.update(item); return made; }
        }
        const derive = (password, salt, rounds, size, name) => {
          const key = bytesOf(password, undefined, 'password');
          const blocks = [];
          let length = 0;
          for (let index = 1; length < size; index++) {
            const number = Buffer.from([index >>> 24, (index >>> 16) & 255, (index >>> 8) & 255, index & 255]);
            let block = binding.keyedDigest(plain(name), key, binding.joinBytes([bytesOf(salt, undefined, 'salt'), number]));
            const result = Array.from(block);
            for (let round = 1; round < rounds; round++) { block = binding.keyedDigest(plain(name), key, block); for (let i = 0; i < result.length; i++) result[i] ^= block[i]; }
            blocks.push(Buffer.from(result));
            length += result.length;
          }
          return Buffer.concat(blocks).slice(0, size);
        };
        const later = (make, callback) => setImmediate(() => { let result; try { result = make(); } catch (error) { return callback(error); } callback(null, result); });
        module.exports = {
          createHash: (name) => new Hash(name), createHmac: (name, key) => new Hash(name, bytesOf(key, undefined, 'key')), getHashes: () => Object.keys(known), Hash,
          hash: (name, data, encoding = 'hex') => new Hash(name).update(data).digest(encoding),
          randomBytes: (size, callback) => { const bytes = binding.randomBytes(size); if (callback) setImmediate(callback, null, bytes); else return bytes; },
          randomInt: (from, to, callback) => {
            if (typeof to !== 'number') { callback = to; to = from; from = 0; }
            const bytes = binding.randomBytes(6);
            const value = from + (Array.from(bytes).reduce((sum, byte) => sum * 256 + byte, 0) % (to - from));
            if (callback) setImmediate(callback, null, value); else return value;
          },
          randomUUID: () => {
            const bytes = binding.randomBytes(16);
            bytes[6] = (bytes[6] & 15) | 64;
            bytes[8] = (bytes[8] & 63) | 128;
            const text = bytes.toString('hex');
            return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
          },
          pbkdf2Sync: derive, pbkdf2: (password, salt, rounds, size, name, callback) => later(() => derive(password, salt, rounds, size, name), callback),
          timingSafeEqual: (a, b) => { if (a.length !== b.length) throw binding.makeError('RangeError', 'Input buffers must have the same byte length', 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH'); return binding.compareBytes(a, b) === 0; },
          createCipheriv() { throw new Error('Drydock: ciphers are not simulated'); },
          createDecipheriv() { throw new Error('Drydock: ciphers are not simulated'); },
          scryptSync() { throw new Error('Drydock: scrypt is not simulated'); },
          get webcrypto() { return require('internal/webcrypto').crypto; },
        };
        """#,
        "timers": "module.exports = require('internal/globals').timers;",
        "timers/promises": #"""
        const abort = (signal, reject, clear) => {
          if (!signal) return;
          const fail = () => { clear(); const error = new Error('The operation was aborted'); error.name = 'AbortError'; error.code = 'ABORT_ERR'; error.cause = signal.reason; reject(error); };
          if (signal.aborted) fail(); else signal.addEventListener('abort', fail);
        };
        exports.setTimeout = (delay, value, options) => new Promise((resolve, reject) => { const timer = setTimeout(resolve, delay, value); if (options?.ref === false) timer.unref(); abort(options?.signal, reject, () => clearTimeout(timer)); });
        exports.setImmediate = (value) => new Promise((resolve) => setImmediate(resolve, value));
        exports.setInterval = async function* (delay, value) { while (true) yield await exports.setTimeout(delay, value); };
        exports.scheduler = { wait: (delay) => exports.setTimeout(delay), yield: () => exports.setImmediate() };
        """#,
        "perf_hooks":
            "exports.performance = performance; exports.PerformanceObserver = class { observe() {} disconnect() {} };",
        "async_hooks": #"""
        class AsyncLocalStorage {
          #value;
          run(value, callback, ...args) { const before = this.#value; this.#value = value; try { return callback(...args); } finally { this.#value = before; } }
          getStore() { return this.#value; }
          enterWith(value) { this.#value = value; }
          disable() { this.#value = undefined; }
        }
        exports.AsyncLocalStorage = AsyncLocalStorage;
        exports.AsyncResource = class { runInAsyncScope(callback, self, ...args) { return callback.apply(self, args); } };
        """#,
        "console": "module.exports = console;",
        "process": "module.exports = process;",
        "constants": "module.exports = require('fs').constants;",
        "tty": "exports.isatty = (fd) => binding.isTerminal(fd);",
        "punycode": "exports.toASCII = (text) => text; exports.toUnicode = (text) => text;",
        "events/promises": "exports.once = require('events').once;",
        "readline": #"""
        const EventEmitter = require('events');
        class Interface extends EventEmitter {
          constructor(options, output) {
            super();
            if (options && options.on && !options.input) options = { input: options, output };
            this.input = options.input;
            this.output = options.output;
            this.terminal = options.terminal ?? Boolean(options.output?.isTTY);
            this.line = '';
            this.closed = false;
            for (const [name, value] of [['_prompt', options.prompt ?? '> '], ['_rest', ''], ['_asked', null], ['_lines', []], ['_paused', false]]) Object.defineProperty(this, name, { value, writable: true, enumerable: false });
            this.input.setEncoding?.('utf8');
            this.input.on('data', (chunk) => {
              const parts = (this._rest + chunk).split(/\r\n|\n|\r(?!$)/);
              this._rest = parts.pop();
              for (const line of parts) this._take(line);
            });
            this.input.on('end', () => { if (this._rest) this._take(this._rest); this._rest = ''; this.close(); });
            this.input.on('error', (error) => this.emit('error', error));
            this.input.resume();
          }
          _take(line) {
            if (this.closed) return;
            if (this._asked) { const answer = this._asked; this._asked = null; answer(line); return; }
            this.emit('line', line);
          }
          setPrompt(text) { this._prompt = text; }
          getPrompt() { return this._prompt; }
          prompt() { this.output?.write(this._prompt); this.input.resume(); }
          question(text, options, callback) {
            if (typeof options === 'function') callback = options;
            if (this.closed) throw binding.makeError('Error', 'readline was closed', 'ERR_USE_AFTER_CLOSE');
            this.output?.write(text);
            this._asked = callback;
            this.input.resume();
          }
          write(text) { if (text) this._take(String(text).replace(/\n$/, '')); }
          pause() { this.input.pause(); this.emit('pause'); return this; }
          resume() { this.input.resume(); this.emit('resume'); return this; }
          close() { if (this.closed) return; this.closed = true; this.input.pause?.(); this.emit('close'); }
          async *[Symbol.asyncIterator]() {
            const queue = [];
            let wake = null;
            this.on('line', (line) => { queue.push(line); wake?.(); });
            this.on('close', () => wake?.());
            while (true) {
              while (queue.length) yield queue.shift();
              if (this.closed) return;
              await new Promise((resolve) => { wake = resolve; });
            }
          }
        }
        exports.Interface = Interface;
        exports.createInterface = (options, output) => new Interface(options, output);
        exports.clearLine = (stream) => { stream.write('\u001b[2K'); };
        exports.cursorTo = (stream, x, y) => { stream.write(y === undefined ? `\u001b[${x + 1}G` : `\u001b[${y + 1};${x + 1}H`); };
        exports.moveCursor = () => {};
        exports.clearScreenDown = (stream) => { stream.write('\u001b[0J'); };
        exports.emitKeypressEvents = () => {};
        exports.promises = require('readline/promises');
        """#,
        "readline/promises": #"""
        class Interface extends require('readline').Interface {
          question(text) { return new Promise((resolve) => super.question(text, resolve)); }
        }
        exports.Interface = Interface;
        exports.createInterface = (options, output) => new Interface(options, output);
        """#,
    ]
}

extension Library {
    /// Packages that `npm install` brings. What lies in `node_modules` only stands for them.
    static let packages: [String: String] = [
        "package/dotenv": #"""
        const fs = require('fs');
        const path = require('path');
        const parse = (text) => {
          const result = {};
          const lines = /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm;
          for (const [, key, raw = ''] of text.toString().replace(/\r\n?/g, '\n').matchAll(lines)) {
            let value = raw.trim();
            const quote = value[0];
            value = value.replace(/^(['"`])([\s\S]*)\1$/, '$2');
            if (quote === '"') value = value.replace(/\\n/g, '\n').replace(/\\r/g, '\r');
            result[key] = value;
          }
          return result;
        };
        const config = (options = {}) => {
          const files = [].concat(options.path ?? path.resolve(process.cwd(), '.env'));
          const parsed = {};
          for (const file of files) {
            try { Object.assign(parsed, parse(fs.readFileSync(file, options.encoding ?? 'utf8'))); } catch (error) { return { parsed, error }; }
          }
          const target = options.processEnv ?? process.env;
          for (const key of Object.keys(parsed)) if (options.override || !Object.hasOwn(target, key)) target[key] = parsed[key];
          return { parsed };
        };
        module.exports = { parse, config, populate: (target, parsed) => Object.assign(target, parsed) };
        """#,
        "package/dotenv/config": "require('package/dotenv').config();",
        "package/cors": #"""
        module.exports = (options = {}) => (request, response, next) => {
          const settings = { origin: '*', methods: 'GET,HEAD,PUT,PATCH,POST,DELETE', optionsSuccessStatus: 204, ...options };
          const own = request.headers.origin;
          const allow = (origin) => {
            if (origin === '*') response.setHeader('Access-Control-Allow-Origin', '*');
            else if (typeof origin === 'string') { response.setHeader('Access-Control-Allow-Origin', origin); response.setHeader('Vary', 'Origin'); }
            else if (own && (origin === true || (Array.isArray(origin) ? origin.some((item) => (typeof item === 'string' ? item === own : item.test(own))) : origin?.test?.(own)))) { response.setHeader('Access-Control-Allow-Origin', own); response.setHeader('Vary', 'Origin'); }
            else if (origin !== false) response.setHeader('Vary', 'Origin');
            if (settings.credentials) response.setHeader('Access-Control-Allow-Credentials', 'true');
            if (settings.exposedHeaders) response.setHeader('Access-Control-Expose-Headers', [].concat(settings.exposedHeaders).join(','));
            if (request.method !== 'OPTIONS') return next();
            response.setHeader('Access-Control-Allow-Methods', [].concat(settings.methods).join(','));
            const headers = settings.allowedHeaders ? [].concat(settings.allowedHeaders).join(',') : request.headers['access-control-request-headers'];
            if (headers) response.setHeader('Access-Control-Allow-Headers', headers);
            if (settings.maxAge) response.setHeader('Access-Control-Max-Age', String(settings.maxAge));
            response.statusCode = settings.optionsSuccessStatus;
            response.setHeader('Content-Length', '0');
            response.end();
          };
          if (typeof settings.origin === 'function') settings.origin(own, (error, origin) => (error ? next(error) : allow(origin))); else allow(settings.origin);
        };
        """#,
        "package/morgan": #"""
        const two = (number) => String(number).padStart(2, '0');
        const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
        const clf = (date) => `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
        const formats = {
          tiny: ':method :url :status :res[content-length] - :response-time ms', dev: ':method :url :status :response-time ms - :res[content-length]',
          short: ':remote-addr :remote-user :method :url HTTP/:http-version :status :res[content-length] - :response-time ms',
          common: ':remote-addr - :remote-user [:date[clf]] ":method :url HTTP/:http-version" :status :res[content-length]',
          combined: ':remote-addr - :remote-user [:date[clf]] ":method :url HTTP/:http-version" :status :res[content-length] ":referrer" ":user-agent"',
        };
        const tokens = {
          method: (request) => request.method, url: (request) => request.originalUrl ?? request.url, status: (request, response) => (response.headersSent ? String(response.statusCode) : undefined),
          'response-time': (request, response, digits = 3) => request._took.toFixed(Number(digits)), 'total-time': (request) => request._took.toFixed(3),
          date: (request, response, kind) => (kind === 'clf' ? clf(new Date()) : kind === 'iso' ? new Date().toISOString() : new Date().toUTCString()),
          referrer: (request) => request.headers.referer ?? request.headers.referrer, 'remote-addr': (request) => request.ip ?? request.socket?.remoteAddress, 'remote-user': () => undefined,
          'http-version': (request) => request.httpVersion, 'user-agent': (request) => request.headers['user-agent'],
          req: (request, response, name) => request.headers[name.toLowerCase()], res: (request, response, name) => { const value = response.getHeader(name); return value === undefined ? undefined : String(value); },
        };
        function morgan(format = 'default', options = {}) {
          const write = options.stream ? (text) => options.stream.write(text) : (text) => process.stdout.write(text);
          const make = typeof format === 'function' ? format : (known, request, response) => {
            let text = (formats[format] ?? format).replace(/:([-\w]{2,})(?:\[([^\]]+)\])?/g, (all, name, argument) => (tokens[name] ? tokens[name](request, response, argument) ?? '-' : '-'));
            if (format === 'dev') {
              const status = response.statusCode;
              const color = status >= 500 ? 31 : status >= 400 ? 33 : status >= 300 ? 36 : status >= 200 ? 32 : 0;
              text = `\u001b[0m${request.method} ${request.originalUrl ?? request.url} \u001b[${color}m${status}\u001b[0m ${request._took.toFixed(3)} ms - ${tokens.res(request, response, 'content-length') ?? '-'}\u001b[0m`;
            }
            return text;
          };
          return function logger(request, response, next) {
            const begun = performance.now();
            response.once('finish', () => {
              Object.defineProperty(request, '_took', { value: performance.now() - begun + 0.5, configurable: true });
              if (options.skip?.(request, response)) return;
              const line = make(tokens, request, response);
              if (line !== null && line !== undefined) write(line + '\n');
            });
            next();
          };
        }
        morgan.token = (name, callback) => { tokens[name] = callback; return morgan; };
        morgan.format = (name, text) => { formats[name] = text; return morgan; };
        module.exports = morgan;
        """#,
        "package/cookie-parser": #"""
        module.exports = () => (request, response, next) => {
          request.cookies = Object.create(null);
          for (const part of (request.headers.cookie ?? '').split(/; */)) {
            const at = part.indexOf('=');
            if (at < 0) continue;
            let value = decodeURIComponent(part.slice(at + 1).replace(/^"(.*)"$/, '$1'));
            if (value.startsWith('j:')) try { value = JSON.parse(value.slice(2)); } catch {}
            request.cookies[part.slice(0, at).trim()] = value;
          }
          request.signedCookies = Object.create(null);
          next();
        };
        """#,
        "package/uuid": #"""
        const crypto = require('crypto');
        exports.v4 = () => crypto.randomUUID();
        exports.v1 = exports.v4;
        exports.validate = (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);
        exports.NIL = '00000000-0000-0000-0000-000000000000';
        """#,
        "package/redis": #"""
        const net = require('net');
        const EventEmitter = require('events');
        class ErrorReply extends Error {}
        class Client extends EventEmitter {
          constructor(options = {}) {
            super();
            const url = options.url ? new URL(options.url) : null;
            const hidden = { _host: url?.hostname || options.socket?.host || 'localhost', _port: Number(url?.port || options.socket?.port || 6379), _password: url?.password || options.password, _database: url?.pathname.length > 1 ? Number(url.pathname.slice(1)) : options.database ?? 0, _socket: null, _waiting: [], _rest: Buffer.alloc(0), _options: options, _strategy: options.socket?.reconnectStrategy, _tries: 0 };
            for (const [name, value] of Object.entries(hidden)) Object.defineProperty(this, name, { value, writable: true, enumerable: false });
            this.isOpen = false;
            this.isReady = false;
          }
          async connect() {
            if (this.isOpen) throw new Error('Socket already opened');
            this.isOpen = true;
            await this._open();
            return this;
          }
          _open() {
            return new Promise((resolve, reject) => {
              this.emit('connect');
              const socket = net.connect(this._port, this._host);
              this._socket = socket;
              socket.on('connect', async () => {
                this._tries = 0;
                try {
                  if (this._password) await this.sendCommand(['AUTH', this._password]);
                  if (this._database) await this.sendCommand(['SELECT', String(this._database)]);
                } catch (error) { socket.destroy(); return reject(error); }
                this.isReady = true;
                this.emit('ready');
                resolve();
              });
              socket.on('data', (chunk) => this._feed(chunk));
              let failure = null;
              socket.on('error', (error) => { failure = error; });
              socket.on('close', () => {
                this.isReady = false;
                for (const item of this._waiting.splice(0)) item.reject(new Error('Socket closed unexpectedly'));
                if (!this.isOpen) return;
                const error = failure ?? new Error('Socket closed unexpectedly');
                const wait = typeof this._strategy === 'function' ? this._strategy(this._tries, error) : this._strategy ?? Math.min(2 ** this._tries * 50, 2000);
                this._tries++;
                if (this.listenerCount('error') === 0) { this.isOpen = false; return reject(error); }
                this.emit('error', error);
                if (wait === false || wait instanceof Error) { this.isOpen = false; return reject(wait || error); }
                this.emit('reconnecting');
                setTimeout(() => this._open().then(resolve, reject), wait);
              });
            });
          }
          _feed(chunk) {
            this._rest = Buffer.concat([this._rest, chunk]);
            while (true) {
              const found = this._parse(0);
              if (!found) return;
              this._rest = this._rest.slice(found[1]);
              const value = found[0];
              if (this._listeners && Array.isArray(value) && ['message', 'pmessage'].includes(value[0])) {
                const [channel, message] = value.slice(-2);
                for (const listener of this._listeners.get(value[0] === 'message' ? channel : value[1]) ?? []) listener(message, channel);
                continue;
              }
              const item = this._waiting.shift();
              if (value instanceof ErrorReply) item?.reject(value); else item?.resolve(value);
            }
          }
          _parse(at) {
            const end = this._rest.indexOf('\r\n', at);
            if (end < 0) return null;
            const line = this._rest.toString('utf8', at + 1, end);
            const next = end + 2;
            switch (String.fromCharCode(this._rest[at])) {
              case '+': return [line, next];
              case '-': return [new ErrorReply(line), next];
              case ':': return [Number(line), next];
              case '$': {
                const length = Number(line);
                if (length < 0) return [null, next];
                if (this._rest.length < next + length + 2) return null;
                return [this._rest.toString('utf8', next, next + length), next + length + 2];
              }
              default: {
                const count = Number(line);
                if (count < 0) return [null, next];
                const list = [];
                let place = next;
                for (let i = 0; i < count; i++) { const found = this._parse(place); if (!found) return null; list.push(found[0]); place = found[1]; }
                return [list, place];
              }
            }
          }
          sendCommand(args) {
            if (!this.isOpen) return Promise.reject(Object.assign(new Error('The client is closed'), { name: 'ClientClosedError' }));
            return new Promise((resolve, reject) => {
              this._waiting.push({ resolve, reject });
              const parts = args.map((item) => Buffer.from(String(item)));
              this._socket.write(Buffer.concat([Buffer.from(`*${parts.length}\r\n`), ...parts.flatMap((part) => [Buffer.from(`$${part.length}\r\n`), part, Buffer.from('\r\n')])]));
            });
          }
          async quit() { const result = await this.sendCommand(['QUIT']); this.isOpen = false; this._socket.end(); this.emit('end'); return result; }
          async disconnect() { this.isOpen = false; this._socket.destroy(); this.emit('end'); }
          async close() { return this.quit(); }
          destroy() { this.isOpen = false; this._socket.destroy(); }
          duplicate() { return new Client(this._options); }
          async subscribe(channel, listener) { this._listeners ??= new Map(); this._listeners.set(channel, [...(this._listeners.get(channel) ?? []), listener]); await this.sendCommand(['SUBSCRIBE', channel]); }
          async unsubscribe(channel) { this._listeners?.delete(channel); await this.sendCommand(['UNSUBSCRIBE', channel]); }
          multi() {
            const queue = [];
            const made = { exec: async () => { await this.sendCommand(['MULTI']); for (const args of queue) await this.sendCommand(args); return this.sendCommand(['EXEC']); } };
            for (const name of Object.keys(commands)) made[name] = (...args) => { queue.push(commands[name](...args)); return made; };
            return made;
          }
          async set(key, value, options = {}) {
            const args = ['SET', key, value];
            if (options.EX !== undefined) args.push('EX', options.EX);
            if (options.PX !== undefined) args.push('PX', options.PX);
            if (options.NX) args.push('NX');
            if (options.XX) args.push('XX');
            return this.sendCommand(args);
          }
          async hGetAll(key) { const list = await this.sendCommand(['HGETALL', key]); const result = Object.create(null); for (let i = 0; i < list.length; i += 2) result[list[i]] = list[i + 1]; return result; }
          async *scanIterator(options = {}) { let cursor = '0'; do { const [next, keys] = await this.sendCommand(['SCAN', cursor, 'MATCH', options.MATCH ?? '*']); cursor = next; yield* keys; } while (cursor !== '0'); }
        }
        const fields = (name, key, ...rest) => [name, key, ...(typeof rest[0] === 'object' && !Array.isArray(rest[0]) ? Object.entries(rest[0]).flat() : rest.flat())];
        const commands = {};
        for (const name of ['get', 'del', 'exists', 'incr', 'decr', 'incrBy', 'decrBy', 'incrByFloat', 'expire', 'pExpire', 'ttl', 'pTTL', 'persist', 'type', 'keys', 'append', 'strLen', 'getSet', 'getDel', 'setNX', 'setEx', 'mGet', 'hGet', 'hDel', 'hExists', 'hKeys', 'hVals', 'hLen', 'hIncrBy', 'lPush', 'rPush', 'lPop', 'rPop', 'lLen', 'lRange', 'lIndex', 'lRem', 'lTrim', 'sAdd', 'sRem', 'sMembers', 'sIsMember', 'sCard', 'zScore', 'zRank', 'zCard', 'zRem', 'zRange', 'zIncrBy', 'publish', 'ping', 'dbSize', 'flushAll', 'flushDb', 'info', 'rename', 'echo', 'time', 'select', 'auth']) commands[name] = (...args) => [name.toUpperCase(), ...args.flat()];
        commands.hSet = (...args) => fields('HSET', ...args);
        commands.mSet = (values) => ['MSET', ...(Array.isArray(values) ? values.flat() : Object.entries(values).flat())];
        commands.zAdd = (key, members) => ['ZADD', key, ...[].concat(members).flatMap(({ score, value }) => [score, value])];
        const truths = ['expire', 'pExpire', 'persist', 'hExists', 'sIsMember', 'setNX'];
        for (const name of Object.keys(commands)) {
          const send = { async [name](...args) { const result = await this.sendCommand(commands[name](...args)); return truths.includes(name) ? result === 1 : result; } }[name];
          Object.defineProperty(Client.prototype, name, { value: send, writable: true, configurable: true });
          Object.defineProperty(Client.prototype, name.toUpperCase(), { value: send, writable: true, configurable: true });
        }
        module.exports = { createClient: (options) => new Client(options), ErrorReply };
        """#,
    ]
}

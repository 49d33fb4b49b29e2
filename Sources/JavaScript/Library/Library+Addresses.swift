extension Library {
    /// Addresses and what is asked with them.
    static let addresses: [String: String] = [
        "querystring": #"""
        const escape = (text) => encodeURIComponent(text).replace(/'/g, '%27');
        const unescape = (text) => { try { return decodeURIComponent(text.replace(/\+/g, ' ')); } catch { return text; } };
        exports.parse = (text, separator = '&', equals = '=') => {
          const result = Object.create(null);
          if (!text) return result;
          for (const part of String(text).split(separator)) {
            if (!part) continue;
            const at = part.indexOf(equals);
            const key = unescape(at < 0 ? part : part.slice(0, at));
            const value = at < 0 ? '' : unescape(part.slice(at + equals.length));
            if (key in result) { if (Array.isArray(result[key])) result[key].push(value); else result[key] = [result[key], value]; } else result[key] = value;
          }
          return result;
        };
        const plain = (value) => (['string', 'bigint', 'boolean'].includes(typeof value) || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : '');
        exports.stringify = (object, separator = '&', equals = '=') => Object.entries(object ?? {}).flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((item) => escape(key) + equals + escape(plain(item)))).join(separator);
        exports.escape = escape;
        exports.unescape = unescape;
        exports.decode = exports.parse;
        exports.encode = exports.stringify;
        """#,
        "url": #"""
        const ports = { 'http:': '80', 'https:': '443', 'ftp:': '21', 'ws:': '80', 'wss:': '443' };
        const custom = Symbol.for('nodejs.util.inspect.custom');
        const encode = (text, set) => encodeURI(text).replace(/%25([0-9a-f]{2})/gi, '%$1').replace(set, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());
        const invalid = (input, base) => {
          const error = binding.makeError('TypeError', 'Invalid URL', 'ERR_INVALID_URL');
          error.input = input;
          if (base !== undefined) error.base = base;
          return error;
        };
        const resolveDots = (text) => {
          const result = [];
          const parts = text.split('/').slice(1);
          parts.forEach((part, index) => {
            if (part === '..') { result.pop(); if (index === parts.length - 1) result.push(''); }
            else if (part === '.') { if (index === parts.length - 1) result.push(''); }
            else result.push(part);
          });
          return '/' + result.join('/');
        };
        class URLSearchParams {
          #list = [];
          #owner = null;
          constructor(init = '', owner) {
            if (owner instanceof URL) this.#owner = owner;
            if (typeof init === 'string') {
              const text = init.startsWith('?') ? init.slice(1) : init;
              for (const part of text.split('&')) {
                if (!part) continue;
                const at = part.indexOf('=');
                const decode = (piece) => { try { return decodeURIComponent(piece.replace(/\+/g, ' ')); } catch { return piece; } };
                this.#list.push(at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]);
              }
            } else if (init && typeof init[Symbol.iterator] === 'function') {
              for (const [key, value] of init) this.#list.push([String(key), String(value)]);
            } else if (init && typeof init === 'object') {
              for (const key of Object.keys(init)) this.#list.push([key, String(init[key])]);
            }
          }
          #changed() { this.#owner?._setSearch(this.toString()); }
          get size() { return this.#list.length; }
          append(key, value) { this.#list.push([String(key), String(value)]); this.#changed(); }
          delete(key, value) { this.#list = this.#list.filter((pair) => pair[0] !== key || (value !== undefined && pair[1] !== value)); this.#changed(); }
          get(key) { return this.#list.find((pair) => pair[0] === key)?.[1] ?? null; }
          getAll(key) { return this.#list.filter((pair) => pair[0] === key).map((pair) => pair[1]); }
          has(key) { return this.#list.some((pair) => pair[0] === key); }
          set(key, value) {
            const index = this.#list.findIndex((pair) => pair[0] === key);
            if (index < 0) this.#list.push([String(key), String(value)]);
            else { this.#list[index][1] = String(value); this.#list = this.#list.filter((pair, i) => i <= index || pair[0] !== key); }
            this.#changed();
          }
          sort() { this.#list.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)); this.#changed(); }
          forEach(callback, self) { for (const [key, value] of this.#list) callback.call(self, value, key, this); }
          *entries() { for (const pair of this.#list) yield [...pair]; }
          *keys() { for (const pair of this.#list) yield pair[0]; }
          *values() { for (const pair of this.#list) yield pair[1]; }
          [Symbol.iterator]() { return this.entries(); }
          toString() {
            const write = (text) => encodeURIComponent(text).replace(/%20/g, '+').replace(/[!'()~]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());
            return this.#list.map(([key, value]) => `${write(key)}=${write(value)}`).join('&');
          }
          [custom](depth, options, inspect) {
            if (this.#list.length === 0) return 'URLSearchParams {}';
            return `URLSearchParams { ${this.#list.map(([key, value]) => `${inspect(key, options)} => ${inspect(value, options)}`).join(', ')} }`;
          }
        }
        Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { value: 'URLSearchParams', configurable: true });
        class URL {
          #parts;
          #params;
          constructor(input, base) {
            input = String(input).trim();
            let match = /^([a-zA-Z][a-zA-Z0-9+.-]*:)(.*)$/s.exec(input);
            if (!match) {
              if (base === undefined) throw invalid(input);
              const from = new URL(base);
              const parts = from.#parts;
              if (input.startsWith('//')) match = [null, parts.protocol, input];
              else if (input.startsWith('/')) match = [null, parts.protocol, `//${from.#authority()}${input}`];
              else if (input.startsWith('?')) match = [null, parts.protocol, `//${from.#authority()}${parts.pathname}${input}`];
              else if (input.startsWith('#')) match = [null, parts.protocol, `//${from.#authority()}${parts.pathname}${parts.search}${input}`];
              else match = [null, parts.protocol, `//${from.#authority()}${input === '' ? parts.pathname + parts.search : parts.pathname.replace(/[^/]*$/, '') + input}`];
            }
            const protocol = match[1].toLowerCase();
            let rest = match[2];
            const isSpecial = protocol in ports || protocol === 'file:';
            if (isSpecial) rest = rest.replace(/\\/g, '/');
            let hash = '';
            let search = '';
            const hashAt = rest.indexOf('#');
            if (hashAt >= 0) { hash = rest.slice(hashAt); rest = rest.slice(0, hashAt); }
            const searchAt = rest.indexOf('?');
            if (searchAt >= 0) { search = rest.slice(searchAt); rest = rest.slice(0, searchAt); }
            let [username, password, hostname, port] = ['', '', '', ''];
            let pathname = rest;
            if (rest.startsWith('//') || isSpecial) {
              rest = rest.replace(/^\/+/, protocol === 'file:' ? '//' : '');
              if (protocol === 'file:') rest = rest.replace(/^\/\//, rest.startsWith('///') ? '/' : '/');
              const slash = protocol === 'file:' ? 0 : rest.indexOf('/');
              let authority = slash < 0 ? rest : rest.slice(0, slash);
              pathname = slash < 0 ? '' : rest.slice(slash);
              const at = authority.lastIndexOf('@');
              if (at >= 0) {
                const user = authority.slice(0, at);
                authority = authority.slice(at + 1);
                const colon = user.indexOf(':');
                username = colon < 0 ? user : user.slice(0, colon);
                password = colon < 0 ? '' : user.slice(colon + 1);
              }
              const found = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority);
              if (!found || (found[1] === '' && protocol !== 'file:') || /[\s<>^|%]/.test(found[1]) || Number(found[2] ?? 0) > 65535) throw invalid(input, base);
              hostname = isSpecial ? found[1].toLowerCase() : found[1];
              port = found[2] && found[2] !== ports[protocol] ? String(Number(found[2])) : '';
              pathname = isSpecial || pathname ? resolveDots(pathname || '/') : '';
            }
            this.#parts = { protocol, username, password, hostname, port, pathname: encode(pathname, /["<>`{}]/g), search: search === '?' ? '' : encode(search, /["<>']/g), hash: hash === '#' ? '' : encode(hash, /["<>`]/g) };
            this.#params = new URLSearchParams(this.#parts.search, this);
          }
          #authority() {
            const { username, password, hostname, port } = this.#parts;
            return `${username ? `${username}${password ? `:${password}` : ''}@` : ''}${hostname}${port ? `:${port}` : ''}`;
          }
          _setSearch(text) { this.#parts.search = text ? `?${text}` : ''; }
          get href() { const p = this.#parts; return `${p.protocol}${p.hostname || p.protocol === 'file:' ? '//' : ''}${this.#authority()}${p.pathname}${p.search}${p.hash}`; }
          set href(value) { this.#parts = new URL(value).#parts; this.#params = new URLSearchParams(this.#parts.search, this); }
          get origin() { return this.#parts.protocol in ports ? `${this.#parts.protocol}//${this.host}` : 'null'; }
          get protocol() { return this.#parts.protocol; }
          set protocol(value) { this.#parts.protocol = String(value).replace(/:?$/, ':'); }
          get username() { return this.#parts.username; }
          set username(value) { this.#parts.username = String(value); }
          get password() { return this.#parts.password; }
          set password(value) { this.#parts.password = String(value); }
          get host() { return this.#parts.hostname + (this.#parts.port ? `:${this.#parts.port}` : ''); }
          set host(value) { const [name, port = ''] = String(value).split(':'); this.#parts.hostname = name; this.#parts.port = port === ports[this.protocol] ? '' : port; }
          get hostname() { return this.#parts.hostname; }
          set hostname(value) { this.#parts.hostname = String(value); }
          get port() { return this.#parts.port; }
          set port(value) { this.#parts.port = String(value) === ports[this.protocol] ? '' : String(value); }
          get pathname() { return this.#parts.pathname; }
          set pathname(value) { this.#parts.pathname = encode(String(value).replace(/^(?!\/)/, '/'), /["<>`{}?#]/g); }
          get search() { return this.#parts.search; }
          set search(value) { const text = String(value); this.#parts.search = text === '' || text === '?' ? '' : encode(text.replace(/^\??/, '?'), /["<>']/g); this.#params = new URLSearchParams(this.#parts.search, this); }
          get searchParams() { return this.#params; }
          get hash() { return this.#parts.hash; }
          set hash(value) { const text = String(value); this.#parts.hash = text === '' ? '' : text.replace(/^#?/, '#'); }
          toString() { return this.href; }
          toJSON() { return this.href; }
          static canParse(input, base) { try { new URL(input, base); return true; } catch { return false; } }
          [custom](depth, options, inspect) {
            const shown = {};
            for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) shown[name] = this[name];
            return `URL ${inspect(shown, options)}`;
          }
        }
        Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
        function Url() {}
        exports.parse = (text, parsesQuery) => {
          const result = new Url();
          const found = /^(?:([a-z][a-z0-9+.-]*:)?(\/\/)?)?(?:([^/?#@]*)@)?([^/?#:]*)?(?::(\d+))?([^?#]*)(\?[^#]*)?(#.*)?$/i;
          const match = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? found.exec(text) : [text, null, null, null, null, null, ...(/^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(text) ?? []).slice(1)];
          const [, protocol, slashes, auth, hostname, port, pathname, search, hash] = match;
          Object.assign(result, {
            protocol: protocol ?? null, slashes: slashes ? true : null, auth: auth ?? null, host: hostname ? hostname + (port ? `:${port}` : '') : null, port: port ?? null,
            hostname: hostname || null, hash: hash ?? null, search: search ?? (parsesQuery ? '' : null), query: parsesQuery ? require('querystring').parse((search ?? '').slice(1)) : search ? search.slice(1) : null,
            pathname: pathname || (hostname ? '/' : null), path: (pathname || (hostname ? '/' : '')) + (search ?? '') || null, href: hostname && !pathname ? `${protocol}//${auth ? auth + '@' : ''}${hostname}${port ? ':' + port : ''}/${search ?? ''}${hash ?? ''}` : text,
          });
          return result;
        };
        exports.format = (value) => {
          if (typeof value === 'string') return value;
          if (value instanceof URL) return value.href;
          const query = value.search ?? (value.query && typeof value.query === 'object' ? '?' + require('querystring').stringify(value.query) : '');
          const host = value.host ?? (value.hostname ? value.hostname + (value.port ? `:${value.port}` : '') : '');
          const protocol = value.protocol ? value.protocol.replace(/:?$/, ':') : '';
          return `${protocol}${host ? '//' : ''}${value.auth ? value.auth + '@' : ''}${host}${value.pathname ?? ''}${query === '?' ? '' : query}${value.hash ?? ''}`;
        };
        exports.resolve = (from, to) => { try { return new URL(to, from).href; } catch { return new URL(to, new URL(from, 'http://x')).href.replace(/^http:\/\/x/, ''); } };
        exports.fileURLToPath = (value) => {
          const made = typeof value === 'string' ? new URL(value) : value;
          if (made.protocol !== 'file:') throw binding.makeError('TypeError', 'The URL must be of scheme file', 'ERR_INVALID_URL_SCHEME');
          return decodeURIComponent(made.pathname);
        };
        exports.pathToFileURL = (name) => new URL('file://' + encodeURI(require('path').resolve(name)).replace(/[?#]/g, encodeURIComponent));
        Object.assign(exports, { URL, URLSearchParams, Url });
        """#,
    ]
}

extension Library {
    /// The packages `mysql2` and `sqlstring`.
    static let mysqlPackages: [String: String] = [
        "package/sqlstring": #"""
        const pad = (number, width = 2) => String(number).padStart(width, '0');
        const marks = { '\0': '\\0', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\x1a': '\\Z', '"': '\\"', "'": "\\'", '\\': '\\\\' };
        const dateToString = (date) => {
          if (isNaN(date)) return 'NULL';
          return `'${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}'`;
        };
        const escapeId = (value) => Array.isArray(value) ? value.map((item) => escapeId(item)).join(', ') : '`' + String(value).replace(/`/g, '``').replace(/\./g, '`.`') + '`';
        const arrayToList = (list) => list.map((item) => Array.isArray(item) ? '(' + arrayToList(item) + ')' : escape(item, true)).join(', ');
        const objectToValues = (object) => Object.entries(object).filter(([, value]) => typeof value !== 'function').map(([key, value]) => escapeId(key) + ' = ' + escape(value, true)).join(', ');
        const escape = (value, asText) => {
          if (value === undefined || value === null) return 'NULL';
          switch (typeof value) {
            case 'boolean': return value ? 'true' : 'false';
            case 'number': case 'bigint': return String(value);
            case 'object':
              if (value instanceof Date) return dateToString(value);
              if (Array.isArray(value)) return arrayToList(value);
              if (Buffer.isBuffer(value)) return "X'" + value.toString('hex') + "'";
              if (typeof value.toSqlString === 'function') return String(value.toSqlString());
              if (asText) return escape(String(value));
              return objectToValues(value);
            default: return "'" + String(value).replace(/[\0\b\t\n\r\x1a"'\\]/g, (mark) => marks[mark]) + "'";
          }
        };
        const format = (sql, values) => {
          if (values === undefined || values === null) return sql;
          const list = Array.isArray(values) ? values : [values];
          let index = 0;
          return sql.replace(/\?\??/g, (mark) => {
            if (index >= list.length) return mark;
            const value = list[index++];
            return mark === '??' ? escapeId(value) : escape(value);
          });
        };
        module.exports = { escape, escapeId, format, dateToString, arrayToList, objectToValues, raw: (sql) => ({ toSqlString: () => sql }) };
        """#,
        "package/mysql2": #"""
        const net = require('net');
        const crypto = require('crypto');
        const EventEmitter = require('events');
        const sql = require('package/sqlstring');
        const codes = {
          1007: 'ER_DB_CREATE_EXISTS', 1008: 'ER_DB_DROP_EXISTS', 1040: 'ER_CON_COUNT_ERROR', 1044: 'ER_DBACCESS_DENIED_ERROR', 1045: 'ER_ACCESS_DENIED_ERROR', 1046: 'ER_NO_DB_ERROR', 1048: 'ER_BAD_NULL_ERROR', 1049: 'ER_BAD_DB_ERROR', 1050: 'ER_TABLE_EXISTS_ERROR', 1051: 'ER_BAD_TABLE_ERROR', 1052: 'ER_NON_UNIQ_ERROR', 1054: 'ER_BAD_FIELD_ERROR', 1060: 'ER_DUP_FIELDNAME', 1061: 'ER_DUP_KEYNAME', 1062: 'ER_DUP_ENTRY', 1064: 'ER_PARSE_ERROR', 1066: 'ER_NONUNIQ_TABLE', 1067: 'ER_INVALID_DEFAULT', 1068: 'ER_MULTIPLE_PRI_KEY', 1075: 'ER_WRONG_AUTO_KEY', 1091: 'ER_CANT_DROP_FIELD_OR_KEY', 1111: 'ER_INVALID_GROUP_FUNC_USE', 1136: 'ER_WRONG_VALUE_COUNT_ON_ROW', 1142: 'ER_TABLEACCESS_DENIED_ERROR', 1146: 'ER_NO_SUCH_TABLE', 1193: 'ER_UNKNOWN_SYSTEM_VARIABLE', 1205: 'ER_LOCK_WAIT_TIMEOUT', 1213: 'ER_LOCK_DEADLOCK', 1222: 'ER_WRONG_NUMBER_OF_COLUMNS_IN_SELECT', 1227: 'ER_SPECIFIC_ACCESS_DENIED_ERROR', 1235: 'ER_NOT_SUPPORTED_YET', 1242: 'ER_SUBQUERY_NO_1_ROW', 1264: 'ER_WARN_DATA_OUT_OF_RANGE', 1265: 'WARN_DATA_TRUNCATED', 1292: 'ER_TRUNCATED_WRONG_VALUE', 1305: 'ER_SP_DOES_NOT_EXIST', 1364: 'ER_NO_DEFAULT_FOR_FIELD', 1366: 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', 1396: 'ER_CANNOT_USER', 1406: 'ER_DATA_TOO_LONG', 1451: 'ER_ROW_IS_REFERENCED_2', 1452: 'ER_NO_REFERENCED_ROW_2', 1690: 'ER_DATA_OUT_OF_RANGE', 3819: 'ER_CHECK_CONSTRAINT_VIOLATED',
        };
        class ResultSetHeader {}
        const little = (number, size) => Buffer.from(Array.from({ length: size }, (_, index) => Math.floor(number / 2 ** (8 * index)) & 255));
        class Reader {
          constructor(data) { this.data = data; this.at = 0; }
          take(size) { this.at += size; return this.data.slice(this.at - size, this.at); }
          int(size) { let value = 0; for (let index = size - 1; index >= 0; index--) value = value * 256 + (this.data[this.at + index] ?? 0); this.at += size; return value; }
          number() { const first = this.int(1); if (first === 0xfb) return null; return first > 0xfb ? this.int({ 0xfc: 2, 0xfd: 3, 0xfe: 8 }[first]) : first; }
          piece() { const size = this.number(); return size === null ? null : this.take(size); }
          text() { const piece = this.piece(); return piece === null ? null : piece.toString(); }
          string() { const end = this.data.indexOf(0, this.at); const text = this.data.toString('utf8', this.at, end); this.at = end + 1; return text; }
        }
        const hash = (plugin, ...parts) => { const made = crypto.createHash(plugin === 'caching_sha2_password' ? 'sha256' : 'sha1'); for (const part of parts) made.update(part); return made.digest(); };
        const proof = (plugin, password, challenge) => {
          if (!password) return Buffer.alloc(0);
          const once = hash(plugin, Buffer.from(password));
          const twice = hash(plugin, once);
          const mask = plugin === 'caching_sha2_password' ? hash(plugin, twice, challenge) : hash(plugin, challenge, twice);
          return Buffer.from(once.map((byte, index) => byte ^ mask[index]));
        };
        const convert = (piece, column, config) => {
          if (piece === null) return null;
          const text = piece.toString();
          switch (column.columnType) {
            case 1: case 2: case 3: case 9: case 13: return Number(text);
            case 8: return Number(text);
            case 4: case 5: return Number(text);
            case 0: case 246: return config.decimalNumbers ? Number(text) : text;
            case 7: case 10: case 12: {
              if (config.dateStrings) return text;
              const [, year, month, day, hours = 0, minutes = 0, seconds = 0, fraction = ''] = /^(\d+)-(\d+)-(\d+)(?: (\d+):(\d+):(\d+)(?:\.(\d+))?)?$/.exec(text) ?? [];
              return year === undefined ? text : new Date(Number(year), month - 1, Number(day), Number(hours), Number(minutes), Number(seconds), Number((fraction + '000').slice(0, 3)));
            }
            case 252: return column.characterSet === 63 ? piece : text;
            case 16: return piece;
            default: return text;
          }
        };
        const parseUrl = (text) => {
          const url = new URL(text);
          return { host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), database: decodeURIComponent(url.pathname.slice(1)) || undefined };
        };
        const settle = (options) => typeof options === 'string' ? parseUrl(options) : options.uri ? { ...parseUrl(options.uri), ...options } : options;
        const bind = (text, values, config) => {
          if (config.namedPlaceholders && values && !Array.isArray(values)) return text.replace(/:(\w+)/g, (mark, name) => name in values ? sql.escape(values[name]) : mark);
          return sql.format(text, values);
        };

        class Connection extends EventEmitter {
          constructor(options) {
            super();
            const config = { host: 'localhost', port: 3306, user: undefined, ...settle(options) };
            for (const [name, value] of Object.entries({ config, _queue: [], _current: null, _rest: Buffer.alloc(0), _sequence: 0, _state: 'greeting', _fatal: null })) Object.defineProperty(this, name, { value, writable: true, enumerable: false });
            this.threadId = 0;
            Object.defineProperty(this, '_socket', { value: net.connect(Number(config.port), config.host), writable: true, enumerable: false });
            this._socket.on('data', (chunk) => this._feed(chunk));
            this._socket.on('error', (error) => this._fail(Object.assign(error, { fatal: true })));
            this._socket.on('close', () => { if (!this._ending) this._fail(Object.assign(new Error('Connection lost: The server closed the connection.'), { fatal: true, code: 'PROTOCOL_CONNECTION_LOST' })); });
            if (config.connectTimeout) this._socket.setTimeout?.(0);
          }
          _fail(error) {
            if (this._fatal || this._ending) return;
            this._fatal = error;
            const waiting = [this._current, ...this._queue.splice(0)].filter(Boolean);
            this._current = null;
            let heard = false;
            if (this._connected === undefined && this._connectCallback) { heard = true; this._connectCallback(error); }
            for (const item of waiting) if (item.callback) { heard = true; item.callback(error); }
            if (!heard) this.emit('error', error);
            this.emit('end');
          }
          _send(payload) {
            this._socket.write(Buffer.concat([little(payload.length, 3), Buffer.from([this._sequence]), payload]));
            this._sequence = (this._sequence + 1) & 255;
          }
          _feed(chunk) {
            this._rest = Buffer.concat([this._rest, chunk]);
            while (this._rest.length >= 4) {
              const size = this._rest[0] | this._rest[1] << 8 | this._rest[2] << 16;
              if (this._rest.length < 4 + size) return;
              this._sequence = (this._rest[3] + 1) & 255;
              const payload = this._rest.slice(4, 4 + size);
              this._rest = this._rest.slice(4 + size);
              this._take(payload);
            }
          }
          _error(payload, text) {
            const number = payload[1] | payload[2] << 8;
            const whole = payload.toString('utf8', 3);
            const message = whole.startsWith('#') ? whole.slice(6) : whole;
            const error = new Error(message);
            error.code = codes[number] ?? String(number);
            error.errno = number;
            if (text !== undefined) error.sql = text;
            error.sqlState = whole.startsWith('#') ? whole.slice(1, 6) : 'HY000';
            error.sqlMessage = message;
            return error;
          }
          _take(payload) {
            if (this._state === 'greeting') return this._greet(payload);
            if (this._state === 'entering') {
              if (payload[0] === 0xff) { const error = this._error(payload); error.fatal = true; return this._fail(error); }
              if (payload[0] === 0xfe) {
                const reader = new Reader(payload.slice(1));
                const plugin = reader.string();
                return this._send(proof(plugin, this.config.password, reader.data.slice(reader.at, reader.at + 20)));
              }
              if (payload[0] !== 0) return;
              this._state = 'ready';
              this._connected = true;
              this.emit('connect');
              this._connectCallback?.(null);
              return this._next();
            }
            this._answer(payload);
          }
          _greet(payload) {
            if (payload[0] === 0xff) return this._fail(Object.assign(this._error(payload), { fatal: true }));
            const reader = new Reader(payload);
            reader.take(1);
            reader.string();
            this.threadId = reader.int(4);
            let challenge = reader.take(8);
            reader.take(19);
            challenge = Buffer.concat([challenge, reader.take(12)]);
            reader.take(1);
            const plugin = reader.string();
            const { user = '', password, database } = this.config;
            const answer = proof(plugin, password, challenge);
            const flags = 1 | 2 | 4 | (database ? 8 : 0) | 0x200 | 0x2000 | 0x8000 | 0x20000 | 0x80000;
            this._state = 'entering';
            this._send(Buffer.concat([little(flags, 4), little(16777216, 4), Buffer.from([45]), Buffer.alloc(23), Buffer.from(user + '\0'), Buffer.from([answer.length]), answer, Buffer.from(database ? database + '\0' : ''), Buffer.from(plugin + '\0')]));
          }
          _next() {
            if (this._current || this._state !== 'ready' || !this._queue.length) return;
            this._current = this._queue.shift();
            this._sequence = 0;
            if (this._current.isEnd) {
              this._ending = true;
              this._send(Buffer.from([1]));
              this._socket.end();
              const { callback } = this._current;
              this._current = null;
              return callback?.(null);
            }
            this._send(Buffer.concat([Buffer.from([this._current.command]), Buffer.from(this._current.text ?? '')]));
          }
          _finish(error, result, fields) {
            const item = this._current;
            this._current = null;
            if (item.callback) item.callback(error, result, fields);
            else if (error) item.command === 3 && item.events.listenerCount('error') ? item.events.emit('error', error) : this.emit('error', error);
            else { if (Array.isArray(result)) { item.events.emit('fields', fields); for (const row of result) item.events.emit('result', row); } item.events.emit('end'); }
            this._next();
          }
          _answer(payload) {
            const item = this._current;
            if (!item) return;
            if (payload[0] === 0xff) return this._finish(this._error(payload, item.text));
            if (!item.fields) {
              if (payload[0] === 0) {
                const reader = new Reader(payload.slice(1));
                const header = new ResultSetHeader();
                header.fieldCount = 0;
                header.affectedRows = reader.number();
                header.insertId = reader.number();
                const status = reader.int(2);
                const warnings = reader.int(2);
                header.info = reader.at < reader.data.length ? reader.text() ?? '' : '';
                header.serverStatus = status;
                header.warningStatus = warnings;
                header.changedRows = Number(/Changed: (\d+)/.exec(header.info)?.[1] ?? 0);
                return this._finish(null, header, undefined);
              }
              item.fields = [];
              item.rows = null;
              return;
            }
            if (payload[0] === 0xfe && payload.length < 9) {
              if (item.rows) return this._finish(null, item.rows, item.fields);
              item.rows = [];
              return;
            }
            const reader = new Reader(payload);
            if (!item.rows) {
              for (let index = 0; index < 4; index++) reader.piece();
              const name = reader.text();
              reader.piece();
              reader.take(1);
              const characterSet = reader.int(2);
              const columnLength = reader.int(4);
              const columnType = reader.int(1);
              return void item.fields.push({ name, characterSet, columnLength, columnType, type: columnType, flags: reader.int(2) });
            }
            const values = item.fields.map((column) => convert(reader.piece(), column, this.config));
            item.rows.push(this.config.rowsAsArray || item.asArray ? values : Object.fromEntries(values.map((value, index) => [item.fields[index].name, value])));
          }
          _add(item) {
            item.events = new EventEmitter();
            if (this._fatal || this._ending) {
              const error = Object.assign(new Error("Can't add new command when connection is in closed state"), { fatal: true });
              if (item.callback) process.nextTick(item.callback, error); else this.emit('error', error);
              return item.events;
            }
            this._queue.push(item);
            this._next();
            return item.events;
          }
          connect(callback) { if (this._fatal) return callback?.(this._fatal); if (this._connected) return callback?.(null); this._connectCallback = callback; }
          query(text, values, callback) {
            if (typeof values === 'function') [values, callback] = [undefined, values];
            if (typeof text === 'object') { values = text.values ?? values; var asArray = text.rowsAsArray; text = text.sql; }
            return this._add({ command: 3, text: bind(text, values, this.config), callback, asArray });
          }
          execute(text, values, callback) {
            if (typeof values === 'function') [values, callback] = [undefined, values];
            if (Array.isArray(values) && values.includes(undefined)) throw new TypeError('Bind parameters must not contain undefined. To pass SQL NULL specify JS null');
            return this.query(text, values, callback);
          }
          ping(callback) { this._add({ command: 14, callback: callback && ((error) => callback(error)) }); }
          changeDatabase(name, callback) { this._add({ command: 2, text: name, callback }); }
          beginTransaction(callback) { return this.query('START TRANSACTION', callback); }
          commit(callback) { return this.query('COMMIT', callback); }
          rollback(callback) { return this.query('ROLLBACK', callback); }
          end(callback) { if (this._fatal) return callback?.(null); this._add({ isEnd: true, callback }); }
          destroy() { this._ending = true; this._socket.destroy(); }
          close() { this.destroy(); }
          pause() {}
          resume() {}
          escape(value) { return sql.escape(value); }
          escapeId(value) { return sql.escapeId(value); }
          format(text, values) { return sql.format(text, values); }
          promise() { return new PromiseConnection(this); }
        }

        class Pool extends EventEmitter {
          constructor(options) {
            super();
            for (const [name, value] of Object.entries({ config: { connectionLimit: 10, ...settle(options) }, _all: [], _free: [], _waiting: [], _closed: false })) Object.defineProperty(this, name, { value, writable: true, enumerable: false });
          }
          getConnection(callback) {
            if (this._closed) return process.nextTick(callback, new Error('Pool is closed.'));
            const free = this._free.pop();
            if (free) return process.nextTick(callback, null, free);
            if (this._all.length >= this.config.connectionLimit) return void this._waiting.push(callback);
            const connection = new Connection(this.config);
            this._all.push(connection);
            connection.release = () => this._release(connection);
            const drop = () => { this._all = this._all.filter((item) => item !== connection); this._free = this._free.filter((item) => item !== connection); };
            connection.on('end', drop);
            connection.on('error', () => {});
            connection.connect((error) => { if (error) { drop(); return callback(error); } this.emit('connection', connection); callback(null, connection); });
          }
          _release(connection) {
            if (connection._fatal || connection._ending) return;
            const next = this._waiting.shift();
            if (next) return process.nextTick(next, null, connection);
            this._free.push(connection);
            this.emit('release', connection);
          }
          query(text, values, callback) {
            if (typeof values === 'function') [values, callback] = [undefined, values];
            this.getConnection((error, connection) => {
              if (error) return callback ? callback(error) : this.emit('error', error);
              connection.query(text, values, (...results) => { connection.release(); callback?.(...results); });
            });
          }
          execute(text, values, callback) { this.query(text, values, callback); }
          end(callback) {
            this._closed = true;
            let left = this._all.length;
            if (!left) return callback && process.nextTick(callback, null);
            for (const connection of this._all.slice()) connection.end(() => { if (--left === 0) callback?.(null); });
          }
          escape(value) { return sql.escape(value); }
          escapeId(value) { return sql.escapeId(value); }
          format(text, values) { return sql.format(text, values); }
          promise() { return new PromisePool(this); }
        }

        const asked = (target, method, ...args) => new Promise((resolve, reject) => {
          const here = new Error();
          target[method](...args, (error, rows, fields) => {
            if (!error) return resolve([rows, fields]);
            const copy = Object.assign(new Error(error.message), error);
            copy.stack = copy.message === error.message && here.stack ? here.stack.replace(/^Error/, `Error: ${error.message}`) : error.stack;
            reject(copy);
          });
        });
        class PromiseConnection extends EventEmitter {
          constructor(connection) { super(); Object.defineProperty(this, 'connection', { value: connection, enumerable: false }); }
          query(text, values) { return asked(this.connection, 'query', text, values); }
          execute(text, values) { return asked(this.connection, 'execute', text, values); }
          async beginTransaction() { await asked(this.connection, 'beginTransaction'); }
          async commit() { await asked(this.connection, 'commit'); }
          async rollback() { await asked(this.connection, 'rollback'); }
          async ping() { await asked(this.connection, 'ping'); }
          async end() { await asked(this.connection, 'end'); }
          async changeUser() { throw new Error('changeUser is not simulated by Drydock'); }
          release() { this.connection.release?.(); }
          destroy() { this.connection.destroy(); }
          escape(value) { return sql.escape(value); }
          escapeId(value) { return sql.escapeId(value); }
          format(text, values) { return sql.format(text, values); }
          get threadId() { return this.connection.threadId; }
          get config() { return this.connection.config; }
        }
        class PromisePool extends EventEmitter {
          constructor(pool) { super(); Object.defineProperty(this, 'pool', { value: pool, enumerable: false }); }
          query(text, values) { return asked(this.pool, 'query', text, values); }
          execute(text, values) { return asked(this.pool, 'execute', text, values); }
          async getConnection() { const [connection] = await asked(this.pool, 'getConnection'); return new PromiseConnection(connection); }
          releaseConnection(connection) { connection.release(); }
          async end() { await asked(this.pool, 'end'); }
          escape(value) { return sql.escape(value); }
          format(text, values) { return sql.format(text, values); }
        }
        module.exports = {
          createConnection: (options) => new Connection(options), createPool: (options) => new Pool(options), Connection, Pool, PromiseConnection, PromisePool,
          escape: sql.escape, escapeId: sql.escapeId, format: sql.format, raw: sql.raw,
        };
        Object.defineProperty(module.exports, 'createConnectionPromise', { enumerable: false, value: (options) => new Promise((resolve, reject) => {
          const connection = new Connection(options);
          connection.connect((error) => error ? reject(error) : resolve(new PromiseConnection(connection)));
        }) });
        """#,
        "package/mysql2/promise": #"""
        const mysql = require('package/mysql2');
        module.exports = {
          createConnection: (options) => mysql.createConnectionPromise(options), createPool: (options) => mysql.createPool(options).promise(),
          escape: mysql.escape, escapeId: mysql.escapeId, format: mysql.format, raw: mysql.raw,
        };
        """#,
        "package/wait-port": #"""
        const net = require('net');
        module.exports = ({ host = 'localhost', port, timeout = 0, interval = 1000, output, waitForDns = false }) => new Promise((resolve, reject) => {
          const say = (text) => { if (output !== 'silent') process.stdout.write(text); };
          const start = Date.now();
          say(`Waiting for ${host}:${port}.`);
          const attempt = () => {
            const socket = net.connect(Number(port), host);
            socket.on('connect', () => { socket.destroy(); say(`\nConnected!\n`); resolve({ open: true, ipVersion: 4 }); });
            socket.on('error', (error) => {
              if (error.code === 'ENOTFOUND' && !waitForDns) { say('\n'); return reject(error); }
              if (timeout > 0 && Date.now() - start >= timeout) { say('\nTimeout\n'); return resolve({ open: false }); }
              say('.');
              setTimeout(attempt, interval);
            });
          };
          attempt();
        });
        """#,
    ]
}

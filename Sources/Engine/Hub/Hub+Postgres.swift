import FileTrees

/// What the images of PostgreSQL have beside their base: programs, an account, folders and an entry point.
extension Hub {
    /// The full versions by major version, as of autumn 2025.
    static let postgresVersions = ["17": "17.6", "16": "16.10", "15": "15.14", "14": "14.19", "13": "13.22"]

    static func putPostgres(_ tree: inout FileTree, major: String, isAlpine: Bool) {
        let folder = isAlpine ? "/usr/local/bin" : "/usr/lib/postgresql/\(major)/bin"
        let programs = [
            "postgres", "psql", "initdb", "pg_ctl", "pg_isready", "pg_dump", "createdb", "dropdb", "createuser",
            "dropuser",
        ]
        tree.makeDirectories(folder)
        for name in programs {
            tree.place(Inode(.file(.program(name, size: 800_000)), mode: 0o755), at: folder + "/" + name)
            if !isAlpine, !["postgres", "initdb", "pg_ctl"].contains(name) {
                tree.place(Inode(.symbolicLink(folder + "/" + name), mode: 0o777), at: "/usr/bin/" + name)
            }
        }
        for name in ["pg_dumpall", "pg_restore", "pg_basebackup", "vacuumdb", "pgbench"] {
            notSimulated(&tree, folder + "/" + name)
        }
        tree.place(Inode(.file(.program("gnu/gosu", size: 2_200_000)), mode: 0o755), at: "/usr/local/bin/gosu")
        if isAlpine { tree.place(Inode(.file(.program("bash", size: 760_000)), mode: 0o755), at: "/bin/bash") }
        let (user, group): (UInt32, UInt32) = isAlpine ? (70, 70) : (999, 999)
        tree.addLine(
            "postgres:x:\(user):\(group)::/var/lib/postgresql:/bin/\(isAlpine ? "sh" : "bash")", to: "/etc/passwd")
        tree.addLine("postgres:x:\(group):", to: "/etc/group")
        tree.makeDirectories("/var/lib/postgresql", owner: user, group: group)
        tree.makeDirectories("/var/run")
        tree.makeDirectories("/var/lib/postgresql/data", mode: 0o1777, owner: user, group: group)
        tree.makeDirectories("/var/run/postgresql", mode: 0o3777, owner: user, group: group)
        tree.makeDirectories("/docker-entrypoint-initdb.d")
    }

    /// An entry point of our own that does what the official image's documents say: the same variables, the same
    /// order, the same messages.
    static let postgresEntrypoint = #"""
        #!/usr/bin/env bash
        set -eo pipefail

        # Puts the value of VAR or the contents of the file that VAR_FILE names into VAR.
        from_file() {
        	local name="$1" file="${1}_FILE" default="${2:-}"
        	if [ "${!name:-}" ] && [ "${!file:-}" ]; then
        		echo >&2 "error: both $name and $file are set (but are exclusive)"
        		exit 1
        	fi
        	local value="$default"
        	if [ "${!name:-}" ]; then
        		value="${!name}"
        	elif [ "${!file:-}" ]; then
        		value="$(cat "${!file}")"
        	fi
        	export "$name"="$value"
        	unset "$file"
        }

        check_password() {
        	if [ -z "$POSTGRES_PASSWORD" ] && [ "$POSTGRES_HOST_AUTH_METHOD" != trust ]; then
        		cat >&2 <<-'EOT'
        			Error: Database is uninitialized and superuser password is not specified.
        			       You must specify POSTGRES_PASSWORD to a non-empty value for the
        			       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

        			       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
        			       connections without a password. This is *not* recommended.

        			       See PostgreSQL documentation about "trust":
        			       https://www.postgresql.org/docs/current/auth-trust.html
        		EOT
        		exit 1
        	fi
        	if [ "$POSTGRES_HOST_AUTH_METHOD" = trust ]; then
        		cat >&2 <<-'EOT'
        			********************************************************************************
        			WARNING: POSTGRES_HOST_AUTH_METHOD has been set to "trust". This will allow
        			         anyone with access to the Postgres port to access your database without
        			         a password, even if POSTGRES_PASSWORD is set. See PostgreSQL
        			         documentation about "trust":
        			         https://www.postgresql.org/docs/current/auth-trust.html
        			         In Docker's default configuration, this is effectively any other
        			         container on the same system.

        			         It is not recommended to use POSTGRES_HOST_AUTH_METHOD=trust. Replace
        			         it with "-e POSTGRES_PASSWORD=password" instead to set a password in
        			         "docker run".
        			********************************************************************************
        		EOT
        	fi
        }

        ask() {
        	PGHOST= PGHOSTADDR= psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-password --no-psqlrc "$@"
        }

        run_init_files() {
        	echo
        	local f
        	for f in /docker-entrypoint-initdb.d/*; do
        		case "$f" in
        			*.sh)
        				if [ -x "$f" ]; then
        					echo "$0: running $f"
        					"$f"
        				else
        					echo "$0: sourcing $f"
        					. "$f"
        				fi
        				;;
        			*.sql) echo "$0: running $f"; ask --dbname "$POSTGRES_DB" -f "$f"; echo ;;
        			*.sql.gz) echo "$0: running $f"; gunzip -c "$f" | ask --dbname "$POSTGRES_DB"; echo ;;
        			*) echo "$0: ignoring $f" ;;
        		esac
        		echo
        	done
        }

        first_start() {
        	check_password
        	ls /docker-entrypoint-initdb.d/ > /dev/null
        	if [ -n "$POSTGRES_PASSWORD" ]; then
        		printf '%s\n' "$POSTGRES_PASSWORD" > /tmp/pwfile
        		eval 'initdb --username="$POSTGRES_USER" --pwfile=/tmp/pwfile '"$POSTGRES_INITDB_ARGS"
        		rm -f /tmp/pwfile
        	else
        		eval 'initdb --username="$POSTGRES_USER" '"$POSTGRES_INITDB_ARGS"
        	fi
        	{
        		printf '\n'
        		if [ "$POSTGRES_HOST_AUTH_METHOD" = trust ]; then
        			printf '# warning trust is enabled for all connections\n'
        			printf '# see https://www.postgresql.org/docs/current/auth-trust.html\n'
        		fi
        		printf 'host all all all %s\n' "$POSTGRES_HOST_AUTH_METHOD"
        	} >> "$PGDATA/pg_hba.conf"
        	export PGPASSWORD="${PGPASSWORD:-$POSTGRES_PASSWORD}"
        	# A server that only this container hears, while the database is being set up.
        	PGUSER="$POSTGRES_USER" pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -p 5432" -w start
        	if [ "$POSTGRES_DB" != postgres ]; then
        		ask --dbname postgres -c "CREATE DATABASE \"$POSTGRES_DB\" ;"
        		printf '\n'
        	fi
        	run_init_files
        	PGUSER="$POSTGRES_USER" pg_ctl -D "$PGDATA" -m fast -w stop
        	unset PGPASSWORD
        	cat <<-'EOT'

        		PostgreSQL init process complete; ready for start up.

        	EOT
        }

        if [ "${1:0:1}" = '-' ]; then
        	set -- postgres "$@"
        fi

        if [ "$1" = postgres ]; then
        	from_file POSTGRES_PASSWORD
        	from_file POSTGRES_USER postgres
        	from_file POSTGRES_DB "$POSTGRES_USER"
        	from_file POSTGRES_INITDB_ARGS
        	: "${POSTGRES_HOST_AUTH_METHOD:=scram-sha-256}"
        	export POSTGRES_HOST_AUTH_METHOD
        	mkdir -p "$PGDATA" /var/run/postgresql
        	chmod 700 "$PGDATA" || :
        	chmod 03775 /var/run/postgresql || :
        	if [ "$(id -u)" = 0 ]; then
        		find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
        		find /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
        		exec gosu postgres "$0" "$@"
        	fi
        	if [ -s "$PGDATA/PG_VERSION" ]; then
        		cat <<-'EOT'

        			PostgreSQL Database directory appears to contain a database; Skipping initialization

        		EOT
        	else
        		first_start
        	fi
        fi

        exec "$@"

        """#
}

extension FileTree {
    /// Adds a line to the end of a file.
    mutating func addLine(_ line: String, to path: String) {
        let bytes = find(String(path.dropFirst())).flatMap { self[$0].body?.bytes } ?? []
        write(String(decoding: bytes, as: UTF8.self) + line + "\n", to: path)
    }
}

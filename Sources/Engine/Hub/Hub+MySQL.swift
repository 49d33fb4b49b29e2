import FileTrees

/// What the images of MySQL and MariaDB have beside their base: programs, an account, folders and an entry point.
extension Hub {
    static func putMySQL(_ tree: inout FileTree, isMariaDB: Bool) {
        // Names of MySQL's, with MariaDB's own beside them.
        let programs: [(name: String, program: String)] =
            isMariaDB
            ? [
                ("mariadbd", "mysqld"), ("mariadb", "mysql"), ("mariadb-admin", "mysqladmin"),
                ("mariadb-dump", "mysqldump"),
                ("mariadb-install-db", "mariadb-install-db"),
            ] : [("mysqld", "mysqld"), ("mysql", "mysql"), ("mysqladmin", "mysqladmin"), ("mysqldump", "mysqldump")]
        for (name, program) in programs {
            let folder = program == "mysqld" ? "/usr/sbin/" : "/usr/bin/"
            tree.makeDirectories(folder)
            tree.place(Inode(.file(.program(program, size: 20_000_000)), mode: 0o755), at: folder + name)
        }
        // Newer images of MariaDB have no names of MySQL's any more.
        let missing =
            isMariaDB
            ? [
                "mariadb-upgrade", "mariadb-backup", "mariadb-import", "mariadb-check", "mariadb-tzinfo-to-sql",
                "mariadb-secure-installation",
            ]
            : [
                "mysqlsh", "mysqlpump", "mysqlimport", "mysqlcheck", "mysql_upgrade", "mysql_tzinfo_to_sql",
                "mysqlbinlog",
            ]
        for name in missing { notSimulated(&tree, "/usr/bin/" + name) }
        tree.place(Inode(.file(.program("gnu/gosu", size: 2_200_000)), mode: 0o755), at: "/usr/local/bin/gosu")
        tree.addLine("mysql:x:999:999::/var/lib/mysql:/bin/sh", to: "/etc/passwd")
        tree.addLine("mysql:x:999:", to: "/etc/group")
        tree.makeDirectories("/var/lib/mysql", mode: 0o1777, owner: 999, group: 999)
        tree.makeDirectories(isMariaDB ? "/run/mysqld" : "/var/run/mysqld", mode: 0o1777, owner: 999, group: 999)
        tree.makeDirectories("/docker-entrypoint-initdb.d")
        tree.makeDirectories("/etc/mysql/conf.d")
        if isMariaDB {
            tree.write(healthcheck, to: "/usr/local/bin/healthcheck.sh", mode: 0o755)
        } else {
            tree.makeDirectories("/docker-entrypoint-startdb.d")
            tree.write(
                "[mysqld]\nskip-name-resolve\ndatadir=/var/lib/mysql\nsocket=/var/run/mysqld/mysqld.sock\nsecure-file-priv=/var/lib/mysql-files\nuser=mysql\n\npid-file=/var/run/mysqld/mysqld.pid\n[client]\nsocket=/var/run/mysqld/mysqld.sock\n\n!includedir /etc/mysql/conf.d/\n",
                to: "/etc/my.cnf")
        }
    }

    /// Entry points of our own that do what the official images' documents say: the same variables, the same order, the
    /// same messages.
    static func mysqlEntrypoint(isMariaDB: Bool) -> String {
        let own = isMariaDB ? mariadbParts : mysqlParts
        return own.reduce(entrypoint) { $0.replacing("@\($1.key)@", with: $1.value) }
    }

    private static let mysqlParts = [
        "KIND": "MySQL", "VERSION": "${MYSQL_VERSION}", "SERVER": "mysqld", "CLIENT": "mysql",
        "SOCKET": "/var/run/mysqld/mysqld.sock", "PREFIX": "MYSQL", "ALLOW": "MYSQL_ALLOW_EMPTY_PASSWORD", "QUIET": "",
        "SHARE": "",
        "MISSING": #"""
        	error "Database is uninitialized and password option is not specified
            You need to specify one of the following as an environment variable:
            - MYSQL_ROOT_PASSWORD
            - MYSQL_ALLOW_EMPTY_PASSWORD
            - MYSQL_RANDOM_ROOT_PASSWORD"
        """#,
        "INSTALL": #""$@" --initialize-insecure --default-time-zone=SYSTEM"#,
        "LINK": "ln -sfTv \"$SOCKET\" /var/lib/mysql/mysql.sock || :",
        "SECURE": "",
    ]

    private static let mariadbParts = [
        "KIND": "MariaDB", "VERSION": "${MARIADB_VERSION}", "SERVER": "mariadbd", "CLIENT": "mariadb",
        "SOCKET": "/run/mysqld/mysqld.sock", "PREFIX": "MARIADB", "ALLOW": "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
        "QUIET": "note \"Waiting for server startup\"",
        // The variables of MySQL's image count as well.
        "SHARE": #"""
        	for name in ROOT_HOST DATABASE USER PASSWORD ROOT_PASSWORD RANDOM_ROOT_PASSWORD; do
        		from_file "MYSQL_$name"
        		old="MYSQL_$name"
        		new="MARIADB_$name"
        		newfile="MARIADB_${name}_FILE"
        		if [ -z "${!new:-}" ] && [ -z "${!newfile:-}" ]; then export "$new"="${!old}"; fi
        	done
        	: "${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:=${MYSQL_ALLOW_EMPTY_PASSWORD:-}}"
        """#,
        "MISSING": #"""
        	error "Database is uninitialized and password option is not specified
        	You need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD"
        """#,
        "INSTALL": #"mariadb-install-db --datadir=/var/lib/mysql --auth-root-authentication-method=normal"#,
        "LINK": "",
        "SECURE": "note \"Securing system users (equivalent to running mysql_secure_installation)\"",
    ]

    private static let entrypoint = #"""
        #!/bin/bash
        set -eo pipefail
        shopt -s nullglob

        SOCKET=@SOCKET@

        say() {
        	local kind="$1"
        	shift
        	printf '%s [%s] [Entrypoint]: %s\n' "$(date --rfc-3339=seconds)" "$kind" "$*"
        }

        note() { say Note "$@"; }

        warn() { say Warn "$@" >&2; }

        error() {
        	say ERROR "$@" >&2
        	exit 1
        }

        # Puts the value of VAR or the contents of the file that VAR_FILE names into VAR.
        from_file() {
        	local name="$1" file="${1}_FILE"
        	if [ "${!name:-}" ] && [ "${!file:-}" ]; then
        		error "Both $name and $file are set (but are exclusive)"
        	fi
        	local value="${2:-}"
        	if [ "${!name:-}" ]; then
        		value="${!name}"
        	elif [ "${!file:-}" ]; then
        		value="$(cat "${!file}")"
        	fi
        	export "$name"="$value"
        	unset "$file"
        }

        # A statement, or a script on the standard input, as root.
        ask() {
        	MYSQL_PWD="$KNOWN_PASSWORD" @CLIENT@ --protocol=socket -uroot -hlocalhost --socket="$SOCKET" "$@"
        }

        run_files() {
        	echo
        	local f
        	for f in "$@"; do
        		case "$f" in
        			*.sh)
        				if [ -x "$f" ]; then
        					note "$0: running $f"
        					"$f"
        				else
        					note "$0: sourcing $f"
        					. "$f"
        				fi
        				;;
        			*.sql) note "$0: running $f"; ask ${DATABASE:+--database="$DATABASE"} < "$f"; echo ;;
        			*.sql.gz) note "$0: running $f"; gunzip -c "$f" | ask ${DATABASE:+--database="$DATABASE"}; echo ;;
        			*) warn "$0: ignoring $f" ;;
        		esac
        		echo
        	done
        }

        check_passwords() {
        	if [ -z "$ROOT_PASSWORD" ] && [ -z "$@ALLOW@" ] && [ -z "$RANDOM_PASSWORD" ]; then
        @MISSING@
        	fi
        	if [ "$USER_NAME" = root ]; then
        		error '@PREFIX@_USER="root", @PREFIX@_USER and @PREFIX@_PASSWORD are for configuring a regular user and cannot be used for the root user
            Remove @PREFIX@_USER="root" and use one of the following to control the root user password:
            - @PREFIX@_ROOT_PASSWORD
            - @ALLOW@
            - @PREFIX@_RANDOM_ROOT_PASSWORD'
        	fi
        	if [ -n "$USER_NAME" ] && [ -z "$USER_PASSWORD" ]; then
        		warn '@PREFIX@_USER specified, but missing @PREFIX@_PASSWORD; @PREFIX@_USER will not be created'
        	elif [ -z "$USER_NAME" ] && [ -n "$USER_PASSWORD" ]; then
        		warn '@PREFIX@_PASSWORD specified, but missing @PREFIX@_USER; @PREFIX@_PASSWORD will be ignored'
        	fi
        }

        start_for_setup() {
        	"$@" --skip-networking --default-time-zone=SYSTEM --socket="$SOCKET" &
        	SETUP_PID=$!
        	@QUIET@
        	local i
        	for i in {30..0}; do
        		if ask -e 'SELECT 1' > /dev/null 2>&1; then break; fi
        		sleep 1
        	done
        	if [ "$i" = 0 ]; then error "Unable to start server."; fi
        }

        set_up() {
        	if [ -n "$RANDOM_PASSWORD" ]; then
        		ROOT_PASSWORD="$(head -c 18 /dev/urandom | base64)"
        		note "GENERATED ROOT PASSWORD: $ROOT_PASSWORD"
        	fi
        	@SECURE@
        	{
        		echo "ALTER USER 'root'@'localhost' IDENTIFIED BY '$ROOT_PASSWORD' ;"
        		if [ -n "$ROOT_HOST" ] && [ "$ROOT_HOST" != localhost ]; then
        			echo "CREATE USER 'root'@'$ROOT_HOST' IDENTIFIED BY '$ROOT_PASSWORD' ;"
        			echo "GRANT ALL ON *.* TO 'root'@'$ROOT_HOST' WITH GRANT OPTION ;"
        		fi
        	} | ask
        	KNOWN_PASSWORD="$ROOT_PASSWORD"
        	if [ -n "$DATABASE" ]; then
        		note "Creating database $DATABASE"
        		ask -e "CREATE DATABASE IF NOT EXISTS \`$DATABASE\` ;"
        	fi
        	if [ -n "$USER_NAME" ] && [ -n "$USER_PASSWORD" ]; then
        		note "Creating user $USER_NAME"
        		ask -e "CREATE USER '$USER_NAME'@'%' IDENTIFIED BY '$USER_PASSWORD' ;"
        		if [ -n "$DATABASE" ]; then
        			note "Giving user $USER_NAME access to schema $DATABASE"
        			ask -e "GRANT ALL ON \`$DATABASE\`.* TO '$USER_NAME'@'%' ;"
        		fi
        	fi
        }

        if [ "${1:0:1}" = '-' ]; then
        	set -- @SERVER@ "$@"
        fi

        wants_help=
        for word; do
        	case "$word" in
        		'-?' | --help | --print-defaults | -V | --version) wants_help=1 ;;
        	esac
        done

        if [ "$1" = @SERVER@ ] && [ -z "$wants_help" ]; then
        	note "Entrypoint script for @KIND@ Server @VERSION@ started."
        	mkdir -p /var/lib/mysql
        	if [ "$(id -u)" = 0 ]; then
        		find /var/lib/mysql \! -user mysql -exec chown mysql '{}' +
        		note "Switching to dedicated user 'mysql'"
        		exec gosu mysql "$0" "$@"
        	fi
        @SHARE@
        	from_file @PREFIX@_ROOT_HOST '%'
        	from_file @PREFIX@_DATABASE
        	from_file @PREFIX@_USER
        	from_file @PREFIX@_PASSWORD
        	from_file @PREFIX@_ROOT_PASSWORD
        	ROOT_HOST="$@PREFIX@_ROOT_HOST"
        	DATABASE="$@PREFIX@_DATABASE"
        	USER_NAME="$@PREFIX@_USER"
        	USER_PASSWORD="$@PREFIX@_PASSWORD"
        	ROOT_PASSWORD="$@PREFIX@_ROOT_PASSWORD"
        	RANDOM_PASSWORD="$@PREFIX@_RANDOM_ROOT_PASSWORD"
        	KNOWN_PASSWORD=
        	if [ ! -d /var/lib/mysql/mysql ]; then
        		check_passwords
        		ls /docker-entrypoint-initdb.d/ > /dev/null
        		note "Initializing database files"
        		@INSTALL@
        		note "Database files initialized"
        		note "Starting temporary server"
        		start_for_setup "$@"
        		note "Temporary server started."
        		@LINK@
        		set_up
        		run_files /docker-entrypoint-initdb.d/*
        		note "Stopping temporary server"
        		kill "$SETUP_PID"
        		wait "$SETUP_PID" || true
        		note "Temporary server stopped"
        		echo
        		note "@KIND@ init process done. Ready for start up."
        		echo
        	fi
        fi

        exec "$@"

        """#

    /// What health checks of MariaDB's images call: `healthcheck.sh --connect --innodb_initialized`.
    private static let healthcheck = #"""
        #!/bin/bash
        set -eo pipefail

        ask() {
        	MYSQL_PWD="${MARIADB_ROOT_PASSWORD:-$MYSQL_ROOT_PASSWORD}" mariadb -uroot -hlocalhost --protocol=socket "$@"
        }

        if [ $# -eq 0 ]; then
        	echo "At least one argument required" >&2
        	exit 1
        fi

        for test; do
        	case "$test" in
        		--connect)
        			# Only the server that has been set up hears the network.
        			answer="$(mariadb -h127.0.0.1 --protocol=tcp -uhealthcheck -e 'SELECT 1' 2>&1)" || true
        			case "$answer" in
        				*"Can't connect"*) echo "healthcheck connect failed" >&2; exit 1 ;;
        			esac
        			;;
        		--innodb_initialized | --innodb_buffer_pool_loaded | --mariadbupgrade | --no-defaults) ask -e 'SELECT 1' > /dev/null ;;
        		--su | --su=* | --su-mysql | --defaults-* | --datadir | --datadir=*) ;;
        		*)
        			echo "Unknown healthcheck option $test" >&2
        			exit 1
        			;;
        	esac
        done

        """#
}

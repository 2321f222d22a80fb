import GRDB

/// The ledger's form, step by step. Steps are only ever added: a ledger of any age opens.
enum LedgerMigrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("first tables") { database in
            for table in firstTables { try database.execute(sql: table) }
        }
        migrator.registerMigration("batch jobs") { database in
            for table in batchTables { try database.execute(sql: table) }
        }
        // `confidence` was the lowest reading confidence of the words; now it is how sure the value is.
        migrator.registerMigration("confidence of values, ends of repair") { database in
            try database.execute(sql: "ALTER TABLE fields RENAME COLUMN confidence TO reading_confidence")
            try database.execute(sql: "ALTER TABLE fields ADD COLUMN confidence REAL")
            try database.execute(sql: "ALTER TABLE attempts ADD COLUMN ended TEXT")
        }
        migrator.registerMigration("judges") { database in
            for table in judgeTables { try database.execute(sql: table) }
        }
        return migrator
    }

    private static let firstTables = [
        """
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT
        """,
        """
        CREATE TABLE documents (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL,
            first_seen TEXT NOT NULL) STRICT
        """,
        """
        CREATE TABLE readings (
            document_id TEXT NOT NULL REFERENCES documents(id), settings TEXT NOT NULL, content TEXT NOT NULL,
            pages INTEGER NOT NULL, words INTEGER NOT NULL, seconds REAL NOT NULL, created_at TEXT NOT NULL,
            PRIMARY KEY (document_id, settings)) STRICT
        """,
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY, folder TEXT NOT NULL, configuration TEXT NOT NULL, schema_name TEXT NOT NULL,
            schema_digest TEXT NOT NULL, "schema" TEXT NOT NULL, reading TEXT NOT NULL, strategy_name TEXT NOT NULL, strategy_digest TEXT NOT NULL,
            strategy TEXT NOT NULL, model TEXT NOT NULL, engine TEXT NOT NULL, created_at TEXT NOT NULL,
            finished_at TEXT) STRICT
        """,
        "CREATE INDEX runs_by_configuration ON runs(configuration, folder)",
        """
        CREATE TABLE outcomes (
            id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
            document_id TEXT REFERENCES documents(id), name TEXT NOT NULL, verdict TEXT,
            failure_code TEXT, failure TEXT, "values" TEXT, seconds REAL NOT NULL, reading_seconds REAL NOT NULL,
            finished_at TEXT NOT NULL, UNIQUE (run_id, name),
            CHECK ((verdict IS NULL) <> (failure_code IS NULL))) STRICT
        """,
        """
        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY, outcome_id INTEGER NOT NULL REFERENCES outcomes(id) ON DELETE CASCADE,
            number INTEGER NOT NULL, purpose TEXT NOT NULL, verdict TEXT NOT NULL, "values" TEXT,
            seconds REAL NOT NULL, UNIQUE (outcome_id, number)) STRICT
        """,
        """
        CREATE TABLE calls (
            id INTEGER PRIMARY KEY, run_id INTEGER REFERENCES runs(id) ON DELETE SET NULL,
            attempt_id INTEGER REFERENCES attempts(id) ON DELETE SET NULL, document_id TEXT NOT NULL,
            "key" TEXT NOT NULL, model TEXT NOT NULL, answered_by TEXT NOT NULL, rung TEXT NOT NULL,
            ending TEXT NOT NULL, stop TEXT, stop_detail TEXT, error_code TEXT, error_message TEXT, http_status INTEGER,
            answer TEXT, call_id TEXT, input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL,
            cached_input_tokens INTEGER NOT NULL, cache_write_tokens INTEGER NOT NULL, cost TEXT,
            is_cached INTEGER NOT NULL, seconds REAL NOT NULL, request TEXT, response TEXT,
            created_at TEXT NOT NULL) STRICT
        """,
        #"CREATE INDEX calls_by_key ON calls("key") WHERE ending = 'replied' AND is_cached = 0"#,
        "CREATE INDEX calls_by_attempt ON calls(attempt_id)",
        """
        CREATE TABLE fields (
            outcome_id INTEGER NOT NULL REFERENCES outcomes(id) ON DELETE CASCADE, path TEXT NOT NULL,
            value TEXT NOT NULL, origin TEXT, page INTEGER, "left" REAL, "top" REAL, "right" REAL, "bottom" REAL,
            quote TEXT, score REAL, confidence REAL, "match" TEXT, places INTEGER,
            PRIMARY KEY (outcome_id, path)) STRICT
        """,
        """
        CREATE TABLE findings (
            id INTEGER PRIMARY KEY, attempt_id INTEGER NOT NULL REFERENCES attempts(id) ON DELETE CASCADE,
            severity TEXT NOT NULL, path TEXT NOT NULL, code TEXT NOT NULL, check_id TEXT,
            message TEXT NOT NULL) STRICT
        """,
        "CREATE INDEX findings_by_attempt ON findings(attempt_id)",
        """
        CREATE TABLE labels (
            folder TEXT NOT NULL, name TEXT NOT NULL, field TEXT NOT NULL, expected TEXT NOT NULL,
            PRIMARY KEY (folder, name, field)) STRICT
        """,
        """
        CREATE TABLE samples (
            folder TEXT NOT NULL, name TEXT NOT NULL, meta TEXT NOT NULL, PRIMARY KEY (folder, name)) STRICT
        """,
        """
        CREATE TABLE scores (
            outcome_id INTEGER NOT NULL REFERENCES outcomes(id) ON DELETE CASCADE, stage TEXT NOT NULL,
            field TEXT NOT NULL, item INTEGER NOT NULL, result TEXT NOT NULL, is_strict INTEGER NOT NULL,
            similarity REAL NOT NULL, expected TEXT NOT NULL, actual TEXT NOT NULL,
            PRIMARY KEY (outcome_id, stage, field, item)) STRICT
        """,
    ]

    private static let judgeTables = [
        """
        CREATE TABLE judges (
            id INTEGER PRIMARY KEY, folder TEXT NOT NULL, schema_name TEXT NOT NULL, model TEXT NOT NULL,
            rubric TEXT NOT NULL, repeats INTEGER NOT NULL, both_same INTEGER NOT NULL,
            people_same INTEGER NOT NULL, judge_same INTEGER NOT NULL, both_different INTEGER NOT NULL,
            kappa REAL, kappa_low REAL, kappa_high REAL, counts INTEGER NOT NULL, calls INTEGER NOT NULL,
            cost TEXT, created_at TEXT NOT NULL, used_at TEXT NOT NULL,
            UNIQUE (folder, schema_name, model, rubric, repeats)) STRICT
        """,
        """
        CREATE TABLE judgements (
            judge_id INTEGER NOT NULL REFERENCES judges(id) ON DELETE CASCADE, field TEXT NOT NULL,
            expected TEXT NOT NULL, candidate TEXT NOT NULL, is_same INTEGER NOT NULL, votes TEXT NOT NULL,
            PRIMARY KEY (judge_id, field, expected, candidate)) STRICT
        """,
    ]

    private static let batchTables = [
        """
        CREATE TABLE batch_jobs (
            id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
            tag TEXT NOT NULL UNIQUE, model TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL,
            remote_id TEXT, requests INTEGER NOT NULL, created_at TEXT NOT NULL, submitted_at TEXT,
            ended_at TEXT) STRICT
        """,
        """
        CREATE TABLE batch_items (
            run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, "key" TEXT NOT NULL,
            document_id TEXT NOT NULL, name TEXT NOT NULL, model TEXT NOT NULL, address TEXT NOT NULL,
            tool TEXT NOT NULL, rung TEXT NOT NULL, path TEXT NOT NULL, record TEXT, body TEXT,
            state TEXT NOT NULL, tries INTEGER NOT NULL, job_id INTEGER REFERENCES batch_jobs(id) ON DELETE SET NULL,
            custom_id TEXT, call_id INTEGER REFERENCES calls(id) ON DELETE SET NULL,
            PRIMARY KEY (run_id, "key")) STRICT
        """,
        "CREATE INDEX batch_items_by_job ON batch_items(job_id)",
        "CREATE INDEX batch_items_by_state ON batch_items(run_id, state)",
        "CREATE INDEX batch_items_by_call ON batch_items(call_id)",
    ]
}

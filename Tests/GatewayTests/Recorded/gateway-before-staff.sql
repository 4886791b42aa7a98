-- The Gateway's database as the version before dembrane.staff wrote it: the training catalogue, one account with a trial and an account manager, and
-- one token that was signed out. Recorded once from the running service; never edited. The table of schema steps itself is made by whoever opens it.
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    event_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL COLLATE NOCASE,
    action TEXT NOT NULL,
    type TEXT NOT NULL,
    account_id BLOB CHECK (account_id IS NULL OR length(account_id) = 16),
    workspace_id BLOB CHECK (workspace_id IS NULL OR length(workspace_id) = 16),
    organisation_id BLOB CHECK (organisation_id IS NULL OR length(organisation_id) = 16),
    before BLOB NOT NULL,
    after BLOB NOT NULL,
    reason TEXT,
    trace_id TEXT,
    UNIQUE (source, event_id)
) STRICT;
INSERT INTO "audit" VALUES(1,'/dembrane/training','3042dd05-ed7b-4a4c-96da-15047ffb614a',1795958599045,'system','training-added','com.dembrane.training.training-added.v1',NULL,NULL,NULL,X'7B7D',X'7B22747261696E696E67223A7B22636F6D696E675F736F6F6E223A66616C73652C2265787472615F70726963655F63656E7473223A363030302C226772616E74735F6C6963656E6365223A747275652C22696E636C756465645F7061727469636970616E7473223A352C226D6F6465223A226F6E6C696E65222C2270726963655F63656E7473223A36373530302C2272657469726564223A66616C73652C227469746C65223A224F6E6C696E65227D2C22747261696E696E675F6964223A2237623161353266302D366433652D346331312D396632302D316436346138633330303031227D',NULL,NULL);
INSERT INTO "audit" VALUES(2,'/dembrane/training','108d7128-de46-482c-994a-e213e0a1476f',1795958599045,'system','training-added','com.dembrane.training.training-added.v1',NULL,NULL,NULL,X'7B7D',X'7B22747261696E696E67223A7B22636F6D696E675F736F6F6E223A747275652C226772616E74735F6C6963656E6365223A747275652C22696E636C756465645F7061727469636970616E7473223A312C226D6F6465223A22666C6578222C2270726963655F63656E7473223A353030302C2272657469726564223A66616C73652C227469746C65223A22466C6578227D2C22747261696E696E675F6964223A2237623161353266302D366433652D346331312D396632302D316436346138633330303033227D',NULL,NULL);
INSERT INTO "audit" VALUES(3,'/dembrane/training','863d551e-b707-44b8-8b03-d7652eaefe5c',1795958599045,'system','training-added','com.dembrane.training.training-added.v1',NULL,NULL,NULL,X'7B7D',X'7B22747261696E696E67223A7B22636F6D696E675F736F6F6E223A66616C73652C2265787472615F70726963655F63656E7473223A31393530302C226772616E74735F6C6963656E6365223A747275652C22696E636C756465645F7061727469636970616E7473223A31302C226D6F6465223A22696E5F706572736F6E222C2270726963655F63656E7473223A3235303030302C2272657469726564223A66616C73652C227469746C65223A22496E20706572736F6E227D2C22747261696E696E675F6964223A2237623161353266302D366433652D346331312D396632302D316436346138633330303032227D',NULL,NULL);
INSERT INTO "audit" VALUES(4,'/dembrane/billing','aded4b88-8bdc-488a-9205-39d875592e35',1795958600066,'system','account-opened','com.dembrane.billing.account-opened.v1',X'3AF2DD2075F65761821FF936AC4AF91A',NULL,X'4A3FC809E1674F90A0FD8240023F48B2',X'7B7D',X'7B2273636F7065223A226F7267616E69736174696F6E227D',NULL,NULL);
INSERT INTO "audit" VALUES(5,'/dembrane/billing','3b9a0830-c02b-42d3-9ebc-3a3496118d6d',1795958600105,'robin@dembrane.com','trial-granted','com.dembrane.billing.trial-granted.v1',X'3AF2DD2075F65761821FF936AC4AF91A',NULL,X'4A3FC809E1674F90A0FD8240023F48B2',X'7B2274696572223A2266726565227D',X'7B22656E64735F6174223A22323032362D31322D32395431333A32333A32302E3130355A222C226D6F6E746873223A312C2274696572223A226368616E67656D616B6572227D','Met at a fair','20878894da2272b7a3e39ec13a4c5b3f');
INSERT INTO "audit" VALUES(6,'/dembrane/billing','a71c30ef-b7e5-4b01-85b5-f6d7a3abfe36',1795958600121,'robin@dembrane.com','account-manager-changed','com.dembrane.billing.account-manager-changed.v1',X'3AF2DD2075F65761821FF936AC4AF91A',NULL,X'4A3FC809E1674F90A0FD8240023F48B2',X'7B226163636F756E745F6D616E61676572223A6E756C6C7D',X'7B226163636F756E745F6D616E61676572223A226576614064656D6272616E652E636F6D227D',NULL,'79476242eadd01bed138d7945212a1cf');
CREATE TABLE dead_letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cluster_id TEXT NOT NULL,
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    record_offset INTEGER NOT NULL,
    key BLOB,
    value BLOB,
    headers BLOB NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'replayed')),
    UNIQUE (cluster_id, topic, partition, record_offset)
) STRICT;
CREATE TABLE due (
    timer TEXT NOT NULL,
    key TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    run_at INTEGER NOT NULL,
    data BLOB NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    last_failure TEXT,
    PRIMARY KEY (timer, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    type TEXT NOT NULL,
    subject TEXT,
    partition_key TEXT NOT NULL,
    time INTEGER NOT NULL,
    actor TEXT NOT NULL,
    traceparent TEXT,
    data BLOB NOT NULL,
    UNIQUE (stream, version)
) STRICT;
CREATE TABLE idempotency_answers (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    status INTEGER NOT NULL,
    etag TEXT,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE positions (
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    next_offset INTEGER NOT NULL,
    reacted_offset INTEGER NOT NULL DEFAULT 0,
    cluster_id TEXT NOT NULL,
    PRIMARY KEY (topic, partition)
) STRICT, WITHOUT ROWID;
INSERT INTO "positions" VALUES('dembrane.billing',5,3,0,'mockCluster1fe24c000dac');
INSERT INTO "positions" VALUES('dembrane.training',5,2,0,'mockCluster1fe24c000dac');
INSERT INTO "positions" VALUES('dembrane.training',6,1,0,'mockCluster1fe24c000dac');
CREATE TABLE publish_cursor (
    outbox TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    cluster_id TEXT NOT NULL
) STRICT;
INSERT INTO "publish_cursor" VALUES('dead-letters',0,'mockCluster1fe24c000dac');
CREATE TABLE recovery (started_at INTEGER NOT NULL) STRICT;
INSERT INTO "schema_migrations" VALUES('kit-events','CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    type TEXT NOT NULL,
    subject TEXT,
    partition_key TEXT NOT NULL,
    time INTEGER NOT NULL,
    actor TEXT NOT NULL,
    traceparent TEXT,
    data BLOB NOT NULL,
    UNIQUE (stream, version)
) STRICT;
CREATE TRIGGER events_are_never_edited BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, ''an event is never edited''); END;
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, ''an event is never deleted''); END;');
INSERT INTO "schema_migrations" VALUES('kit-seen-events','CREATE TABLE seen_events (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE
) STRICT;');
INSERT INTO "schema_migrations" VALUES('kit-timers','CREATE TABLE due (
    timer TEXT NOT NULL,
    key TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    run_at INTEGER NOT NULL,
    data BLOB NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    last_failure TEXT,
    PRIMARY KEY (timer, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_in_order ON due (run_at, due_at);');
INSERT INTO "schema_migrations" VALUES('kit-publishing','CREATE TABLE publish_cursor (
    outbox TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    cluster_id TEXT NOT NULL
) STRICT;');
INSERT INTO "schema_migrations" VALUES('kit-subscribing','CREATE TABLE positions (
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    next_offset INTEGER NOT NULL,
    reacted_offset INTEGER NOT NULL DEFAULT 0,
    cluster_id TEXT NOT NULL,
    PRIMARY KEY (topic, partition)
) STRICT, WITHOUT ROWID;
CREATE TABLE taken_upto (
    ledger TEXT NOT NULL CHECK (ledger IN (''applied'', ''reacted'')),
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (ledger, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE taken_beyond (
    ledger TEXT NOT NULL CHECK (ledger IN (''applied'', ''reacted'')),
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (ledger, source, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE dead_letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cluster_id TEXT NOT NULL,
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    record_offset INTEGER NOT NULL,
    key BLOB,
    value BLOB,
    headers BLOB NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN (''waiting'', ''replayed'')),
    UNIQUE (cluster_id, topic, partition, record_offset)
) STRICT;');
INSERT INTO "schema_migrations" VALUES('kit-recovery','CREATE TABLE recovery (started_at INTEGER NOT NULL) STRICT;');
INSERT INTO "schema_migrations" VALUES('kit-taken-events','CREATE TABLE taken_events (
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE taken_missing (
    ledger TEXT NOT NULL CHECK (ledger IN (''applied'', ''reacted'')),
    source TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first),
    PRIMARY KEY (ledger, source, first)
) STRICT, WITHOUT ROWID;');
INSERT INTO "schema_migrations" VALUES('gateway-audit','CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    event_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL COLLATE NOCASE,
    action TEXT NOT NULL,
    type TEXT NOT NULL,
    account_id BLOB CHECK (account_id IS NULL OR length(account_id) = 16),
    workspace_id BLOB CHECK (workspace_id IS NULL OR length(workspace_id) = 16),
    organisation_id BLOB CHECK (organisation_id IS NULL OR length(organisation_id) = 16),
    before BLOB NOT NULL,
    after BLOB NOT NULL,
    reason TEXT,
    trace_id TEXT,
    UNIQUE (source, event_id)
) STRICT;
CREATE INDEX audit_by_time ON audit (at, sequence);
CREATE INDEX audit_by_actor ON audit (actor, at, sequence);
CREATE INDEX audit_by_account ON audit (account_id, at, sequence);
CREATE INDEX audit_by_action ON audit (action, at, sequence);
CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, ''the audit trail is never edited''); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, ''nothing is deleted from the audit trail''); END;');
INSERT INTO "schema_migrations" VALUES('kit-idempotency','CREATE TABLE idempotency (
    key TEXT PRIMARY KEY NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    status INTEGER NOT NULL,
    etag TEXT,
    body BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_age ON idempotency (created_at);');
INSERT INTO "schema_migrations" VALUES('kit-idempotency-numbered','CREATE TABLE idempotency_answers (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    status INTEGER NOT NULL,
    etag TEXT,
    body BLOB NOT NULL
) STRICT;
INSERT INTO idempotency_answers (key, created_at, fingerprint, status, etag, body)
    SELECT key, created_at, fingerprint, status, etag, body FROM idempotency ORDER BY created_at;
DROP TABLE idempotency;');
INSERT INTO "schema_migrations" VALUES('gateway-signed-out-tokens','CREATE TABLE signed_out_tokens (
    fingerprint BLOB PRIMARY KEY NOT NULL CHECK (length(fingerprint) = 32),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;');
CREATE TABLE seen_events (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "seen_events" VALUES(1,'3042dd05-ed7b-4a4c-96da-15047ffb614a');
INSERT INTO "seen_events" VALUES(2,'108d7128-de46-482c-994a-e213e0a1476f');
INSERT INTO "seen_events" VALUES(3,'863d551e-b707-44b8-8b03-d7652eaefe5c');
INSERT INTO "seen_events" VALUES(4,'aded4b88-8bdc-488a-9205-39d875592e35');
INSERT INTO "seen_events" VALUES(5,'3b9a0830-c02b-42d3-9ebc-3a3496118d6d');
INSERT INTO "seen_events" VALUES(6,'a71c30ef-b7e5-4b01-85b5-f6d7a3abfe36');
CREATE TABLE signed_out_tokens (
    fingerprint BLOB PRIMARY KEY NOT NULL CHECK (length(fingerprint) = 32),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "signed_out_tokens" VALUES(X'162CDDD1FAD9E57AA80A270031A129222DC232B4A41976C4BACDA019714E697B',1795962203000);
CREATE TABLE taken_beyond (
    ledger TEXT NOT NULL CHECK (ledger IN ('applied', 'reacted')),
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (ledger, source, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE taken_events (
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "taken_events" VALUES('/dembrane/billing',1,'aded4b88-8bdc-488a-9205-39d875592e35');
INSERT INTO "taken_events" VALUES('/dembrane/billing',2,'3b9a0830-c02b-42d3-9ebc-3a3496118d6d');
INSERT INTO "taken_events" VALUES('/dembrane/billing',3,'a71c30ef-b7e5-4b01-85b5-f6d7a3abfe36');
INSERT INTO "taken_events" VALUES('/dembrane/training',1,'3042dd05-ed7b-4a4c-96da-15047ffb614a');
INSERT INTO "taken_events" VALUES('/dembrane/training',2,'863d551e-b707-44b8-8b03-d7652eaefe5c');
INSERT INTO "taken_events" VALUES('/dembrane/training',3,'108d7128-de46-482c-994a-e213e0a1476f');
CREATE TABLE taken_missing (
    ledger TEXT NOT NULL CHECK (ledger IN ('applied', 'reacted')),
    source TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first),
    PRIMARY KEY (ledger, source, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE taken_upto (
    ledger TEXT NOT NULL CHECK (ledger IN ('applied', 'reacted')),
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (ledger, source)
) STRICT, WITHOUT ROWID;
INSERT INTO "taken_upto" VALUES('applied','/dembrane/billing',3);
INSERT INTO "taken_upto" VALUES('applied','/dembrane/training',3);
CREATE TRIGGER events_are_never_edited BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never edited'); END;
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
CREATE INDEX due_in_order ON due (run_at, due_at);
CREATE INDEX audit_by_time ON audit (at, sequence);
CREATE INDEX audit_by_actor ON audit (actor, at, sequence);
CREATE INDEX audit_by_account ON audit (account_id, at, sequence);
CREATE INDEX audit_by_action ON audit (action, at, sequence);
CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is never edited'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the audit trail'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('audit',6);
INSERT INTO "sqlite_sequence" VALUES('seen_events',6);

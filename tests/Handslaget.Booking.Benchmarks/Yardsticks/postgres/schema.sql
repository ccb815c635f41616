-- The shape of what a booking writes: claims of four officials and a room, three facts, one snapshot, three messages to carry out.
CREATE EXTENSION IF NOT EXISTS btree_gist;
DROP TABLE IF EXISTS ev, snap, claim, outbox CASCADE;
CREATE TABLE ev(seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream uuid NOT NULL, version int NOT NULL, type text NOT NULL, data jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now(), UNIQUE(stream, version));
CREATE TABLE snap(stream uuid PRIMARY KEY, version int NOT NULL, data jsonb NOT NULL);
CREATE TABLE claim(resource_id uuid NOT NULL, meeting_id uuid NOT NULL, during tstzrange NOT NULL, until timestamptz NULL, EXCLUDE USING gist (resource_id WITH =, during WITH &&));
CREATE INDEX ON claim(meeting_id);
CREATE TABLE outbox(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL, payload jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now());
-- Times that are taken already, for those who try them: every official and room, one hour a week.
INSERT INTO claim SELECT lpad(to_hex(r), 32, '0')::uuid, gen_random_uuid(), tstzrange(s, s + interval '1 hour', '[)')
FROM generate_series(0, 249) r, generate_series(0, 25) w, LATERAL (SELECT timestamptz '2027-03-01 07:00+00' + make_interval(weeks => w) s) x;

-- Half of the attempts are on a time that is taken, and are rolled back.
\set i :i + 1
\set n :base + :i * 64 + :client_id
\set k (:n * 7919) % 50000017
\set o :k % 50
\set h 20000 + :k / 50
\set odd random(0, 1)
\if :odd
\set h random(0, 25) * 168 + 7
\endif
BEGIN;
WITH i AS (INSERT INTO claim(resource_id, meeting_id, during) SELECT lpad(to_hex(v.o), 32, '0')::uuid, CAST(lpad(to_hex(CAST(:n AS bigint)),32,'0') AS uuid), tstzrange(timestamptz '2027-03-01 00:00+00' + CAST(:h AS int) * interval '1 hour', timestamptz '2027-03-01 01:00+00' + CAST(:h AS int) * interval '1 hour') FROM (VALUES (CAST(:o AS int)), (CAST(:o AS int) + 50), (CAST(:o AS int) + 100), (CAST(:o AS int) + 150), (CAST(:o AS int) + 200)) v(o) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) AS c FROM i \gset
\if :c < 5
ROLLBACK;
\else
INSERT INTO ev(stream, version, type, data) VALUES (CAST(lpad(to_hex(CAST(:n AS bigint)),32,'0') AS uuid), 1, 'Requested', '{"meetingId":"m","company":"556677-8899","subject":"Tillstandsprovning etapp 2","competences":["miljo","bygg","brand","trafik"],"officials":[11,52,103,154],"room":"Sal 4","startUtc":"2027-04-12T08:00:00Z","endUtc":"2027-04-12T09:00:00Z","note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","by":"company"}'), (CAST(lpad(to_hex(CAST(:n AS bigint)),32,'0') AS uuid), 2, 'SlotHeld', '{"meetingId":"m","company":"556677-8899","subject":"Tillstandsprovning etapp 2","competences":["miljo","bygg","brand","trafik"],"officials":[11,52,103,154],"room":"Sal 4","startUtc":"2027-04-12T08:00:00Z","endUtc":"2027-04-12T09:00:00Z","note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","by":"company"}'), (CAST(lpad(to_hex(CAST(:n AS bigint)),32,'0') AS uuid), 3, 'Booked', '{"meetingId":"m","company":"556677-8899","subject":"Tillstandsprovning etapp 2","competences":["miljo","bygg","brand","trafik"],"officials":[11,52,103,154],"room":"Sal 4","startUtc":"2027-04-12T08:00:00Z","endUtc":"2027-04-12T09:00:00Z","note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","by":"company"}');
INSERT INTO snap(stream, version, data) VALUES (CAST(lpad(to_hex(CAST(:n AS bigint)),32,'0') AS uuid), 3, '{"meetingId":"m","company":"556677-8899","subject":"Tillstandsprovning etapp 2","competences":["miljo","bygg","brand","trafik"],"officials":[11,52,103,154],"room":"Sal 4","startUtc":"2027-04-12T08:00:00Z","endUtc":"2027-04-12T09:00:00Z","note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","by":"company"}');
INSERT INTO outbox(topic, payload) VALUES ('mail', '{"meetingId":"m","company":"556677-8899","subject":"Tillstandsprovning etapp 2","competences":["miljo","bygg","brand","trafik"],"officials":[11,52,103,154],"room":"Sal 4","startUtc":"2027-04-12T08:00:00Z","endUtc":"2027-04-12T09:00:00Z","note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","by":"company"}'), ('sms', '{"meetingId":"m","company":"556677-8899","subject":"Tillstandsprovning etapp 2","competences":["miljo","bygg","brand","trafik"],"officials":[11,52,103,154],"room":"Sal 4","startUtc":"2027-04-12T08:00:00Z","endUtc":"2027-04-12T09:00:00Z","note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","by":"company"}'), ('timer', '{"meetingId":"m","company":"556677-8899","subject":"Tillstandsprovning etapp 2","competences":["miljo","bygg","brand","trafik"],"officials":[11,52,103,154],"room":"Sal 4","startUtc":"2027-04-12T08:00:00Z","endUtc":"2027-04-12T09:00:00Z","note":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","by":"company"}');
COMMIT;
\endif

"""Reads a Maildir with Python's own mail and iCalendar parsers (python3-icalendar), not ours, and prints what they see as JSON.

    /usr/bin/python3 read_invitations.py FOLDER
"""
import email
import email.policy
import json
import sys
from datetime import timezone
from pathlib import Path

from icalendar import Calendar


def seen(raw):
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [p for p in letter.walk() if not p.is_multipart()]
    answer = {
        "id": str(letter["Message-ID"]), "to": str(letter["To"]), "subject": str(letter["Subject"]), "auto": str(letter["Auto-Submitted"]),
        "types": [p.get_content_type() for p in parts], "headers": sorted({h.lower() for h in letter.keys()}),
        "bcc": letter["Bcc"], "plain": next(p.get_content() for p in parts if p.get_content_type() == "text/plain"),
    }
    inline = [p for p in parts if p.get_content_type() == "text/calendar"]
    attached = [p for p in parts if p.get_filename() == "invite.ics"]
    if attached:
        raw_ics = attached[0].get_payload(decode=True)
        event = next(c for c in Calendar.from_ical(raw_ics).walk("VEVENT"))
        guests = event.get("ATTENDEE", [])
        guests = guests if isinstance(guests, list) else [guests]
        answer["event"] = {
            "header_method": inline[0].get_param("method") if inline else None,
            "charset": inline[0].get_param("charset") if inline else None,
            "same": not inline or inline[0].get_payload(decode=True) == raw_ics,
            "method": str(Calendar.from_ical(raw_ics)["METHOD"]), "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]),
            "status": str(event["STATUS"]), "summary": str(event["SUMMARY"]), "location": str(event["LOCATION"]),
            "start": event["DTSTART"].dt.astimezone(timezone.utc).isoformat(), "end": event["DTEND"].dt.astimezone(timezone.utc).isoformat(),
            "organizer": str(event["ORGANIZER"]),
            "attendees": [{"mail": str(g), "name": str(g.params["CN"]), "role": str(g.params["ROLE"]), "partstat": str(g.params["PARTSTAT"])} for g in guests],
            "longest": max(len(line) for line in raw_ics.split(b"\r\n")), "bare": raw_ics.replace(b"\r\n", b"").count(b"\n"),
        }
    return answer


letters = [p.read_bytes() for part in ("new", "cur") for p in sorted((Path(sys.argv[1]) / "Maildir" / part).glob("*"), key=lambda p: p.stat().st_mtime_ns)]
print(json.dumps([seen(raw) for raw in letters]))

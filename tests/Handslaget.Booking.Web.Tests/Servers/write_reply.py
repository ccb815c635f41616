"""Answers an invitation as other programs do, with Python's own mail and iCalendar libraries (python3-icalendar), not ours.

    /usr/bin/python3 write_reply.py < {"invite": "FILE.eml", "from": "anna@x.example", "says": "ACCEPTED", "stamp": "20270201T090000Z", ...}

Prints the answer as a letter. "dialect" says whose manners it has:
  plain        a multipart/mixed with one text/calendar
  thunderbird  the calendar twice: inline, and as an attachment
  outlook      no ORGANIZER, a Windows time zone, base64, umlauts in CN, X-MICROSOFT lines
  google       start in UTC, CUTYPE and X-NUM-GUESTS, an application/ics beside
  apple        METHOD in the body only, several ATTENDEE lines
  header       METHOD in the mail's header only
  attachment   application/octet-stream with a name that ends in .ics, and no other calendar
  latin1       ISO-8859-1 in quoted-printable
  untidy       names in lower case, MAILTO: in capitals, LF line breaks, no SEQUENCE, no DTSTAMP
  odd          a SEQUENCE far too high, lines folded at odd places, a floating start, a colon in CN without quotes
  mislabelled  UTF-8 that says it is us-ascii, in a letter that is nothing but a calendar
Other keys change what is said: method, sequence, start, end, uid, attendee, to, comment, message_id, headers (a dictionary).
"""
import email
import email.charset
import email.encoders
import email.policy
import email.utils
import json
import sys
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

STOCKHOLM = ZoneInfo("Europe/Stockholm")
wish = json.load(sys.stdin)
dialect = wish.get("dialect", "plain")


def invitation():
    with open(wish["invite"], "rb") as file:
        letter = email.message_from_binary_file(file, policy=email.policy.default)
    part = next(p for p in letter.walk() if p.get_content_type() == "text/calendar")
    event = next(iter(Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")))
    return letter, event


def moment(text):
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)


asked, event = invitation()
method = wish.get("method", "REPLY")
me = wish.get("attendee", wish["from"])
start = moment(wish["start"]) if "start" in wish else event["DTSTART"].dt
end = moment(wish["end"]) if "end" in wish else (start + timedelta(minutes=75) if "start" in wish else event["DTEND"].dt)
organizer = str(event["ORGANIZER"])


def answer():
    calendar = Calendar()
    calendar.add("prodid", "-//Somebody else//Their calendar//EN")
    calendar.add("version", "2.0")
    if dialect != "header":
        calendar.add("method", method)
    said = Event()
    said.add("uid", wish.get("uid", str(event["UID"])))
    if dialect != "untidy" or "sequence" in wish:
        said.add("sequence", wish.get("sequence", 99999 if dialect == "odd" else int(event["SEQUENCE"])))
    if dialect != "untidy" and "stamp" in wish:
        said.add("dtstamp", moment(wish["stamp"]))
    if method == "COUNTER":
        said.add("x-ms-olk-originalstart", event["DTSTART"].dt.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ"))
    said.add("summary", "Möte på rådhuset – åäö")
    if dialect == "google":
        said.add("dtstart", start.astimezone(timezone.utc))
        said.add("dtend", end.astimezone(timezone.utc))
    elif dialect == "odd":
        said.add("dtstart", start.astimezone(STOCKHOLM).replace(tzinfo=None))
        said.add("dtend", end.astimezone(STOCKHOLM).replace(tzinfo=None))
    else:
        said.add("dtstart", start.astimezone(STOCKHOLM))
        said.add("dtend", end.astimezone(STOCKHOLM))
    if dialect != "outlook":
        said["organizer"] = vCalAddress(organizer)
    if dialect == "apple":
        other = vCalAddress("mailto:somebody.else@test.example")
        other.params["partstat"] = vText("NEEDS-ACTION")
        said.add("attendee", other, encode=0)
    attendee = vCalAddress(f"mailto:{me}")
    attendee.params["partstat"] = vText(wish["says"])
    attendee.params["cn"] = vText("Åsa Öberg, livsmedel")
    if dialect == "google":
        attendee.params["cutype"] = vText("INDIVIDUAL")
        attendee.params["x-num-guests"] = vText("0")
    if "to" in wish:
        attendee.params["delegated-to"] = vText(f"mailto:{wish['to']}")
    said.add("attendee", attendee, encode=0)
    if "to" in wish:
        delegate = vCalAddress(f"mailto:{wish['to']}")
        delegate.params["partstat"] = vText("NEEDS-ACTION")
        said.add("attendee", delegate, encode=0)
    if "comment" in wish:
        said.add("comment", wish["comment"])
    if dialect == "outlook":
        said.add("x-microsoft-cdo-replytime", "20270201T090000Z")
        said.add("x-microsoft-cdo-busystatus", "BUSY")
    calendar.add_component(said)
    text = calendar.to_ical().decode()
    if dialect == "outlook":
        text = text.replace("TZID=Europe/Stockholm", 'TZID="W. Europe Standard Time"')
    if dialect == "untidy":
        lines = text.replace("\r\n ", "").replace("mailto:", "MAILTO:").split("\r\n")
        text = "\n".join(line.replace("ATTENDEE;", "attendee;").replace("METHOD:", "method:").replace("UID:", "uid:") for line in lines)
    if dialect == "odd":
        text = text.replace('CN="Åsa Öberg, livsmedel"', "CN=Öberg: Åsa").replace("PARTSTAT=", "PARTS\r\n TAT=")
    return text


def calendar_part(text, kind="calendar", name=None, charset="utf-8"):
    part = MIMEText(text, kind, charset)
    if dialect not in ("apple", "untidy"):
        part.set_param("method", method)
    if name:
        part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def file_part(text, kind):
    part = MIMEBase("application", kind)
    part.set_payload(text.encode())
    email.encoders.encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename="invite.ics")
    return part


def letter():
    text = answer()
    words = MIMEText("Åsa har svarat på kallelsen.", "plain", "utf-8")
    if dialect == "mislabelled":
        whole = EmailMessage()
        whole.set_content(text, subtype="calendar", charset="utf-8", cte="8bit")
        whole.replace_header("Content-Type", f"text/calendar; charset=us-ascii; method={method}")
        return whole
    whole = MIMEMultipart("alternative" if dialect in ("outlook", "google") else "mixed")
    whole.attach(words)
    if dialect == "outlook":
        whole.attach(MIMEText("<p>Åsa har svarat.</p>", "html", "utf-8"))
    if dialect == "attachment":
        whole.attach(file_part(text, "octet-stream"))
        return whole
    if dialect == "latin1":
        email.charset.add_charset("iso-8859-1", email.charset.QP, email.charset.QP)
        whole.attach(calendar_part(text.replace("–", "-"), charset="iso-8859-1"))
        return whole
    whole.attach(calendar_part(text))
    if dialect == "thunderbird":
        whole.attach(file_part(text, "ics"))
    if dialect == "google":
        whole.attach(file_part(text, "ics"))
    return whole


said = letter()
said["From"] = wish["from"]
said["To"] = organizer.split(":", 1)[1]
said["Subject"] = "Svar: " + str(asked["Subject"])
said["Message-ID"] = wish.get("message_id", email.utils.make_msgid(domain="their.example"))
said["In-Reply-To"] = str(asked["Message-ID"])
if "date" in wish or "stamp" in wish:
    said["Date"] = email.utils.format_datetime(moment(wish.get("date", wish.get("stamp"))))
for name, value in wish.get("headers", {}).items():
    said[name] = value
sys.stdout.buffer.write(said.as_bytes(policy=email.policy.SMTP.clone(cte_type="8bit")))

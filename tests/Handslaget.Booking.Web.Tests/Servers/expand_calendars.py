"""Expands each calendar of a folder by an engine that is not ours and prints its merged busy time, a line a calendar; null where the engine gave up.

    expand_calendars.py FOLDER (libical | recurring | dateutil)

X-WITHIN in each says from when to when.

libical is a C library, used through its GObject bindings; recurring is Python's recurring_ical_events on icalendar and dateutil.
dateutil alone reads one rule and one start, in UTC, of hours that last half of one; the start is a time whether the rule gives it or not.
"""
import datetime
import json
import pathlib
import re
import signal
import sys

folder, engine = pathlib.Path(sys.argv[1]), sys.argv[2]
UTC = datetime.timezone.utc


def instant(text):
    return datetime.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def by_libical(text, start, end):
    import gi
    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib as ical

    calendar = ical.Component.new_from_string(text)
    taken = []
    event = calendar.get_first_component(ical.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        event.foreach_recurrence(
            ical.Time.new_from_string(start), ical.Time.new_from_string(end),
            lambda _, span, *__: taken.append((span.get_start(), span.get_end())))
        event = calendar.get_next_component(ical.ComponentKind.VEVENT_COMPONENT)
    return taken


def by_recurring(text, start, end):
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(text)
    events = recurring_ical_events.of(calendar).between(instant(start), instant(end))
    return [(e["DTSTART"].dt.timestamp(), e["DTEND"].dt.timestamp()) for e in events]


def give_up(*_):
    raise TimeoutError


def by_dateutil(text, start, end):
    from dateutil import rrule

    # It looks for 30 February until the year 9999.
    signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.25)

    first = datetime.datetime.strptime(re.search(r"DTSTART:(\w+)Z", text).group(1), "%Y%m%dT%H%M%S")
    rule = rrule.rrulestr(re.search(r"RRULE:(\S+)", text).group(1).replace("Z", ""), dtstart=first)
    before, after = (instant(t).replace(tzinfo=None) for t in (start, end))
    times = {t for t in rule.between(before, after, inc=True)} | {first}
    return [(t.replace(tzinfo=UTC).timestamp(), t.replace(tzinfo=UTC).timestamp() + 1800) for t in times]


def merged(taken, start, end):
    first, last = instant(start).timestamp(), instant(end).timestamp()
    result = []
    for begin, finish in sorted((max(s, first), min(e, last)) for s, e in taken):
        if begin >= finish:
            continue
        if result and begin <= result[-1][1]:
            result[-1][1] = max(result[-1][1], int(finish))
        else:
            result.append([int(begin), int(finish)])
    return result


expand = {"libical": by_libical, "recurring": by_recurring, "dateutil": by_dateutil}[engine]
for path in sorted(folder.glob("*.ics")):
    text = path.read_text("utf-8")
    within = re.search(r"X-WITHIN:(\w+)/(\w+)", text).groups()
    try:
        print(json.dumps(merged(expand(text, *within), *within)), flush=True)
    except TimeoutError:
        print("null")

"""Gives the calendar files of a folder, in the order of their names, to a program that is not ours, and prints what it sees as JSON: a list of events a file.

    /usr/bin/python3 read_calendars.py FOLDER PROGRAM

Three libraries (icalendar and vobject in Python; libical in C, through its GObject bindings) and two calendar programs that people use (khal, calcurse).
khal has one calendar all the time: what comes later takes the place of what came before. What a program does not tell of an event is left out.
"""
import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


def by_icalendar(file):
    import icalendar

    return [
        {"uid": str(e["UID"]), "start": utc(e["DTSTART"].dt), "end": utc(e["DTEND"].dt), "summary": str(e["SUMMARY"]), "location": str(e["LOCATION"]),
         "description": str(e.get("DESCRIPTION", "")), "cancelled": str(e["STATUS"]) == "CANCELLED"}
        for e in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")]


def by_vobject(file):
    import vobject

    calendar = vobject.readOne(file.read_text("utf-8"))
    return [
        {"uid": e.uid.value, "start": utc(e.dtstart.value), "end": utc(e.dtend.value), "summary": e.summary.value, "location": e.location.value,
         "description": e.description.value if hasattr(e, "description") else "", "cancelled": e.status.value == "CANCELLED"}
        for e in getattr(calendar, "vevent_list", [])]


def by_libical(file):
    import gi
    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib as ical

    def moment(time):
        return time.convert_to_zone(ical.Timezone.get_utc_timezone()).as_timet()

    calendar = ical.Component.new_from_string(file.read_text("utf-8"))
    events = []
    event = calendar.get_first_component(ical.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        start, end = (utc(datetime.fromtimestamp(moment(t), timezone.utc)) for t in (event.get_dtstart(), event.get_dtend()))
        events.append({"uid": event.get_uid(), "start": start, "end": end, "summary": event.get_summary(), "location": event.get_location(),
                       "description": event.get_description() or "", "cancelled": event.get_status() == ical.PropertyStatus.CANCELLED})
        event = calendar.get_next_component(ical.ComponentKind.VEVENT_COMPONENT)
    return events


class Khal:
    def __init__(self, folder):
        calendar = folder / "calendar"
        calendar.mkdir()
        self.config = folder / "khal.conf"
        self.config.write_text(f"[calendars]\n[[mine]]\npath = {calendar}\n[sqlite]\npath = {folder}/khal.db\n[locale]\nlocal_timezone = Europe/Stockholm\ndefault_timezone = Europe/Stockholm\n"
                               "timeformat = %H:%M\ndateformat = %m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n")

    def run(self, *arguments):
        return subprocess.run(["khal", "-c", str(self.config), *arguments], check=True, capture_output=True, text=True, env={**os.environ, "LANG": "C.UTF-8"}).stdout

    def __call__(self, file):
        self.run("import", "--batch", "-a", "mine", str(file))
        lines = [line for line in self.run("list", "--day-format", "", "--format", "{uid}|{start-long}|{end-long}|{title}|{location}|{cancelled}", "2027-01-01", "364d").splitlines() if line]
        return [self.event(*line.split("|")) for line in lines]

    @staticmethod
    def event(uid, start, end, title, location, cancelled):
        def local(text):
            return utc(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=STOCKHOLM))
        return {"uid": uid, "start": local(start), "end": local(end), "summary": title, "location": location, "cancelled": cancelled.strip() == "CANCELLED"}


def by_calcurse(file):
    """It knows neither place nor status in what it prints, and keeps no identities: each file is a calendar of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TZ": "Europe/Stockholm", "LANG": "C.UTF-8"}
        subprocess.run(["calcurse", "-D", folder, "-i", str(file)], check=True, capture_output=True, env=environment)
        seen = subprocess.run(["calcurse", "-D", folder, "-Q", "--filter-type", "apt", "-d", "01/01/2027", "--days", "364", "--format-apt", "%(start:epoch)|%(end:epoch)|%m\n"],
                              check=True, capture_output=True, text=True, env=environment).stdout

    def event(start, end, summary):
        return {"start": utc(datetime.fromtimestamp(int(start), timezone.utc)), "end": utc(datetime.fromtimestamp(int(end), timezone.utc)), "summary": summary}
    return [event(*line.split("|")) for line in seen.splitlines() if "|" in line]


with tempfile.TemporaryDirectory() as own:
    programs = {"icalendar": lambda: by_icalendar, "vobject": lambda: by_vobject, "libical": lambda: by_libical, "khal": lambda: Khal(Path(own)), "calcurse": lambda: by_calcurse}
    see = programs[sys.argv[2]]()
    print(json.dumps([see(file) for file in sorted(Path(sys.argv[1]).glob("*.ics"))]))

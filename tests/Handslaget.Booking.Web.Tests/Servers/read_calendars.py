"""Gives the calendar files of one meeting's life, in order, to programs that are not ours, and prints what each of them sees as JSON:
two libraries (python3-icalendar, python3-vobject) and two calendar programs that people use (khal, calcurse).

    /usr/bin/python3 read_calendars.py FOLDER
"""
import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import vobject

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


def by_icalendar(file):
    event = next(iter(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")))
    return {"start": utc(event["DTSTART"].dt), "end": utc(event["DTEND"].dt), "summary": str(event["SUMMARY"]), "location": str(event["LOCATION"]), "cancelled": str(event["STATUS"]) == "CANCELLED"}


def by_vobject(file):
    event = vobject.readOne(file.read_text("utf-8")).vevent
    return {"start": utc(event.dtstart.value), "end": utc(event.dtend.value), "summary": event.summary.value, "location": event.location.value, "cancelled": event.status.value == "CANCELLED"}


class Khal:
    """The same calendar all the time: what comes later takes the place of what came before."""

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
        lines = [line for line in self.run("list", "--day-format", "", "--format", "{start-long}|{end-long}|{title}|{location}|{cancelled}", "2027-01-01", "364d").splitlines() if line]
        return [self.event(line.split("|")) for line in lines]

    @staticmethod
    def event(fields):
        def local(text):
            return utc(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=STOCKHOLM))
        return {"start": local(fields[0]), "end": local(fields[1]), "summary": fields[2], "location": fields[3], "cancelled": fields[4].strip() == "CANCELLED"}


def by_calcurse(file):
    """It knows neither place nor status in what it prints, and keeps no identities: each file is a calendar of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TZ": "Europe/Stockholm", "LANG": "C.UTF-8"}
        subprocess.run(["calcurse", "-D", folder, "-i", str(file)], check=True, capture_output=True, env=environment)
        seen = subprocess.run(["calcurse", "-D", folder, "-Q", "--filter-type", "apt", "-d", "01/01/2027", "--days", "364", "--format-apt", "%(start:epoch)|%(end:epoch)|%m\n"],
                              check=True, capture_output=True, text=True, env=environment).stdout
    start, end, summary = next(line for line in seen.splitlines() if "|" in line).split("|")
    return {"start": utc(datetime.fromtimestamp(int(start), timezone.utc)), "end": utc(datetime.fromtimestamp(int(end), timezone.utc)), "summary": summary}


files = sorted(Path(sys.argv[1]).glob("*.ics"))
with tempfile.TemporaryDirectory() as folder:
    khal = Khal(Path(folder))
    print(json.dumps([{"icalendar": by_icalendar(f), "vobject": by_vobject(f), "khal": khal(f), "calcurse": by_calcurse(f)} for f in files]))

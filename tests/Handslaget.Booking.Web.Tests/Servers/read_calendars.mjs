// As read_calendars.py, by ical.js, which Thunderbird's calendar and many web calendars read with.
//
//   node read_calendars.mjs FOLDER PATH-OF-ICAL.JS
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, library] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(library));
const utc = time => time.toJSDate().toISOString().slice(0, 16) + "Z";

function see(file) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, file), "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents("vevent").map(each => {
    const event = new ICAL.Event(each);
    return {
      uid: event.uid, start: utc(event.startDate), end: utc(event.endDate), summary: event.summary, location: event.location,
      description: event.description ?? "", cancelled: each.getFirstPropertyValue("status") === "CANCELLED",
    };
  });
}

console.log(JSON.stringify(readdirSync(folder).filter(f => f.endsWith(".ics")).sort().map(see)));

// What scheduling programs built on dayjs do with the same question, written anew from a description of how they do it (PERF §1): a range of
// dayjs objects for every person and day, busy times converted back and forth and subtracted, the ranges of a group put together, groups
// intersected, and slots stepped out of what is left. Everything that is not computing (database, parsing, logging) is left out.
// usage: node yardstick.mjs workload.json groups|competences; then one line on stdin per run, one line of JSON on stdout per answer.
import fs from "node:fs";
import readline from "node:readline";
import crypto from "node:crypto";
import dayjs from "dayjs";
import utc from "dayjs/plugin/utc.js";
import timezone from "dayjs/plugin/timezone.js";

dayjs.extend(utc);
dayjs.extend(timezone);

const [file, by] = process.argv.slice(2);
const workload = JSON.parse(fs.readFileSync(file, "utf8"));
const meeting = 60, step = 15, buffer = 15;
const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function dateRanges(host, away) {
  const ranges = [];
  for (let number = 0; number < workload.weeks * 7; number++) {
    const day = dayjs.utc(workload.startYmd).add(number, "day");
    const ymd = day.format("YYYY-MM-DD");
    if (away.has(ymd)) continue;
    for (const rule of host.wh) {
      if (!rule.days.includes(day.day())) continue;
      const start = dayjs.tz(`${ymd} ${clock(rule.s)}`, workload.tz);
      const end = dayjs.tz(`${ymd} ${clock(rule.e)}`, workload.tz);
      ranges.push({ start, end });
    }
  }
  return ranges;
}

function busyTimes(host) {
  return host.busy
    .map(([start, end]) => ({
      start: dayjs(new Date(start)).subtract(buffer, "minute").toDate().toISOString(),
      end: dayjs(new Date(end)).add(buffer, "minute").toDate().toISOString(),
    }))
    .map(({ start, end }) => ({ start: dayjs.utc(start), end: dayjs.utc(end) }))
    .sort((one, other) => one.start.valueOf() - other.start.valueOf());
}

function subtract(ranges, busy) {
  const free = [];
  for (const range of ranges) {
    let from = range.start;
    for (const taken of busy) {
      if (taken.start.valueOf() >= range.end.valueOf()) break;
      if (taken.end.valueOf() <= from.valueOf()) continue;
      if (taken.start.valueOf() > from.valueOf()) free.push({ start: from, end: taken.start });
      if (taken.end.valueOf() > from.valueOf()) from = taken.end;
    }
    if (range.end.valueOf() > from.valueOf()) free.push({ start: from, end: range.end });
  }
  return free;
}

function union(hosts) {
  const all = hosts.flat().sort((one, other) => one.start.valueOf() - other.start.valueOf() || other.end.valueOf() - one.end.valueOf());
  const kept = [];
  let reached = -Infinity;
  for (const range of all) {
    if (range.end.valueOf() <= reached) continue;
    reached = range.end.valueOf();
    kept.push(range);
  }
  return kept;
}

function intersect(ones, others) {
  const common = [];
  for (let one = 0, other = 0; one < ones.length && other < others.length;) {
    const start = ones[one].start.valueOf() > others[other].start.valueOf() ? ones[one].start : others[other].start;
    const end = ones[one].end.valueOf() < others[other].end.valueOf() ? ones[one].end : others[other].end;
    if (start.valueOf() < end.valueOf()) common.push({ start, end });
    if (ones[one].end.valueOf() < others[other].end.valueOf()) one++; else other++;
  }
  return union([common]);
}

function slots(ranges) {
  const found = new Map();
  for (const range of ranges) {
    const first = Math.ceil(range.start.valueOf() / (step * 60e3)) * step * 60e3;
    for (let start = dayjs(first).tz(workload.tz); !start.add(meeting, "minute").isAfter(range.end); start = start.add(step, "minute")) {
      if (!found.has(start.valueOf())) found.set(start.valueOf(), start);
    }
  }
  return [...found.values()].sort((one, other) => one.valueOf() - other.valueOf());
}

function run() {
  const groups = Array.from({ length: workload.K }, () => []);
  for (const host of workload.officials) {
    const busy = busyTimes(host);
    // Once with and once without the days off: both answers are used where this comes from.
    subtract(dateRanges(host, new Set()), busy);
    const free = subtract(dateRanges(host, new Set(host.ooo)), busy);
    for (const group of by === "groups" ? [host.group] : host.comps) groups[group].push(free);
  }
  const common = groups.map(union).reduce(intersect);
  const byDate = {};
  for (const slot of slots(common)) (byDate[slot.format("YYYY-MM-DD")] ??= []).push(slot.toISOString());
  return JSON.stringify(byDate);
}

function hash(starts) {
  let state = 2166136261;
  for (const start of starts) {
    const quarter = Math.floor(start / 900e3);
    for (let shift = 0; shift < 32; shift += 8) state = Math.imul(state ^ ((quarter >>> shift) & 0xff), 16777619) >>> 0;
  }
  return state;
}

for await (const _ of readline.createInterface({ input: process.stdin })) {
  const began = process.hrtime.bigint();
  const json = run();
  const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
  const starts = Object.values(JSON.parse(json)).flat().map((start) => Date.parse(start));
  const bytes = crypto.createHash("sha256").update(json).digest("hex");
  console.log(JSON.stringify({ milliseconds, count: starts.length, hash: hash(starts), bytes }));
}

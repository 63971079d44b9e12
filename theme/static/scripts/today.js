// A page built yesterday and read today: how a listing stands, what it costs, when it is next and
// whether it is open now, worked out for the reader's day from dates in the page. The engine made
// the dates; here they are only compared, so the answers are the engine's own (tests/test_ahead.py
// runs both). Also says when the site has stopped being published.
(() => {
  "use strict";

  const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
  const MONTHS = ("January February March April May June July August September October November " +
    "December").split(" ");
  const NOT_ON = ["paused", "seasonal", "finished", "closed"];
  // The engine looks no further for the next session (`next_sessions` in model/sessions.py).
  const HORIZON_DAYS = 400;
  const SESSION = /^(\d{4}-\d\d-\d\d)([shd])(\d\d:\d\d)(?:-(\d\d:\d\d))?(\?)?$/;

  // Days as numbers, so that tomorrow is one more whatever the clocks do.
  const number = (day) => Date.parse(day + "T00:00Z") / 86400000;
  const dayAfter = (day) => new Date((number(day) + 1) * 86400000).toISOString().slice(0, 10);

  const dateWords = (day, today) => {
    const [year, month, date] = day.split("-").map(Number);
    const weekday = WEEKDAYS[new Date(day + "T00:00Z").getUTCDay()];
    const words = `${weekday} ${date} ${MONTHS[month - 1]}`;
    return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${year}`;
  };

  const timeWords = (time) => {
    const [hour, minute] = time.split(":").map(Number);
    if (minute === 0 && hour % 12 === 0) return hour ? "noon" : "midnight";
    const minutes = minute ? `.${time.slice(3)}` : "";
    return `${hour % 12 || 12}${minutes}${hour < 12 ? "am" : "pm"}`;
  };

  const hoursWords = (start, end) => {
    if (!end) return timeWords(start);
    if (start !== end) return `${timeWords(start)} to ${timeWords(end)}`;
    return start === "00:00" ? "all day" : `24 hours from ${timeWords(start)}`;
  };

  const sessionWords = ({ day, kind, start, end }, today) => {
    const near = day === today ? "today" : day === dayAfter(today) ? "tomorrow" : "";
    if (kind === "d") return near || dateWords(day, today);
    if (kind === "h") return `${near || dateWords(day, today)}, ${hoursWords(start, end)}`;
    return near ? `${near} at ${timeWords(start)}` : `${dateWords(day, today)}, ${timeWords(start)}`;
  };

  const sessionsOf = (text) => text.split(" ").filter(Boolean).map((written) => {
    const [, day, kind, start, end, doubt] = written.match(SESSION);
    // By the clock on the wall: an end at or before the start is the next day's.
    const ends = end && `${end <= start ? dayAfter(day) : day}T${end}`;
    return { day, kind, start, end, starts: `${day}T${start}`, ends, doubt: Boolean(doubt) };
  });

  const onDay = (changes, day) => changes.filter(([from]) => from <= day).pop();

  // Whether one of the sessions is going on: "ask" where it is uncertain, or nobody said how long.
  const openAt = (sessions, today, moment) => {
    let open = "no";
    for (const one of sessions) {
      if (one.starts > moment) break;
      if (!one.ends && one.day === today) open = "ask";
      if (one.ends && moment < one.ends) {
        if (!one.doubt) return "yes";
        open = "ask";
      }
    }
    return open;
  };

  // The answers for a day and a time in London ("2026-11-24", "14:05"); null where the page is too
  // old to know.
  const answers = (ahead, today, time) => {
    if (today < ahead.from || today > ahead.until) return null;
    const moment = `${today}T${time}`;
    const sessions = sessionsOf(ahead.sessions);
    const [, standing, label] = onDay(ahead.standings, today);
    const [, cost, free] = onDay(ahead.costs, today);
    const on = !NOT_ON.includes(standing);
    const next = on && sessions.find((one) => (one.ends || one.starts) > moment &&
      number(one.day) - number(today) <= HORIZON_DAYS);
    return {
      standing, label, cost,
      free: Boolean(free),
      next: next ? sessionWords(next, today) : "",
      open: on ? openAt(sessions, today, moment) : "no",
    };
  };

  const inLondon = (instant) => {
    const parts = {};
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/London", hourCycle: "h23", year: "numeric", month: "2-digit",
      day: "2-digit", hour: "2-digit", minute: "2-digit",
    });
    for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
    return [`${parts.year}-${parts.month}-${parts.day}`, `${parts.hour}:${parts.minute}`];
  };

  // What to say of a page built on `built`; nothing for the first days, which a weekend may take.
  const ageWords = (built, today, patience) => {
    const days = number(today) - number(built);
    if (days < patience) return "";
    return `This page was made on ${dateWords(built, today)} and has not been rebuilt for ${days} ` +
      "days. Please ring before you go.";
  };

  const exported = { answers, ageWords, dateWords, hoursWords, inLondon, sessionWords };
  if (typeof document === "undefined") {
    module.exports = exported;
    return;
  }
  globalThis.todayWords = exported;

  // In a page: [data-ahead] holds the facts of one listing, [data-now=next] and the like the places
  // for the answers; [data-built] is the day of the page, its [data-age] the place for its age.
  const page = document.querySelector("[data-built]");
  if (!page) return;
  // On a demonstration's pinned day the whole day is still to come.
  const [today, time] = page.dataset.pinned ? [page.dataset.pinned, "00:00"] : inLondon(new Date());

  const age = page.querySelector("[data-age]");
  const words = ageWords(page.dataset.built, today, Number(page.dataset.patience || 2));
  if (age && words) {
    age.textContent = words;
    age.hidden = false;
  }
  for (const listing of document.querySelectorAll("[data-ahead]")) {
    const now = answers(JSON.parse(listing.dataset.ahead), today, time);
    for (const place of listing.querySelectorAll("[data-now]")) {
      const kind = place.dataset.now;
      if (kind === "free" || kind === "open") {
        place.hidden = !now || !(kind === "free" ? now.free : now.open === "yes");
      } else {
        const answer = now ? now[kind] : "";
        place.textContent = answer;
        place.hidden = !answer;
      }
    }
  }
  for (const heading of document.querySelectorAll("[data-day]")) {
    const named = dateWords(heading.dataset.day, today);
    heading.textContent = heading.dataset.day === today ? `Today, ${named}` : named;
  }
})();

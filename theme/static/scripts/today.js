// A page built yesterday and read today: how a listing stands, what it costs, when it is next and
// whether it is on now, worked out for the reader's day from dates in the page. The engine made the
// dates; here they are only compared, so the answers are the engine's own (tests/test_ahead.py runs
// both). Also says which days of what's on are over, and when the site is no longer published.
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

  // How one session of a list stands at a moment: "on", "over", or "" where nobody can know, or it
  // goes without saying.
  const sessionAt = (written, today, time) => {
    const sessions = sessionsOf(written);
    const moment = `${today}T${time}`;
    const allDay = sessions[0].start === "00:00" && sessions[0].end === "00:00";
    if (openAt(sessions, today, moment) === "yes") return allDay ? "" : "on";
    return (sessions[0].ends || dayAfter(sessions[0].day)) <= moment ? "over" : "";
  };

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

  // What to say above the sessions of `first` to `last`; nothing while all of them are to come.
  const laterWords = (first, last, today) => {
    if (today <= first) return "";
    if (today <= last) return "Days that are over are left out.";
    const days = first === last ? `of ${dateWords(first, today)}` :
      `from ${dateWords(first, today)} to ${dateWords(last, today)}`;
    return `These are the sessions ${days}. Today is ${dateWords(today, today)}.`;
  };

  const exported = { answers, ageWords, dateWords, hoursWords, inLondon, laterWords, sessionAt, sessionWords };
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
  const say = (place, words) => {
    place.textContent = words;
    place.hidden = !words;
  };
  const tag = (words, tone) => Object.assign(document.createElement("strong"), {
    className: `govuk-tag tag tag--${tone}`, textContent: words,
  });

  const age = page.querySelector("[data-age]");
  if (age) say(age, ageWords(page.dataset.built, today, Number(page.dataset.patience || 2)));

  const TONES = { running: "good", "starting-soon": "soon", "waiting-list": "wait", full: "wait" };
  const show = {
    next: (place, { next }) => {
      place.textContent = next;
      place.parentElement.hidden = !next;
    },
    joining: (place, { standing }, { standings }) => {
      place.hidden = NOT_ON.includes(standing) !== NOT_ON.includes(standings[0][1]);
    },
    free: (place, { free, standing }) => { place.hidden = !free || NOT_ON.includes(standing); },
    open: (place, { open }) => { place.hidden = open !== "yes"; },
    // What was written on the day of the page stays, unless it is another now.
    cost: (place, { cost }, { costs }) => {
      if (cost === costs[0][1]) return;
      place.textContent = cost;
      for (const more of place.parentElement.querySelectorAll(".fact__lines, .fact__note")) more.hidden = true;
    },
    standing: (place, { standing, label }, { standings }) => {
      if (standing === standings[0][1]) return;
      place.replaceChildren(tag(label, TONES[standing] || "stop"));
    },
    banner: (place, { standing }, { standings }) => { place.hidden = standing !== standings[0][1]; },
  };
  for (const listing of document.querySelectorAll("[data-ahead]")) {
    const ahead = JSON.parse(listing.dataset.ahead);
    const now = answers(ahead, today, time);
    for (const place of listing.querySelectorAll("[data-now]")) {
      const kind = place.dataset.now;
      if (now) show[kind](place, now, ahead);
      else if (kind === "next") show.next(place, { next: "" });
      else if (kind === "free" || kind === "open") place.hidden = true;
    }
  }

  // Days and sessions of what's on: those of this page, and of others that a script brings in.
  const readSessions = (place) => {
    for (const heading of place.querySelectorAll("[data-day]")) {
      const { day } = heading.dataset;
      const named = dateWords(day, today);
      heading.textContent = day === today ? `Today, ${named}` : named;
      if (day < today && later && today <= later.dataset.last) heading.parentElement.remove();
    }
    for (const row of place.querySelectorAll("[data-session]")) {
      const state = sessionAt(row.dataset.session, today, time);
      if (state) row.querySelector(".session__name").after(" ", tag(state === "on" ? "On now" : "Over", state === "on" ? "good" : ""));
    }
  };
  const later = document.querySelector("[data-later]");
  const near = [...document.querySelectorAll("[data-near]")];
  for (const label of near) {
    const weekday = dateWords(label.dataset.near, today).split(" ")[0];
    label.textContent = label.dataset.near === today ? "Today" : weekday;
  }
  if (later) {
    const { first, last, instead } = later.dataset;
    const words = laterWords(first, last, today);
    const place = later.firstElementChild;
    say(place, words);
    later.hidden = !words;
    const day = near.find((label) => label.dataset.near === today);
    const href = day ? day.closest("a").href : instead;
    if (href && today > last) {
      const said = day ? "See what is on today" : "See what is on later";
      place.append(" ", Object.assign(document.createElement("a"), { href, textContent: said }));
    }
  }
  readSessions(document);
  globalThis.readSessions = readSessions;
})();

// The forms: a step at a time, checked on the way by form-checks.js, kept on the device if the person
// says so, shown as it will look, and sent through whichever door is chosen. Without this script the
// page is one long form, and the doors that need no script are open. docs/decisions/0013-forms.md.
(() => {
  "use strict";
  const root = document.querySelector("[data-forms]");
  if (!root) return;
  const told = JSON.parse(root.dataset.forms);
  const { faultIn, file, forgeLink, letter, mail } = globalThis.formChecks;
  const { dateWords, hoursWords } = globalThis.todayWords;
  const opened = Date.now();

  const made = (tag, text, attributes = {}) => {
    const one = document.createElement(tag);
    one.textContent = text;
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    return one;
  };
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
  const sameAnswer = (one, other) => linesOf(one).sort().join("\n") === linesOf(other).sort().join("\n");

  // ---- names that are known already, fetched when somebody is asked for one

  let names;
  const offerNames = async (input) => {
    names ??= fetch(told.names).then((answer) => answer.json()).catch(() => ({}));
    const known = (await names)[input.dataset.names] ?? [];
    const typed = input.value.trim().toLowerCase();
    const close = known.filter((name) => name.toLowerCase().includes(typed)).slice(0, 20);
    input.list.replaceChildren(...close.map((name) => made("option", "", { value: name })));
  };

  // ---- one question

  const questionOf = (place) => {
    const { question: id, check, longest, bounds = "", expected = "" } = place.dataset;
    const controls = [...place.querySelectorAll("[name]")];
    const first = controls[0];
    const isChoice = first.matches("[type=radio], [type=checkbox]");
    const named = place.querySelector("legend, label");
    const label = named.firstChild.textContent.trim();
    const described = isChoice ? named.parentElement : first;
    const describedBefore = described.getAttribute("aria-describedby") ?? "";
    const error = made("p", "", { "data-form-error": "", id: `${first.id}-error`, hidden: "" });
    (place.querySelector(".form__hint:not([data-form-count])") ?? named).after(error);
    const count = place.querySelector("[data-form-count]");
    const field = { longest: Number(longest), bounds: bounds.split(" ").map(Number), expected };
    const chosen = () => controls.filter((control) => control.checked);

    const text = () => (isChoice ? chosen().map((one) => one.value).join("\n") : first.value.replace(/\r\n?/g, "\n").trim());
    const words = () => (isChoice ? chosen().map((one) => one.labels[0].textContent).join("\n") : text());
    const put = (answer) => {
      const values = linesOf(answer);
      for (const control of isChoice ? controls : []) control.checked = values.includes(control.value);
      if (!isChoice) first.value = answer;
      const folded = place.closest("details");
      if (folded && answer) folded.open = true;
    };
    const fault = () => {
      const answer = text();
      if (answer === told.removed) return null;
      if (first.validity.badInput) return { message: filledExpected(""), hint: "", meant: "" };
      if (!answer) return "required" in place.dataset ? { message: told.said.missing, hint: "", meant: "" } : null;
      return check ? faultIn(told.said, told.checks[check], answer, field) : null;
    };
    const filledExpected = (found) => told.said.expected.replace("{expected}", expected).replace("{found}", found);
    const show = (found) => {
      error.hidden = !found;
      error.textContent = found ? `${label}: ${found.message}. ${found.hint}`.trim() : "";
      described.setAttribute("aria-describedby", found ? `${error.id} ${describedBefore}` : describedBefore);
      for (const control of controls) {
        if (found) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    };
    const showRoom = () => {
      const left = field.longest - [...first.value].length;
      const characters = Math.abs(left) === 1 ? "character" : "characters";
      count.textContent = `${Math.abs(left).toLocaleString("en-GB")} ${characters} ${left < 0 ? "too many" : "left"}.`;
    };

    // What was certainly meant is written; what is wrong is said. Blank is only wrong at the end.
    const leave = (say) => {
      const found = text() && fault();
      if (found?.meant) {
        first.value = found.meant;
        say(`Written as ${found.meant}.`);
      }
      show(text() && fault());
    };
    const listen = (say) => {
      place.addEventListener("focusout", (event) => {
        if (!place.contains(event.relatedTarget)) leave(say);
      });
      place.addEventListener("input", () => {
        if (!error.hidden) show(fault());
        if (count) showRoom();
        if (first.dataset.names) offerNames(first);
      });
      if (first.dataset.names) first.addEventListener("focus", () => offerNames(first), { once: true });
    };
    const confidential = "confidential" in place.dataset;
    return { id, label, place, first, confidential, text, words, put, fault, show, listen };
  };

  // ---- how a listing will look, in the words of the site

  const daysWords = (line, howOften, today) => {
    const time = told.time.slice(1, -1);
    const shaped = new RegExp(`^(?<on>.+?),? (?<start>${time})(?: to (?<end>${time}))?$`, "u");
    const { on, start, end } = line.match(shaped)?.groups ?? {};
    if (!on) return line;
    const day = new RegExp(told.date, "u").test(on) ? dateWords(on, today) : on;
    const shape = /^\d+(st|nd|rd|th)$/.test(day) && howOften === "month" ? "day of the month" : howOften;
    const phrase = told.times[shape]?.[end ? 0 : 1];
    return phrase ? capital(phrase.replace("{day}", day).replace("{hours}", hoursWords(start, end))) : line;
  };

  const looks = (questions) => {
    const said = Object.fromEntries(questions.map((one) => [one.id, one.text()]));
    const worded = Object.fromEntries(questions.map((one) => [one.id, one.words()]));
    const { built, pinned } = document.body.dataset;
    const howOften = said.how_often;
    const known = linesOf(said.times).map((line) => daysWords(line, howOften, pinned || built));
    const [price, priced] = told.prices[said.price] ?? ["", ""];
    const joined = (...parts) => parts.filter(Boolean).join(", ");
    const means = ["phone", "text", "email", "website"].find((one) => said[one]) ?? "";
    return {
      ...said,
      when: known.length ? known.join("; ") : said.times_in_words || worded.how_often,
      where: said.venue ? joined(said.venue, worded.area, said.postcode) : worded.format.replaceAll("\n", ", "),
      cost: joined(said.amount ? priced.replace("{amount}", said.amount) : price, said.price_note),
      joining: said.how_to_join || linesOf(worded.joining).join(", "),
      contact: joined(said.phone, said.text, said.email, said.website),
      verb: { phone: "Ring", text: "Text", email: "Email", website: "Look at" }[means] ?? "",
      way: said[means] ?? "",
    };
  };

  // Places such as {name} get words, never markup. What has no answer is left out with its label.
  const filledIn = (template, values) => {
    const copy = document.importNode(template.content, true);
    const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) if (/\{\w+\}/.test(walk.currentNode.data)) texts.push(walk.currentNode);
    for (const text of texts) {
      const [, name] = text.data.match(/\{(\w+)\}/);
      if (values[name]) text.data = text.data.replace(/\{\w+\}/, () => values[name]);
      else {
        const holder = text.parentElement;
        (holder.closest(".activity-result__fact, .fact, .card__fact") ?? holder.closest("p") ?? holder).remove();
      }
    }
    for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    return copy;
  };

  // ---- a form

  const start = (form) => {
    const request = form.dataset.form;
    const part = (name, within = form) => within.querySelector(`[data-${name}]`);
    const questions = [...form.querySelectorAll("[data-question]")].map(questionOf);
    const byId = Object.fromEntries(questions.map((one) => [one.id, one]));
    const steps = [...form.querySelectorAll("[data-form-step]")];
    const summary = part("form-errors");
    const say = (text) => { part("form-told").textContent = text; };
    const inSteps = "inSteps" in form.dataset;
    let at = 0;
    let before = {};
    form.noValidate = true;
    for (const one of questions) one.listen(say);

    // What is new, in order. Where a listing is changed, what stays as it is isn't said again.
    const answers = () => questions.flatMap((one) => {
      const text = one.text();
      const was = before[one.id];
      if (was !== undefined && sameAnswer(was, text)) return [];
      if (!text && !was) return [];
      const words = text ? one.words() : told.removed;
      return [{ id: one.id, label: one.label, confidential: one.confidential, text: text || told.removed, words }];
    });

    const faultsIn = (place) => questions.flatMap((one) => {
      if (!place.contains(one.place)) return [];
      const found = one.fault();
      one.show(found);
      return found ? [{ one, found }] : [];
    });
    const sayFaults = (faults) => {
      summary.hidden = !faults.length;
      summary.querySelector("ul").replaceChildren(...faults.map(({ one, found }) => {
        const row = document.createElement("li");
        const link = made("a", `${one.label}: ${found.message}`, { href: `#${one.first.id}` });
        link.addEventListener("click", (event) => {
          event.preventDefault();
          showStep(steps.findIndex((step) => step.contains(one.place)));
          const folded = one.place.closest("details");
          if (folded) folded.open = true;
          one.first.focus();
        });
        row.append(link);
        return row;
      }));
      if (faults.length) summary.focus();
      return !faults.length;
    };
    const allWell = () => sayFaults(faultsIn(form));

    // -- steps

    const [next, back] = part("form-steps").querySelectorAll("button");
    const showStep = (number, focus) => {
      if (!inSteps || number < 0) return;
      at = number;
      say("");
      steps.forEach((step, place) => { step.hidden = place !== at; });
      const heading = steps[at].querySelector("[tabindex]");
      part("form-progress").textContent = `Step ${at + 1} of ${steps.length}: ${heading.textContent}`;
      next.hidden = at === steps.length - 1;
      back.hidden = at === 0;
      if (at === steps.length - 1) refresh();
      if (focus) heading.focus();
    };
    if (inSteps) {
      part("form-progress").hidden = false;
      part("form-steps").hidden = false;
      next.addEventListener("click", () => { if (sayFaults(faultsIn(steps[at]))) showStep(at + 1, true); });
      back.addEventListener("click", () => { sayFaults([]); showStep(at - 1, true); });
    }

    // -- kept on the device

    const keep = part("form-keep");
    const place = `connected/${request}`;
    const stored = (act) => { try { return act(localStorage); } catch { return null; } };
    const save = () => {
      if (!keep?.querySelector("input").checked) return;
      const open = questions.filter((one) => !one.confidential);
      const content = { at, answers: Object.fromEntries(open.map((one) => [one.id, one.text()])), before };
      stored((store) => store.setItem(place, JSON.stringify(content)));
      part("form-kept").textContent = "Saved.";
    };
    const forget = () => {
      stored((store) => store.removeItem(place));
      keep.querySelector("input").checked = false;
      part("form-kept").textContent = "Nothing is saved now.";
    };
    const restore = () => {
      const content = keep && JSON.parse(stored((store) => store.getItem(place)) ?? "null");
      if (!content) return;
      for (const one of questions) if (!one.confidential) one.put(content.answers[one.id] ?? "");
      before = content.before;
      keep.querySelector("input").checked = true;
      part("form-kept").textContent = "We put back what you wrote here before.";
      showStep(Math.min(content.at, steps.length - 1));
    };
    if (keep) {
      keep.hidden = false;
      keep.querySelector("button").addEventListener("click", forget);
      keep.querySelector("input").addEventListener("change", (event) => (event.target.checked ? save() : forget()));
    }

    // -- doors

    const doors = part("doors-open");
    const door = (name) => doors.querySelector(`[data-door=${name}]`);
    const noted = (name, text) => { part("door-note", door(name)).textContent = text; };
    const preview = part("preview");
    const title = () => [told.requests[request], byId.name?.text() || byId.listing?.text() || ""].filter(Boolean).join(": ");
    const asText = () => letter({ opening: told.opening, request: told.requests[request] }, answers());
    const email = door("email") && part("door-note", door("email")).textContent;
    const refresh = () => {
      part("letter").value = asText();
      if (preview) {
        preview.hidden = false;
        part("preview-here").replaceChildren(filledIn(preview.querySelector("template"), looks(questions)));
      }
      if (door("email")) {
        const link = mail(doors.dataset.email, title(), asText());
        const fits = link.split("&body=")[1].length <= told.longestMail;
        door("email").querySelector("a").href = fits ? link : `mailto:${doors.dataset.email}`;
        noted("email", fits ? email : "This is too long for an email link: copy it or save it, and put it into your email.");
      }
      if (door("forge")) {
        const { link, leftOut } = forgeLink(doors.dataset.forge, title(), answers(), told.longestLink);
        door("forge").querySelector("a").href = link;
        noted("forge", leftOut.length ? `Too long for a link, so please copy this over yourself: ${leftOut.join(", ")}.` : "");
      }
    };
    doors.hidden = false;
    for (const link of doors.querySelectorAll("[data-door] a")) {
      link.addEventListener("click", (event) => {
        if (!allWell()) event.preventDefault();
        else refresh();
      });
    }
    door("save").querySelector("button").addEventListener("click", () => {
      if (!allWell()) return;
      const content = file({ format: told.format, request }, answers());
      const link = made("a", "", { download: `listing-${request}.json` });
      link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href));
    });
    door("copy").querySelector("button").addEventListener("click", async () => {
      if (!allWell()) return;
      refresh();
      const text = part("letter");
      text.closest("details").open = !navigator.clipboard;
      if (navigator.clipboard) await navigator.clipboard.writeText(text.value);
      else text.select();
      noted("copy", navigator.clipboard ? "Copied. Paste it into a message to us." : "Copy the words below.");
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!form.hasAttribute("action") || (inSteps && at < steps.length - 1) || !allWell()) return;
      // Still a plain post, of what is new alone.
      const outgoing = made("form", "", { method: "post", action: form.getAttribute("action"), "accept-charset": "utf-8", hidden: "" });
      const sent = [...form.querySelectorAll(":scope > [type=hidden], .form__trap input")].map(({ name, value }) => [name, value]);
      const rows = [...sent, ...answers().map(({ id, text }) => [id, text])];
      for (const [name, value] of rows) {
        const input = made("textarea", "", { name });
        input.value = name === told.seconds ? Math.round((Date.now() - opened) / 1000) : value;
        outgoing.append(input);
      }
      document.body.append(outgoing);
      outgoing.submit();
    });
    form.addEventListener("input", () => { save(); if (!inSteps || at === steps.length - 1) refresh(); });

    // -- what a listing says today

    const begin = (listing, today) => {
      before = { ...today };
      for (const one of questions) if (today[one.id]) one.put(today[one.id]);
      byId.listing?.put(listing);
      // These are said again each time, whatever was said before.
      for (const id of ["listing", "your_role"]) delete before[id];
      refresh();
    };
    showStep(0);
    restore();
    refresh();
    return { form, request, begin, forListing: () => byId.listing?.text() };
  };

  const forms = [...root.querySelectorAll("[data-form]")].map(start);

  // ---- the page to change a listing: #listing=sit-and-be-fit&do=pause, or #pause

  const parts = [...root.querySelectorAll("[data-form-part]")];
  if (!parts.length) return;
  const choices = root.querySelector("[data-form-choices]");
  const about = root.querySelector("[data-form-listing]");
  const open = async () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const wanted = asked.get("do") ?? location.hash.slice(1);
    const slug = /^[a-z0-9-]+$/.test(asked.get("listing") ?? "") ? asked.get("listing") : "";
    const chosen = forms.find((one) => one.request === wanted);
    for (const one of parts) one.hidden = !chosen || !one.contains(chosen.form);
    for (const link of choices.querySelectorAll("a")) {
      const request = link.hash.match(/[a-z-]+$/)[0];
      if (slug) link.href = `#listing=${slug}&do=${request}`;
      if (request === wanted) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (!slug) return;
    const address = `${told.base}activities/${slug}/`;
    try {
      const answer = await fetch(`${told.home}activities/${slug}/answers.json`);
      if (!answer.ok) throw new Error(String(answer.status));
      const { name, answers } = await answer.json();
      about.textContent = `This is about ${name}.`;
      for (const one of forms) if (one.forListing() !== address) one.begin(address, answers);
    } catch {
      about.textContent = "We could not look up that listing. Please write its name or its address.";
    }
    parts.find((one) => !one.hidden)?.querySelector("[tabindex]").focus();
  };
  addEventListener("hashchange", open);
  open();
})();

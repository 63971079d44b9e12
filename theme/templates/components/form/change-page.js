// The page to change a listing: what is asked for after the # chooses the form and begins it with what
// the listing says today. #listing=sit-and-be-fit&do=pause, or #pause.
import { askedFor } from "../../../scripts/shared/address.js";
import { element, elements } from "../../../scripts/shared/page.js";
import { message } from "../../../scripts/shared/messages.js";

/** @typedef {import("./form.js").ListingForm} ListingForm */
/** @typedef {import("./settings.js").Settings} Settings */

/**
 * @typedef {object} Wanted
 * @property {string} request
 * @property {string} slug
 */

/**
 * @param {URLSearchParams} asked
 * @param {string} fragment
 * @returns {Wanted}
 */
export const wantedBy = (asked, fragment) => {
  const listing = asked.get("listing") ?? "";
  return { request: asked.get("do") ?? fragment, slug: /^[a-z0-9-]+$/.test(listing) ? listing : "" };
};

/**
 * @param {HTMLElement} root
 * @param {Wanted} wanted
 */
const showChoices = (root, { request, slug }) => {
  const choices = element(root, "[data-form-choices]", HTMLElement);
  choices.hidden = false;
  for (const link of elements(choices, "a", HTMLAnchorElement)) {
    const leadsTo = link.hash.match(/[a-z-]+$/)?.[0] ?? "";
    if (slug) link.href = `#listing=${slug}&do=${leadsTo}`;
    if (leadsTo === request) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};

/**
 * Hides the way to a form that is not for this listing.
 * @param {HTMLElement} root
 * @param {string | undefined} request
 */
const leaveOut = (root, request) => {
  for (const link of elements(root, "[data-form-choices] a", HTMLAnchorElement)) {
    const choice = link.closest("li");
    if (choice) choice.hidden = link.hash.endsWith(`=${request}`);
  }
};

/**
 * @param {HTMLElement} root
 * @param {ListingForm[]} forms
 * @param {Settings} settings
 */
export const startChangePage = (root, forms, settings) => {
  const parts = elements(root, "[data-form-part]", HTMLElement);
  if (!parts.length) return;
  const about = element(root, "[data-form-listing]", HTMLElement);
  const [{ steps: { title } }] = forms;

  /** @param {ListingForm | undefined} form */
  const show = (form) => {
    for (const part of parts) part.hidden = !form || !part.contains(form.form);
  };
  const open = async () => {
    const { hash } = location;
    const wanted = wantedBy(askedFor(), hash.slice(1));
    const chosen = forms.find(({ id }) => id === wanted.request);
    // What the listing says today comes first: it would take the place of what somebody has typed.
    show(wanted.slug ? undefined : chosen);
    showChoices(root, wanted);
    if (chosen) chosen.steps.nameStep();
    else document.title = title;
    if (!wanted.slug) return;
    const address = `${settings.base}activities/${wanted.slug}/`;
    try {
      const response = await fetch(`${settings.home}activities/${wanted.slug}/answers.json`);
      if (!response.ok) throw new Error(String(response.status));
      const { name, answers, never } = await response.json();
      if (location.hash !== hash) return;
      leaveOut(root, never);
      about.textContent = message("form.about", { name });
      for (const form of forms) form.isAbout(address, answers);
    } catch {
      if (location.hash !== hash) return;
      about.textContent = message("form.unknown-listing");
    }
    show(chosen);
    const part = parts.find(({ hidden }) => !hidden);
    if (part) element(part, "[tabindex]", HTMLElement).focus();
  };
  addEventListener("hashchange", open);
  open();
};

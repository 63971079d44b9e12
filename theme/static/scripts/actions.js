// The few things a page does for itself: copy, print, leave quickly, and carry what is typed in a
// search box to the search page behind the #, which no server sees. Everything else needs no script.
(() => {
  "use strict";

  // A folder has no index page on a disk: there, links name the file itself.
  if (location.protocol === "file:") {
    for (const link of document.querySelectorAll("a[href], form[action]")) {
      const name = link.matches("a") ? "href" : "action";
      const [path, fragment] = link.getAttribute(name).split("#");
      if (!/^[a-z]+:/.test(path) && path.endsWith("/")) {
        link.setAttribute(name, path + "index.html" + (fragment === undefined ? "" : "#" + fragment));
      }
    }
  }

  for (const form of document.querySelectorAll("[data-search-box]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = form.querySelector("input[type=search]").value.trim();
      location.assign(form.action.split("#")[0] + (words ? "#q=" + encodeURIComponent(words) : ""));
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  if (navigator.clipboard) {
    for (const holder of document.querySelectorAll("[data-copy]")) {
      const button = holder.querySelector("button");
      const done = holder.querySelector("[role=status]");
      holder.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copyContent);
        done.textContent = button.dataset.copyDone;
      });
    }
  }

  const exit = document.querySelector("[data-quick-exit]");
  if (exit) {
    const leave = (event) => {
      event.preventDefault();
      document.documentElement.hidden = true;
      location.replace(exit.href);
    };
    exit.addEventListener("click", leave);
    let last = -Infinity;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - last < 2000) leave(event);
      last = event.timeStamp;
    });
  }
})();

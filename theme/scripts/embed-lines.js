// The script of the pages with lines to paste. An address may lead into a folded one, which older
// browsers leave closed.
const target = document.getElementById(location.hash.slice(1));
const fold = target && target.closest("details");
if (target && fold && !fold.open) {
  fold.open = true;
  target.scrollIntoView();
}

// Words on their way from a search box to the find page. They travel in the storage of the tab, because a
// browser writes each address that it opens into its history: docs/decisions/0023-danger.md.
export const CARRIED = "search-words";

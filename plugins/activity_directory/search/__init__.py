"""The search of the site: filters, Pagefind's index, and the files both need."""

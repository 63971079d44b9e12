"""The doors by which a group adds a listing, changes its own or confirms it: where each one leads.

The only place where an address of the forge is made. Knows nothing of pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, urlencode, urlsplit

from activity_directory import messages
from activity_directory.model.activity import Activity
from activity_directory.model.site import Forge, Site
from activity_directory.sanitise import forge_markdown
from activity_directory.schema.generators.annotated import annotated_entry
from activity_directory.urls import addresses

CONTENT = "content"
"""Where the entries are in a community's repository."""
LONGEST_ADDRESS = 6000
"""Characters that every forge takes: a longer one opens the editor with an empty file."""
NAME_IT = "name-of-your-activity.md"
ISSUE_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "add": "add-activity.yml",
        "change": "change-listing.yml",
        "pause": "pause-listing.yml",
        "close": "close-listing.yml",
        "still-right": "still-right.yml",
    }
)
"""The file of the forge's own form for each request: a part of the addresses that open it."""


@dataclass(frozen=True, slots=True)
class EditLink:
    """A way in: what it is called, where it leads, and what it asks of people."""

    label: str
    href: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Editor:
    """How a forge's editor is addressed, after the repository; the words it has for a new file."""

    new: str
    edit: str
    name: str
    words: str


_EDITORS: Mapping[Forge, _Editor] = MappingProxyType(
    {
        "github": _Editor("new", "edit", "filename", "value"),
        "forgejo": _Editor("_new", "_edit", "filename", "value"),
        "gitea": _Editor("_new", "_edit", "filename", "value"),
        "gitlab": _Editor("-/new", "-/edit", "file_name", "content"),
    }
)
_HOSTS: Mapping[str, Forge] = MappingProxyType(
    {"codeberg.org": "forgejo", "gitea.com": "gitea", "gitlab.com": "gitlab"}
)


def forge_of(site: Site) -> Forge:
    """The forge that keeps the entries: as the site says, else by its host's name."""
    if site.forge:
        return site.forge
    host = (urlsplit(site.repository).hostname or "").removeprefix("www.")
    if host in _HOSTS:
        return _HOSTS[host]
    return next((forge for forge in _EDITORS if forge in host.split(".")), "github")


def add(site: Site) -> tuple[EditLink, ...]:
    """The forge's ways to add a listing, the easiest first. None without a repository."""
    if not site.repository:
        return ()
    form = issue_form(site, "add")
    asked = EditLink(
        messages.text("page.answer-questions"), form, messages.text("page.free-account")
    )
    editor = _EDITORS[forge_of(site)]
    where = _address(site, editor.new, f"{CONTENT}/activities")
    whole = f"{where}?{urlencode({editor.name: NAME_IT, editor.words: annotated_entry()})}"
    bare = f"{where}?{urlencode({editor.name: NAME_IT})}"
    return (
        *((asked,) if form else ()),
        EditLink(
            messages.text("page.as-file"),
            whole if len(whole) <= LONGEST_ADDRESS else bare,
            messages.text("page.as-file-advice"),
        ),
    )


def change(activity: Activity, site: Site) -> tuple[EditLink, ...]:
    """The ways to change a listing, the easiest first. None where the site has no repository."""
    if not site.repository:
        return ()
    file = activity.places_in_file.path.rpartition("/")[2]
    editor = _EDITORS[forge_of(site)]
    where = _address(site, editor.edit, f"{CONTENT}/activities/{file}")
    label = messages.text("page.change-listing")
    return (EditLink(label, where, messages.text("page.free-account")),)


def issue_form(site: Site, request: str) -> str:
    """Where the forge's own form for a request is; empty where the forge has no such forms."""
    if not site.repository or forge_of(site) != "github":
        return ""
    return f"{site.repository.rstrip('/')}/issues/new?template={ISSUE_FORMS[request]}"


def nothing_found(site: Site) -> EditLink | None:
    """How somebody can pass on the words to which nothing was found: an address to put them after.

    By e-mail; else on the forge, where everybody can read them. None where there is neither.
    """
    if site.contact.email:
        subject = quote(messages.text("find.tell-subject", site=site.name))
        return EditLink(
            messages.text("find.tell-by-email"),
            f"mailto:{site.contact.email}?subject={subject}&body=",
            messages.text("find.tell-by-email-advice", site=site.name),
        )
    if site.repository and forge_of(site) == "github":
        title = quote(messages.text("find.tell-title", words=""))
        return EditLink(
            messages.text("find.tell-on-forge"),
            f"{site.repository.rstrip('/')}/issues/new?title={title}",
            messages.text("find.tell-on-forge-advice"),
        )
    return None


def still_right(activity: Activity, site: Site, base: str) -> str:
    """Where a group says "still right" with one press.

    The forge's form with the listing filled in; but where a form service takes what is sent, or
    the forge has no forms, the portal's own form, which asks for no account.
    """
    form = issue_form(site, "still-right")
    if site.submissions or not form:
        return addresses.absolute(base, addresses.change(activity.slug, "still-right"))
    page = addresses.absolute(base, addresses.activity(activity.slug))
    title = f"Still right: {forge_markdown.title(activity.name)}"
    return f"{form}&{urlencode({'title': title, 'listing': page})}"


def _address(site: Site, verb: str, path: str) -> str:
    return f"{site.repository.rstrip('/')}/{verb}/{quote(site.branch)}/{quote(path)}"

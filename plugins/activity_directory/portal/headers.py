"""What a host should say with each file: its type, how long it keeps, what a page may do.

The one place where this is decided. A static host takes it as `_headers` (Netlify, Cloudflare
Pages), as a part of nginx's settings, or as commands that fill a bucket.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase, digits
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from activity_directory.model.site import Site
from activity_directory.search.pagefind import BUNDLE
from activity_directory.urls import addresses

TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jsonl": "application/x-ndjson",
        ".geojson": "application/geo+json",
        ".atom": "application/atom+xml",
        ".ics": "text/calendar; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".xml": "application/xml",
        ".webmanifest": "application/manifest+json",
        ".svg": "image/svg+xml",
        ".ico": "image/vnd.microsoft.icon",
        ".png": "image/png",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".pdf": "application/pdf",
        # Pagefind's own: it unpacks them itself, its WebAssembly too.
        ".pagefind": "application/octet-stream",
        ".pf_meta": "application/octet-stream",
        ".pf_index": "application/octet-stream",
        ".pf_fragment": "application/octet-stream",
    }
)
"""Of every ending that a site has. Hosts guess most of them; none guesses all."""
UNUSUAL = (
    ".ics",
    ".webmanifest",
    ".woff2",
    ".webp",
    ".pagefind",
    ".pf_meta",
    ".pf_index",
    ".pf_fragment",
)
"""Endings of which a host may know nothing, or nothing good."""

NAMED_BY_CONTENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "static/": (".css", ".js", ".svg", ".png", ".ico", ".woff2"),
        "images/": (".webp",),
        "pagefind/index/": (".pf_index",),
    }
)
"""Folders whose files have another name whenever their content is another, and what is in them."""
FRAMED = (
    addresses.EMBED_ALL,
    *(f"{addresses.EMBED}{family}/" for family in addresses.EMBED_FAMILIES),
)
"""The folders whose pages others may put into theirs; nobody may with any other page."""
SEARCHED = (addresses.SEARCH, BUNDLE)
"""The folders that the find page of another directory reads where it searches this one too."""
SHARED = (addresses.DATA, *SEARCHED)
"""The folders that scripts of other sites may read: the rest of the site is for its own."""
SHARING = "Access-Control-Allow-Origin"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, max-age=0, must-revalidate"
"""Kept, but not used before the host has said that it is still the same."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a page may load and do.

    `posts_to` is where a form may go beside the site itself, `reads` what scripts may read of other
    sites.
    """

    posts_to: str = ""
    reads: str = ""

    @property
    def directives(self) -> tuple[str, ...]:
        """As every page says it of itself, too."""
        return (
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            f"connect-src 'self' {self.reads}".rstrip(),
            "worker-src 'self'",
            "manifest-src 'self'",
            "frame-src 'self'",
            f"form-action 'self' {self.posts_to}".rstrip(),
            "base-uri 'none'",
        )

    @property
    def header(self) -> str:
        """With what only a header can say: that nobody may put a page into a frame."""
        return "; ".join((*self.directives, "frame-ancestors 'none'"))


FRAMED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'"
)
"""What a page of `FRAMED` says of itself, and its header too: it runs nothing."""


def of_every_file() -> Mapping[str, str]:
    """The headers that go with whatever is asked for."""
    return {
        "Strict-Transport-Security": "max-age=31536000",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def of_every_other_page(site: Site) -> Mapping[str, str]:
    """Those of whatever is not `FRAMED`."""
    endpoint = urlsplit(site.submissions)
    posts_to = f"{endpoint.scheme}://{endpoint.netloc}" if endpoint.netloc else ""
    policy = Policy(posts_to, searched_elsewhere(site))
    return {"Content-Security-Policy": policy.header, "X-Frame-Options": "DENY"}


def searched_elsewhere(site: Site) -> str:
    """What the find page may read of other directories: the folders of their search."""
    homes = (urlsplit(one.home) for one in site.others_to_search)
    # A sign such as `;` would end the directive.
    roots = (f"{home.scheme}://{home.netloc}{quote(home.path, safe='/%')}" for home in homes)
    return " ".join(f"{root}{folder}" for root in roots for folder in SEARCHED)


def every_file(site: Site, base: str, at: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The same for each kind of host, each file with its address. Nothing in them is secret.

    `at` are the addresses that last.
    """
    yield addresses.HEADERS, _as_headers(site, at).encode()
    yield addresses.NGINX, _as_nginx(site, urlsplit(base).path).encode()
    yield addresses.BUCKET, _as_commands().encode()


# Where two rules fit a file and give one header, its values are joined. So what keeps for ever is
# named, and of the rest nothing is said: both hosts ask again by themselves. And so no rule for
# everything can forbid frames: those that do have no page of FRAMED.
def _as_headers(site: Site, at: Iterable[str]) -> str:
    lines = ["# Made by  publish.py build  for Netlify and Cloudflare Pages.", "/*"]
    lines += _given(of_every_file())
    for place in _not_framed(at):
        lines += [f"/{place}", *_given(of_every_other_page(site))]
    for folder in FRAMED:
        lines += [f"/{folder}*", *_given({"Content-Security-Policy": FRAMED_POLICY})]
    for folder in NAMED_BY_CONTENT:
        lines += [f"/{folder}*", f"  Cache-Control: {FOR_EVER}"]
    for folder in SHARED:
        lines += [f"/{folder}*", f"  {SHARING}: *"]
    for ending in UNUSUAL:
        lines += [f"/*{ending}", f"  Content-Type: {TYPES[ending]}"]
    return "\n".join(lines) + "\n"


def _given(headers: Mapping[str, str]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers.items()]


def _not_framed(at: Iterable[str]) -> Iterator[str]:
    """Patterns that fit every address but those of `FRAMED`, each address once.

    Hosts take a hundred rules, and a community may have more pages; and what is at no address is
    answered by a page too. So there is a rule for each letter that an address can begin with, and
    where it is that of `FRAMED`, for each second one. Where that is the same too, names are
    written out.
    """
    own = addresses.EMBED.rstrip("/")
    yield ""
    yield from (f"{sign}*" for sign in f"{ascii_lowercase}{digits}_." if sign != own[0])
    second = ascii_lowercase.replace(own[1], "")
    yield from (f"{own[0]}{sign}*" for sign in second)
    names = {address.partition("/")[0] for address in at if address.startswith(own[0])}
    yield from (f"{name}/*" for name in sorted(names - {own}) if name[1:2] not in {*second})
    yield from (addresses.EMBED, f"{addresses.EMBED}index.html", f"{addresses.EMBED}choose/*")


def _as_nginx(site: Site, path: str) -> str:
    """For `include` inside a `server` block. It has no location: the server's own stay in force."""
    kept = "|".join(NAMED_BY_CONTENT)
    plain = {ending: kind.partition(";")[0] for ending, kind in TYPES.items()}
    of_text = sorted({plain[ending] for ending, kind in TYPES.items() if "charset" in kind})
    of_text.remove(plain[".html"])  # nginx thinks of this one by itself
    packed = sorted({*of_text, *(plain[ending] for ending in (".json", ".svg", ".xml"))})
    lines = [
        "# Made by  publish.py build  for nginx: include it inside a server block.",
        "index index.html;",
        f"error_page 404 {path}{addresses.NOT_FOUND};",
        "charset utf-8;",
        f"charset_types {' '.join(of_text)};",
        "gzip on;",
        "gzip_vary on;",
        f"gzip_types {' '.join(packed)};",
        "default_type application/octet-stream;",
        "types {",
        *(f"  {kind} {ending.removeprefix('.')};" for ending, kind in plain.items()),
        "}",
        f'set $connected_keep "{ASK_AGAIN}";',
        f'if ($uri ~ "^{path}({kept})") {{',
        f'  set $connected_keep "{FOR_EVER}";',
        "}",
        "add_header Cache-Control $connected_keep always;",
    ]
    framed = "|".join(FRAMED)
    for number, (name, value) in enumerate(of_every_other_page(site).items()):
        instead = FRAMED_POLICY if name == "Content-Security-Policy" else ""
        lines += [
            f'set $connected_frame_{number} "{value}";',
            f'if ($uri ~ "^{path}({framed})") {{',
            f'  set $connected_frame_{number} "{instead}";',
            "}",
            f"add_header {name} $connected_frame_{number} always;",
        ]
    lines += [
        'set $connected_share "";',  # nginx leaves out a header with nothing in it
        f'if ($uri ~ "^{path}({"|".join(SHARED)})") {{',
        '  set $connected_share "*";',
        "}",
        f"add_header {SHARING} $connected_share always;",
    ]
    lines += [f'add_header {name} "{value}" always;' for name, value in of_every_file().items()]
    return "\n".join(lines) + "\n"


def _as_commands() -> str:
    """For a bucket: it keeps a type and a time with each file, and no other header.

    What pages refer to is there before them; what nothing refers to any more goes last.
    """
    kept = tuple(NAMED_BY_CONTENT)
    lines = [
        "#!/bin/sh",
        "# Made by  publish.py build  for storage like S3:",
        "# sh _bucket.sh FOLDER s3://BUCKET [an option of aws, such as --endpoint-url]",
        "set -eu",
        "site=$1 bucket=$2",
        "shift 2",
        "put() {",
        "  files=$1 kind=$2 keep=$3 && shift 3",
        '  aws s3 cp "$site" "$bucket" --recursive --exclude "*" --include "$files" \\',
        '    --content-type "$kind" --cache-control "$keep" "$@"',
        "}",
        *(
            _put(f"{folder}*{ending}", ending, FOR_EVER)
            for folder, endings in NAMED_BY_CONTENT.items()
            for ending in endings
        ),
        # Pages last.
        *(_put(f"*{ending}", ending, ASK_AGAIN, kept) for ending in reversed(tuple(TYPES))),
        'aws s3 sync "$site" "$bucket" --delete --size-only --exclude "_*" --exclude ".*" "$@"',
    ]
    return "\n".join(lines) + "\n"


def _put(files: str, ending: str, keep: str, without: tuple[str, ...] = ()) -> str:
    words = ["put", files, TYPES[ending], keep]
    words += [word for folder in without for word in ("--exclude", f"{folder}*")]
    return f'{shlex.join(words)} "$@"'

"""What the build tells a host to say with each file: one decision, in the words of each host."""

import fnmatch
import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from tests.conftest import small_borough
from tests.pages import page_at
from tests.static_host import rules_of, said

from activity_directory import cli
from activity_directory.portal import headers

SECURITY = {
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
}
TODAY = "2026-11-23"
OURS = {"_headers", "_redirects", "_nginx.conf", "_bucket.sh", ".built-by-connected"}


def files_of(site: Path) -> list[str]:
    return sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and path.name not in OURS
    )


def test_every_file_goes_with_the_same_rules_of_safety_and_no_header_twice(demonstration):
    rules = rules_of(demonstration)
    for file in files_of(demonstration):
        given = said(rules, f"/{file}")
        assert set(given) >= SECURITY - {"X-Frame-Options"}, file
        assert [name for name, values in given.items() if len(values) > 1] == [], file


def test_only_what_others_may_show_can_be_framed(demonstration):
    rules = rules_of(demonstration)
    framed = set()
    # People ask for folders; nobody has yet made the last of these.
    asked = [
        *files_of(demonstration),
        "embed/",
        "embed/choose/needs/",
        "emb/",
        "a-page/",
        "events/",
        "e/x",
    ]
    for file in asked:
        given = said(rules, f"/{file}")
        [policy] = given.get("Content-Security-Policy", [""])
        if "X-Frame-Options" in given:
            assert given["X-Frame-Options"] == ["DENY"], file
            assert policy.endswith("frame-ancestors 'none'"), file
        else:
            framed.add(file)
    assert "embed/index.html" not in framed
    assert len(framed) > 80
    folders = ("all/", "areas/", "needs/", "categories/", "venues/", "organisations/")
    others = {
        file for file in framed if not file.startswith(tuple(f"embed/{one}" for one in folders))
    }
    # No file is there: it is answered by the page that says so.
    assert others == {"emb/", "e/x"}


def test_a_page_of_the_community_under_the_same_letter_can_not_be_framed(run, project):
    page = "---\ntitle: {0}\nsummary: What there is.\n---\n\nWords.\n"
    for name in ("events", "embedding"):
        path = project.content / "pages" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page.format(name.title()), encoding="utf-8")
    done = run("build", "--content", project.content, "--output", project.site, "--today", TODAY)
    assert done.code == cli.DONE, done.err
    rules = rules_of(project.site)
    for path in ("/events/", "/events/index.html", "/embedding/", "/about/", "/"):
        assert said(rules, path)["X-Frame-Options"] == ["DENY"], path
    assert "X-Frame-Options" not in said(rules, "/embed/areas/quay/")


def test_what_others_show_says_of_itself_what_its_header_says(demonstration):
    html = page_at(demonstration, "embed/areas/highfield/").html
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"\s+content="([^"]*)">', html)
    assert policy is not None
    assert policy[1] == headers.FRAMED_POLICY
    given = said(rules_of(demonstration), "/embed/areas/highfield/")
    assert given["Content-Security-Policy"] == [headers.FRAMED_POLICY]


def test_only_what_is_named_by_its_content_is_kept_for_ever(demonstration):
    rules = rules_of(demonstration)
    for file in files_of(demonstration):
        named = re.search(r"[._][0-9a-f]{7,10}\.", file.rpartition("/")[2]) is not None
        in_folder = file.startswith(tuple(headers.NAMED_BY_CONTENT))
        assert in_folder <= named, file
        kept = "Cache-Control" in said(rules, f"/{file}")
        assert kept == in_folder, file


def test_every_ending_of_a_site_has_a_type(demonstration):
    assert {Path(file).suffix for file in files_of(demonstration)} <= set(headers.TYPES)
    given = said(rules_of(demonstration), "/activities/chair-exercise/calendar.ics")
    assert given["Content-Type"] == ["text/calendar; charset=utf-8"]


def test_scripts_of_other_sites_may_read_the_data_and_the_search_and_nothing_else(demonstration):
    rules = rules_of(demonstration)
    for file in files_of(demonstration):
        shared = said(rules, f"/{file}").get("Access-Control-Allow-Origin")
        is_shared = file.startswith(("data/", "search/", "pagefind/"))
        assert shared == (["*"] if is_shared else None), file
    nginx = (demonstration / "_nginx.conf").read_text(encoding="utf-8")
    assert 'if ($uri ~ "^/(data/|search/|pagefind/)") {' in nginx


def test_the_find_page_may_read_the_search_of_the_directories_that_are_named_and_no_more(
    project, run
):
    with (project.content / "site.yml").open("a", encoding="utf-8") as site:
        site.write(
            "also_search:\n"
            "  - {name: Saltby, address: https://saltby.example.org}\n"
            "  - {name: Marsh, address: 'https://marsh.example.org/a;b/'}\n"
        )
    assert run("build", "--today", "2026-11-23").code == cli.DONE
    expected = (
        "connect-src 'self' https://saltby.example.org/search/ https://saltby.example.org/pagefind/"
        " https://marsh.example.org/a%3Bb/search/ https://marsh.example.org/a%3Bb/pagefind/;"
    )
    assert expected in said(rules_of(project.site), "/search/")["Content-Security-Policy"][0]
    assert expected in (project.site / "_nginx.conf").read_text("utf-8")
    of_page = page_at(project.site, "search/").html
    assert expected.replace("'", "&#39;") in of_page or expected in of_page
    assert "saltby" not in page_at(project.site, "activities/net-mending/").html


def test_what_a_page_says_of_itself_is_what_the_header_says(demonstration):
    policy = re.search(
        r'<meta http-equiv="Content-Security-Policy"\s+content="([^"]*)">',
        page_at(demonstration, "about/").html,
    )
    assert policy is not None
    assert policy[1] == "; ".join(headers.Policy().directives)


def test_a_form_may_go_to_the_communitys_endpoint_and_nowhere_else(tmp_path):
    content = small_borough(tmp_path / "content")
    with (content / "site.yml").open("a", encoding="utf-8") as site:
        site.write("submissions: https://forms.example.org/listing?for=us\n")
    made = ["build", "--content", str(content), "--output", str(tmp_path / "site")]
    assert cli.main([*made, "--today", "2026-11-23"]) == 0
    (policy,) = said(rules_of(tmp_path / "site"), "/")["Content-Security-Policy"]
    assert "form-action 'self' https://forms.example.org;" in policy


def test_lines_and_rules_are_as_few_and_as_short_as_a_host_takes(demonstration):
    text = (demonstration / "_headers").read_text(encoding="utf-8")
    assert len(rules_of(demonstration)) <= 100
    assert max(map(len, text.splitlines())) <= 2000


# --- a bucket

AWS = """\
#!{python}
import json, sys
with open({log!r}, "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
"""


@pytest.fixture
def calls(demonstration, tmp_path):
    """Every call of `aws` that the script makes for the demonstration."""
    aws, log = tmp_path / "aws", tmp_path / "log"
    aws.write_text(AWS.format(python=sys.executable, log=str(log)))
    aws.chmod(0o755)
    script = [demonstration / "_bucket.sh", demonstration, "s3://larkwell", "--no-progress"]
    subprocess.run(["sh", *script], env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=True)
    return [json.loads(line) for line in log.read_text().splitlines()]


def option(call, name):
    return call[call.index(name) + 1]


def takes(call, file):
    """Whether a call takes a file: as aws reads its filters, the last that fits decides."""
    taken = True
    for name, pattern in pairwise(call):
        if name in {"--include", "--exclude"} and fnmatch.fnmatch(file, pattern):
            taken = name == "--include"
    return taken


def test_the_script_for_a_bucket_puts_every_file_once_with_its_type_and_time(demonstration, calls):
    *copies, last = calls
    for file in files_of(demonstration):
        of_file = [call for call in copies if takes(call, file)]
        assert len(of_file) == 1, file
        assert option(of_file[0], "--content-type") == headers.TYPES[Path(file).suffix]
        keep = option(of_file[0], "--cache-control")
        assert ("immutable" in keep) == file.startswith(tuple(headers.NAMED_BY_CONTENT)), file
    assert last[:5] == ["s3", "sync", str(demonstration), "s3://larkwell", "--delete"]
    assert all("--no-progress" in call for call in calls)


def test_pages_are_put_after_everything_they_refer_to(calls):
    assert option(calls[-2], "--include") == "*.html"


def test_what_is_for_hosts_alone_is_not_put_into_a_bucket(calls):
    for file in OURS:
        assert not any(takes(call, file) for call in calls), file


# --- nginx


def test_nginx_is_told_the_same(demonstration):
    text = (demonstration / "_nginx.conf").read_text(encoding="utf-8")
    given = dict(re.findall(r'^add_header (\S+) "(.*)" always;$', text, re.MULTILINE))
    framed = re.findall(
        r'^set (\$\w+) "(.*)";\nif \(\$uri ~ "(.*)"\) {\n  set \1 "(.*)";\n}\n'
        r"add_header (\S+) \1 always;$",
        text, re.MULTILINE,
    )  # fmt: skip
    for path in ("/", "/embed/", "/embed/choose/needs/", "/embed/needs/low-mood/", "/embed/all/"):
        also = {
            name: instead if re.search(where, path) else usual
            for _, usual, where, instead, name in framed
        }
        all_given = given | {name: value for name, value in also.items() if value}
        wanted = {name: values[0] for name, values in said(rules_of(demonstration), path).items()}
        assert {name: all_given[name] for name in all_given.keys() & SECURITY} == wanted, path
    told = re.findall(r"^  (\S+/\S+) (\w+);$", text, re.MULTILINE)
    kinds = {ending: kind for kind, ending in told}
    assert kinds == {
        ending.removeprefix("."): kind.partition(";")[0] for ending, kind in headers.TYPES.items()
    }
    assert text.count("{") == text.count("}")
    assert all(line.endswith((";", "{", "}")) for line in text.splitlines()[1:])


def test_nginx_is_told_of_a_site_below_another(tmp_path):
    content = small_borough(tmp_path / "content")
    made = ["build", "--content", str(content), "--output", str(tmp_path / "site")]
    where = ["--base-url", "https://larkwell.example.org/connected/"]
    assert cli.main([*made, *where, "--today", "2026-11-23"]) == 0
    text = (tmp_path / "site" / "_nginx.conf").read_text(encoding="utf-8")
    assert "error_page 404 /connected/404.html;" in text
    assert 'if ($uri ~ "^/connected/(static/|images/|pagefind/index/)") {' in text

"""People can send the site's forms from the page itself.

`no-form-service` (a warning): `submissions:` in content/site.yml names no service, so the forms
have no button that sends them. People have to write an e-mail, save a file or go on at the forge;
with scripts off they can send nothing. `docs/deploy.md`, "A form service", has one that costs
nothing and that you can host yourselves. Nothing is asked of a demonstration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from activity_directory.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from activity_directory.catalogue.catalogue import Community
    from activity_directory.problems import Problem


def _compare(_notes: Sequence[None], community: Community, _today: date) -> Iterator[Problem]:
    """A form service takes what the forms send."""
    site = community.site
    if not site.submissions and not site.demonstration:
        yield site.places.problem(
            "submissions",
            "no-form-service",
            "Submissions: there is no form service, so the forms have no button that sends them. "
            "People have to write an e-mail or save a file, and with scripts off they can send "
            "nothing",
            "Host the free one of `docs/deploy.md`, under `A form service`, and write its address "
            "under `submissions:`.",
            "warning",
        )


RULE = Rule(("no-form-service",), __doc__, check_all=_compare)

"""A client for the REST interface of a forge (GitHub's), with the standard library only.

Knows nothing of issues or entries: a method, a path and a body in, the forge's answer out.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OURS = "github-actions[bot]"
"""The account under which workflows write on the forge."""
PATIENCE = 30
"""Seconds to wait for an answer."""
ON_A_PAGE = 100
"""Items in one answer: the most that the forge gives."""

_REASONS: Mapping[int, str] = MappingProxyType(
    {
        HTTPStatus.UNAUTHORIZED: "the token is missing, wrong or expired",
        HTTPStatus.FORBIDDEN: "the token may not do that",
        HTTPStatus.NOT_FOUND: "it does not exist, or the token may not see it",
        HTTPStatus.CONFLICT: "something else has changed in the meantime",
        HTTPStatus.GONE: "it is switched off in the repository's settings",
        HTTPStatus.UNPROCESSABLE_ENTITY: "it does not accept these values",
        HTTPStatus.TOO_MANY_REQUESTS: "there were too many requests: try again in an hour",
    }
)


class ForgeFailed(Exception):
    """The forge refused a request. The message is a plain sentence that says why.

    `status` is that of HTTP, or 0 where there was no answer; `said` is the forge's own reason.
    """

    def __init__(self, sentence: str, status: int = 0, text: str = "") -> None:
        super().__init__(sentence)
        self.status = status
        self.text = text


@dataclass(frozen=True)
class Forge:
    """One repository on a forge, with the rights of one token.

    `api` and `graphql` are whole addresses ("https://api.example.org"); `repository` is
    "owner/name".
    """

    api: str
    graphql: str
    repository: str
    token: str = field(repr=False)

    def request(
        self,
        method: str,
        path: str = "",
        body: Any = None,  # noqa: ANN401 - whatever JSON can hold
        **query: str | int,
    ) -> Any:  # noqa: ANN401 - as above
        """The answer of the forge; None where it is empty.

        `path` is below the repository ("issues/4"; empty: the repository itself). Raises
        ForgeFailed.
        """
        below = f"repos/{self.repository}/{path}".rstrip("/")
        asked = f"?{urlencode(query)}" if query else ""
        return self._sent(method, f"{self.api.rstrip('/')}/{quote(below)}{asked}", body)

    def every(self, path: str, **query: str | int) -> Iterator[Any]:
        """Every item of a list, however many pages the forge gives it in. Raises ForgeFailed."""
        number = 1
        while True:
            items = self.request("GET", path, **query, per_page=ON_A_PAGE, page=number)
            yield from items
            if len(items) < ON_A_PAGE:
                return
            number += 1

    def found(self, path: str, **query: str | int) -> Any | None:  # noqa: ANN401 - as above
        """What is at a path, or None where there is nothing. Raises ForgeFailed otherwise."""
        try:
            return self.request("GET", path, **query)
        except ForgeFailed as failed:
            if failed.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    def ask(self, query: str, **variables: Any) -> Any:  # noqa: ANN401 - as above
        """The answer to a GraphQL query: for the few things REST can't do. Raises ForgeFailed."""
        answer = self._sent("POST", self.graphql, {"query": query, "variables": variables})
        if answer.get("errors"):
            text = "; ".join(str(error.get("message", "")) for error in answer["errors"])
            message = f"The forge refused a query. Its reason: '{text}'."
            raise ForgeFailed(message, HTTPStatus.OK, text)
        return answer["data"]

    def _sent(self, method: str, address: str, body: Any) -> Any:  # noqa: ANN401 - as above
        if not address.startswith(("https://", "http://")):
            message = f"The forge's address is not a web address: '{address}'."
            raise ForgeFailed(message)
        request = urllib.request.Request(  # noqa: S310 - the line above has seen to it
            address,
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "connected",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        what = f"{method} {address}"
        try:
            with urllib.request.build_opener(_NoWayRound).open(request, timeout=PATIENCE) as answer:
                content = answer.read()
            return json.loads(content) if content else None
        except urllib.error.HTTPError as error:
            raise _refused(what, error) from None
        except (OSError, http.client.HTTPException) as error:
            message = f"The forge did not answer ({what}): {getattr(error, 'reason', error)}."
            raise ForgeFailed(message) from None
        except ValueError:
            message = f"The forge's answer could not be read ({what})."
            raise ForgeFailed(message) from None


class _NoWayRound(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, which would send the token to another address."""

    def redirect_request(self, *_arguments: Any) -> None:  # noqa: ANN401 - urllib's own
        return None


def _refused(what: str, error: urllib.error.HTTPError) -> ForgeFailed:
    with error:
        try:
            text = str(json.loads(error.read()).get("message", ""))
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            text = ""
    spent = error.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in error.headers
    status = (
        HTTPStatus.TOO_MANY_REQUESTS
        if error.code == HTTPStatus.FORBIDDEN and spent
        else (error.code)
    )
    if status in _REASONS:
        reason = _REASONS[status]
    elif status < HTTPStatus.BAD_REQUEST:
        reason = "the repository has moved"
    else:
        reason = "it failed" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "it will not"
    quoted = f" It says '{text}'." if text else ""
    return ForgeFailed(f"The forge refused ({what}, {error.code}): {reason}.{quoted}", status, text)


def forge_of(environment: Mapping[str, str]) -> Forge:
    """The forge that a workflow runs on, from what the workflow was given. Raises ForgeFailed."""
    missing = [name for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN") if not environment.get(name)]
    if missing:
        message = f"This command is for a workflow on the forge. It needs {' and '.join(missing)}."
        raise ForgeFailed(message)
    api = environment.get("GITHUB_API_URL") or "https://api.github.com"
    return Forge(
        api,
        environment.get("GITHUB_GRAPHQL_URL") or f"{api.rstrip('/')}/graphql",
        environment["GITHUB_REPOSITORY"],
        environment["GITHUB_TOKEN"],
    )

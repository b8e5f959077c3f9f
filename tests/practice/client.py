"""A plain HTTP client of the practice line that can hold every answer to the provider's spec."""

import base64
import http.client
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from deskreply.practice import PracticeServer

Form = Mapping[str, str] | Sequence[tuple[str, str]]
Query = Mapping[str, Any]

PAGE_KEYS = {
    "end", "first_page_uri", "next_page_uri", "page", "page_size", "previous_page_uri", "start",
    "uri",
}  # fmt: skip


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """Keeps one connection. With `spec`, every answer is checked unless `check` is False."""

    def __init__(self, server: PracticeServer, spec: OpenAPI | None = None) -> None:
        self.user, self.password = server.line.account_sid, server.line.auth_token
        self.account = f"/2010-04-01/Accounts/{self.user}"
        self._spec = spec
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)

    def request(
        self,
        method: str,
        path: str,
        query: Query | None = None,
        form: Form | None = None,
        *,
        check: bool = True,
        auth: bool = True,
        json_body: object = None,
    ) -> Reply:
        target = path + (f"?{urlencode(query)}" if query else "")
        headers = {}
        if auth:
            token = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
            headers["Authorization"] = f"Basic {token}"
        body = None
        if form is not None:
            body = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if json_body is not None:
            body = json.dumps(json_body)
            headers["Content-Type"] = "application/json"
        try:
            self._connection.request(method, target, body, headers)
            answer = self._connection.getresponse()
            reply = Reply(answer.status, answer.read(), dict(answer.getheaders()))
        except Exception:
            self._connection.close()
            raise
        if check and self._spec is not None:
            self._check(self._spec, method, path, reply)
        return reply

    def get(
        self, path: str, query: Query | None = None, *, check: bool = True, auth: bool = True
    ) -> Reply:
        return self.request("GET", self.account + path, query, check=check, auth=auth)

    def post(self, path: str, form: Form) -> Reply:
        return self.request("POST", self.account + path, form=form)

    def control(self, name: str, fields: object = None, *, method: str | None = None) -> Any:
        method = method or ("GET" if fields is None else "POST")
        reply = self.request(method, f"/practice/{name}", json_body=fields, check=False, auth=False)
        assert reply.status == 200, reply.body
        return reply.json

    def close(self) -> None:
        self._connection.close()

    def _check(self, spec: OpenAPI, method: str, path: str, reply: Reply) -> None:
        asked = MockRequest("https://api.twilio.com", method.lower(), path.partition("?")[0])
        kind = reply.headers["Content-Type"]
        spec.validate_response(asked, MockResponse(reply.body, reply.status, {}, kind))
        if reply.status == 200 and "page" in reply.json:
            # The spec leaves the envelope's own keys optional.
            assert len(reply.json.keys() - PAGE_KEYS) == 1
            assert reply.json.keys() >= PAGE_KEYS

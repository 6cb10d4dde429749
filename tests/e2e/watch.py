"""What a browser complains about while a test runs."""

from playwright.sync_api import ConsoleMessage, Error, Page, Request

TELL_CSP = """document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});"""


class Watch:
    """Console errors and warnings, uncaught errors, breaches of the content security policy, and calls to other servers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.complaints: list[str] = []
        self._announced: list[str] = []

    def announce(self, text: str) -> None:
        """The test is about an answer that the browser reports as an error, such as "status of 403"."""
        self._announced.append(text)

    def follow(self, page: Page) -> None:
        """Listen to this page from now on."""
        page.add_init_script(TELL_CSP)
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._complain(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: Error) -> None:
        self._complain(f"fout: {error.message}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self._complain(f"elders opgehaald: {request.url}")

    def _complain(self, text: str) -> None:
        if not any(announced in text for announced in self._announced):
            self.complaints.append(text)

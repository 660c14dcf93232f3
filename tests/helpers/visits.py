"""What a visitor does in a browser, and what it shows when it has come to rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlparse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, FrameLocator, Locator, Page, Route, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
REGION = {"id": "Kabupaten Lombok Timur", "en": "Lombok Timur Regency"}
# A text of each page that only the finished page has.
READY = {
    "": "Peserta aktif yang terbit",
    "peta": "Unduh CSV",
    "skenario": "Asumsi: bukan keputusan",
    "banding": "Muat berkas skenario",
    "kemiskinan": "garis kemiskinan keluarga",
    "manfaat": "Penghargaan Paritrana",
    "desa": "NTB dan Lampung menurut jumlah desa",
    "target": "Cara membagi",
    "data": "Unduh semua angka",
    "unggah": "3. Unggah",
    "metode": "Arti singkatan",
}
OUTLINE = "path.leaflet-interactive"
# What a press or a reply sets off is there with the second frame.
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
# Charts and maps have come, and nothing has moved or grown for a quarter of a second.
_STILL = """() => new Promise(done => {
    const all = selector => [...document.querySelectorAll(selector)]
    const maps = () => all('iframe[title*="st_folium"]').map(frame => frame.contentDocument)
    const come = () => !all('[data-testid="stSkeleton"]').length
        && all('[data-testid="stVegaLiteChart"]').every(chart => chart.querySelector('svg.marks, canvas'))
        && maps().every(map => map?.querySelector('path.leaflet-interactive'))
    const place = e => { const box = e.getBoundingClientRect(); return [box.x, box.y, box.width, box.height] }
    const look = () => [
        ...all('[data-testid], svg, canvas, iframe, img').map(place),
        ...maps().flatMap(map => [...map?.querySelectorAll('.leaflet-container *') ?? []].map(place)),
    ].join()
    let seen = '', since = performance.now()
    const watch = () => {
        const now = come() ? look() : ''
        if (now !== seen || !now) { seen = now; since = performance.now() }
        if (performance.now() - since > 250) done(); else setTimeout(watch, 100)
    }
    watch()
})"""


@dataclass
class Visit:
    """A tab without internet, and what went wrong in it."""

    page: Page
    address: str
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    _socket: WebSocket | None = None
    _waiting: bool = False

    def __post_init__(self) -> None:
        """Refuse and note every request that leaves the machine; note every error, and what the server is asked."""
        self.page.route("**/*", self._guard)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._note)
        self.page.on("websocket", self._connected)

    def _guard(self, route: Route) -> None:
        url = urlparse(route.request.url)
        if url.scheme in {"data", "blob"} or url.hostname in LOOPBACK:
            route.continue_()
        else:
            self.refused.append(route.request.url)
            route.abort()

    def _note(self, message: ConsoleMessage) -> None:
        text, place = message.text, message.location.get("url", "")
        # Streamlit looks for its server below the page's own address before it looks at the root.
        own_search = place.endswith(("/_stcore/health", "/_stcore/host-config")) and "404" in text
        if message.type == "error" and not own_search:
            self.errors.append(f"{text} {place}")

    def _connected(self, socket: WebSocket) -> None:
        self._socket, self._waiting = socket, True
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self._waiting = True

    def _received(self, frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.HasField("new_session"):
            self._waiting = True
        if message.HasField("script_finished"):
            self._waiting = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def open(self, path: str, ready: str = "") -> Page:
        """Open a page of the app and wait for a text that only the finished page has, and for all the rest of it."""
        self.page.goto(f"{self.address}/{path}")
        self.page.get_by_text(ready or READY[path]).first.wait_for(timeout=120_000)
        self.settle()
        return self.page

    def draw(self) -> None:
        """Wait until what was just done is drawn, and what it asks of the server is on its way."""
        self.page.evaluate(_DRAWN)

    def settle(self) -> None:
        """Wait until the server has answered all that it was asked, and the answer is drawn."""
        self.draw()
        while self._waiting and self._socket:
            self._socket.wait_for_event("framereceived", lambda _frame: not self._waiting, timeout=120_000)
            self.draw()
        self.page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()

    def come_to_rest(self) -> None:
        """Wait until charts and maps are drawn and nothing on the page moves any more."""
        self.settle()
        self.page.evaluate(_STILL)

    def answered(self) -> None:
        """Wait until what a slider moved is released and answered: until then the outcome is not the server's."""
        expect(self.page.locator("html.ucj-moving")).to_have_count(0)
        self.settle()

    def go(self, name: str) -> None:
        """Turn to another page by its name in the navigation."""
        self.page.get_by_test_id("stPageLink-NavLink").get_by_text(name, exact=True).click()
        self.settle()

    def speak(self, language: str) -> None:
        """Choose a language."""
        self.page.get_by_role("radio", name=language.upper(), exact=True).click()
        expect(self.page.locator(f"html[lang={language}]")).to_be_attached()
        self.settle()

    def quiet(self) -> None:
        """Assert that nothing left the machine and nothing went wrong."""
        assert self.refused == [], "a request left the machine"
        assert self.errors == [], self.errors


def new_visit(browser: Browser, address: str, width: int = 1280, height: int = 720) -> Visit:
    """Open a tab of a laptop without internet."""
    return Visit(browser.new_page(viewport={"width": width, "height": height}), address)


def map_frame(page: Page, number: int = 0) -> FrameLocator:
    """Return the frame of a map of a page."""
    return page.frame_locator("iframe[title*='st_folium']").nth(number)


def region_box(page: Page) -> Locator:
    """Return the list of regions, in either language."""
    return page.get_by_role("combobox", name="Wilayah", exact=True).or_(
        page.get_by_role("combobox", name="Region", exact=True)
    )


def lever(page: Page, label: str) -> Locator:
    """Return the row of a slider of a plan."""
    return page.locator(".ucj-lever", has=page.get_by_role("slider", name=label, exact=True))


def slider(page: Page, label: str) -> Locator:
    """Return a slider of a plan by its name."""
    return lever(page, label).get_by_role("slider")


def typed(page: Page, label: str) -> Locator:
    """Return the field beside a slider of a plan."""
    return lever(page, label).get_by_role("textbox")


def at_share(moved: Locator, share: float) -> tuple[float, float]:
    """Return the point of a slider that lies at a share of where its thumb can be."""
    moved.scroll_into_view_if_needed()
    box = moved.bounding_box()
    thumb = moved.evaluate("e => parseFloat(getComputedStyle(e).getPropertyValue('--ucj-thumb'))")
    assert box
    return box["x"] + thumb / 2 + share * (box["width"] - thumb), box["y"] + box["height"] / 2


def standing(moved: Locator) -> float:
    """Return the share of its positions at which a slider stands."""
    return float(moved.input_value()) / float(moved.get_attribute("max") or 1)


def hold(page: Page, label: str) -> None:
    """Take hold of the thumb of a slider of a plan."""
    moved = slider(page, label)
    page.mouse.move(*at_share(moved, standing(moved)))
    page.mouse.down()


def share(page: Page) -> None:
    """Open what a plan is shared by: its address, its name, its files, the briefing."""
    page.get_by_role("button", name="Bagikan").click()


def open_details(page: Page, label: str) -> None:
    """Open the details of a group of a plan."""
    button = lever(page, label).locator("[aria-expanded]")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")


def choose(page: Page, label: str, name: str) -> None:
    """Choose from a list by typing."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(name)
    page.get_by_role("option", name=name, exact=True).click()


def barriers(page: Page, *rules: str) -> list[tuple[str, str, list[str]]]:
    """Return the serious barriers that axe finds by some rules or all: which rule, what it asks, the first places."""
    asked = {"runOnly": list(rules)} if rules else None
    return [
        (item["id"], item["help"], [node["html"][:160] for node in item["nodes"]][:3])
        for item in Axe().run(page, options=asked).response["violations"]
        if item["impact"] in {"serious", "critical"}
    ]

"""A visitor without a browser: a websocket session of the app on this machine, as the browser holds one."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.request import urlopen

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

LONGEST_WAIT = 180.0


@dataclass
class Visitor:
    """A session: what the server has drawn for it, by place, and what a step took."""

    connection: Any
    address: str
    page: str = ""
    drawn: dict[tuple[int, ...], Delta] = field(default_factory=dict)

    async def open(self, page: str = "", query: str = "") -> float:
        """Open a page and return the seconds until it is drawn."""
        self.page, self.drawn = page, {}
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        return await self._run(message)

    async def change(self, *changed: WidgetState, fragment: str = "") -> float:
        """Send what a control holds now and return the seconds until the answer is drawn."""
        message = BackMsg()
        message.rerun_script.page_name = self.page
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.extend(changed)
        return await self._run(message)

    async def slide(self, key: str, place: int) -> float:
        """Move the slider that sets what is kept under a key to one of its positions."""
        for delta in self.drawn.values():
            component = delta.new_element.bidi_component
            data = json.loads(component.json or "{}") if delta.HasField("new_element") else {}
            for row in data.get("rows", ()):
                if row["key"] == key:
                    value = row["values"][place % len(row["values"])]
                    moves = [[key, value, data["read"] + 1, row["token"]]]
                    state = WidgetState(id=component.id, json_value=json.dumps({"moves": moves}))
                    return await self.change(state, fragment=delta.fragment_id)
        raise LookupError(key)

    async def unfold(self, key: str) -> float:
        """Open a list of files."""
        for delta in self.drawn.values():
            popover = delta.add_block.popover if delta.HasField("add_block") else None
            if popover is not None and popover.id.endswith(f"-{key}"):
                return await self.change(WidgetState(id=popover.id, bool_value=True), fragment=delta.fragment_id)
        raise LookupError(key)

    def downloads(self) -> Iterator[bytes]:
        """Fetch every file that the page offers."""
        for delta in self.drawn.values():
            if delta.HasField("new_element") and delta.new_element.HasField("download_button"):
                with urlopen(self.address + delta.new_element.download_button.url, timeout=30) as answer:
                    yield answer.read()

    def texts(self) -> str:
        """Return all the Markdown of the page."""
        found = (d.new_element.markdown.body for d in self.drawn.values() if d.HasField("new_element"))
        return "\n".join(text for text in found if text)

    async def _run(self, message: BackMsg) -> float:
        begun = time.perf_counter()
        await self.connection.send(message.SerializeToString())
        async with asyncio.timeout(LONGEST_WAIT):
            while True:
                answer = ForwardMsg()
                answer.ParseFromString(await self.connection.recv())
                kind = answer.WhichOneof("type")
                if kind == "delta":
                    self.drawn[tuple(answer.metadata.delta_path)] = answer.delta
                elif kind == "script_finished":
                    return time.perf_counter() - begun


@asynccontextmanager
async def visit(address: str) -> AsyncIterator[Visitor]:
    """Connect to an app at an address such as http://127.0.0.1:8501."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with websockets.connect(stream, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None) as open_:
        yield Visitor(open_, address)

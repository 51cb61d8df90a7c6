"""An agent on the reference client of Python: what it is told, as one line of JSON. `agent.py URL KEY MODE ANSWER`."""

import asyncio
import json
import sys

from mcp import Client, types
from mcp.client.streamable_http import create_mcp_http_client, streamable_http_client

URL, KEY, MODE, ANSWER = sys.argv[1:]


async def main() -> None:
    asked: list[str] = []

    async def elicit(_context, params):
        asked.append(params.message)
        content = {"confirm": True} if ANSWER == "accept" else None
        return types.ElicitResult(action=ANSWER, content=content)

    http = create_mcp_http_client(headers={"authorization": f"Bearer {KEY}"})
    can_ask = {} if ANSWER == "cannot" else {"elicitation_callback": elicit}
    async with Client(streamable_http_client(URL, http_client=http), mode=MODE, **can_ask) as client:
        tools = (await client.list_tools()).tools
        added = await client.call_tool("add_task", {"title": "by Python", "due_date": "tomorrow at 9"})
        task_id = added.structured_content["task_id"]
        deleted = await client.call_tool("delete_task", {"task_id": task_id})
        wrong = await client.call_tool("get_task", {"task_id": 999_999})
        today = await client.read_resource("list://open")
        told = {
            "protocol": client.protocol_version,
            "tools": [tool.name for tool in tools],
            "added": added.structured_content["status"],
            "deleted": deleted.structured_content["status"],
            "asked": asked,
            "wrong": wrong.is_error,
            "resources": len(today.contents),
            "prompts": sorted(prompt.name for prompt in (await client.list_prompts()).prompts),
        }
        print(json.dumps(told))


asyncio.run(main())

import { render } from "solid-js/web";
import "./look/base.css";
import "./look/controls.css";
import "./look/layout.css";
import "./look/rail.css";
import "./look/chat.css";
import "./look/tasks.css";
import "./look/filters.css";
import "./look/messages.css";
import { orAgain } from "./net/again.ts";
import { registerWorker } from "./net/worker.ts";
import { App } from "./views/App.tsx";
import { messagesFor } from "./words/words.ts";

const page = document.getElementById("page");
if (!page) throw new Error("The page has no place to stand in.");
const messages = await orAgain(() => messagesFor(navigator.language));
registerWorker();
render(() => <App messages={messages} />, page);

import { closePanelBrowser } from "./panelBrowser";

// Outside of every suite: runs once, after the last of them.
after(closePanelBrowser);

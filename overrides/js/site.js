// Start of the one script. Every page is complete without it; each module adds one thing.

import { startContents } from "./contents.js";
import { startCopy } from "./copy.js";
import { startFolds } from "./folds.js";
import { startMenu } from "./menu.js";
import { startPrint } from "./print.js";
import { startSearch } from "./search.js";

// Shows what only works with JavaScript (.only-js in css/base.css).
document.documentElement.classList.add("js");

startMenu();
startContents();
startCopy();
startPrint();
startSearch();
startFolds();

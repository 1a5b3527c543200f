// The writer of documents as a script of its own: heavy, so the kit loads it at the first click.

import { write } from "./write.js";

window.kennisbankDocument = { write };

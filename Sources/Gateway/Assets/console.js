// The console's script begins here: each line starts one part. Pages can be read without it.

import "./areas.js";
import "./copy.js";
import "./dialog.js";
import "./download.js";
import "./ending.js";
import "./filter.js";
import "./follow.js";
import "./menu.js";
import "./place.js";
import "./preferences.js";
import "./recent.js";
import "./search.js";
import "./shortcuts.js";

#pragma once

#include <stdint.h>

#include "child_start.h"

// Linking this target into an executable puts its `bind` before the C library's, for every library of the process.
// It behaves like the original, except once after a call of `fixed_port_for_next_bind`.

// The calling thread's next bind to 127.0.0.1 with no port chosen takes this port instead; one just given up by an ended
// listener is taken over at once. Zero takes the wish back.
// Returns 0, or the error number that says why the port can't be had. Ask before making an embedded cluster: the C library
// behind it ends the process when a broker of its own can't listen.
int fixed_port_for_next_bind(uint16_t port);

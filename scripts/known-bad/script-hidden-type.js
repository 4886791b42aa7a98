// A value that may be anything, so that nothing is wrong.
/** @type {any} */
const status = document.querySelector("#status");
status.textContent = "";

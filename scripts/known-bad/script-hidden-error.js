// A line that is kept from the check of its types.
// @ts-ignore
document.querySelector("#status").textContent = "";

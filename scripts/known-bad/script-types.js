// An element that may not be there.
document.querySelector("#status").textContent = "";

// The address of the page that asks whether to continue holds the token; it leaves the address and the history before anybody sees it.
history.replaceState(null, "", "/sign-in");
